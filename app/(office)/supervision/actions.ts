'use server';

import { redirect } from 'next/navigation';
import { newItemForm } from '@/lib/domain/supervision/form';
import { assignItem, createItem, type NewItem } from '@/lib/domain/supervision/issue';
import { action, command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const create = action<NewItem, never>('supervision.issue', newItemForm, async (actor, input) =>
  redirect(paths.supervisionItem(await createItem(actor, input))),
);

export const assign = command(
  'supervision.issue',
  (form) => ({ value: { id: Number(form.get('id')), version: Number(form.get('version')) } }),
  async (actor, input) => {
    await assignItem(actor, input);
    redirect(paths.supervisionItem(input.id));
  },
);
