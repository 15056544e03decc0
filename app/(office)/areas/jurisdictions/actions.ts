'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import {
  type Closing,
  closing,
  type Leaving,
  leaving,
  type Naming,
  type NewJurisdiction,
  type NewMember,
  naming,
  newJurisdiction,
  newMember,
  type Withdrawal,
  withdrawal,
} from '@/lib/domain/jurisdictions/definition';
import {
  addMember,
  createJurisdiction,
  endJurisdiction,
  endMember,
  nameJurisdiction,
  withdrawMember,
} from '@/lib/domain/jurisdictions/mutations';
import { action, command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

const refreshed =
  <I, T>(mutate: (actor: Actor, input: I) => Promise<T>) =>
  async (actor: Actor, input: I): Promise<T> => {
    const result = await mutate(actor, input);
    revalidatePath(paths.jurisdictions());
    return result;
  };

export const create = action<NewJurisdiction, never>(
  'areas.change',
  newJurisdiction,
  async (actor, input) => {
    const { id } = await createJurisdiction(actor, input);
    redirect(paths.jurisdiction(id));
  },
);

export const add = action<NewMember, never>('areas.change', newMember, async (actor, input) => {
  await addMember(actor, input);
  redirect(paths.jurisdiction(input.id));
});

export const rename = command<Naming, null>('areas.change', naming, refreshed(nameJurisdiction));
export const close = command<Closing, null>('areas.change', closing, refreshed(endJurisdiction));
export const leave = command<Leaving, null>('areas.change', leaving, refreshed(endMember));
export const withdraw = command<Withdrawal, null>('areas.change', withdrawal, refreshed(withdrawMember));
