'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import {
  type Acceptance,
  acceptance,
  type Confirmation,
  confirmation,
  type Named,
  named,
  readSettling,
  type Settling,
  type Withdrawal,
  withdrawal,
} from '@/lib/domain/area-changes/definition';
import {
  confirmChange,
  reopenChange,
  reverseChange,
  withdrawChange,
} from '@/lib/domain/area-changes/mutations';
import { acceptProposals, settleItem } from '@/lib/domain/area-changes/settle';
import { command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

/** The page stays at its address, filter and all. */
const refreshed =
  <I, T>(mutate: (actor: Actor, input: I) => Promise<T>) =>
  async (actor: Actor, input: I): Promise<T> => {
    const result = await mutate(actor, input);
    revalidatePath(paths.areaChanges());
    return result;
  };

export const accept = command<Acceptance, number>('areas.change', acceptance, refreshed(acceptProposals));
export const settle = command<Settling, void>('areas.change', readSettling, refreshed(settleItem));
export const confirm = command<Confirmation, void>('areas.change', confirmation, refreshed(confirmChange));
export const withdraw = command<Withdrawal, void>('areas.change', withdrawal, refreshed(withdrawChange));

export const reopen = command<Named, void>('areas.change', named, refreshed(reopenChange));

export const reverse = command<Named, never>('areas.change', named, async (actor, { id }) => {
  redirect(paths.areaChange(await reverseChange(actor, id)));
});
