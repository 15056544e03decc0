'use server';

import { revalidatePath } from 'next/cache';
import {
  type AttributeEdit,
  attributeForm,
  type OneAttribute,
  oneAttribute,
} from '@/lib/domain/open311/service-form';
import { reinstateAttribute, retireAttribute, saveAttribute } from '@/lib/domain/open311/service-settings';
import { command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

const refreshed =
  <I>(mutate: (actor: Actor, input: I) => Promise<void>) =>
  async (actor: Actor, input: I): Promise<void> => {
    await mutate(actor, input);
    revalidatePath(paths.requestSettings(), 'layout');
  };

export const save = command<AttributeEdit, void>('request.settings', attributeForm, refreshed(saveAttribute));
export const retire = command<OneAttribute, void>(
  'request.settings',
  oneAttribute,
  refreshed(retireAttribute),
);
export const reinstate = command<OneAttribute, void>(
  'request.settings',
  oneAttribute,
  refreshed(reinstateAttribute),
);
