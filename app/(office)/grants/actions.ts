'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type Ending, ending, type NewGrant, newGrant } from '@/lib/domain/grants/definition';
import { endGrant, grantRole } from '@/lib/domain/grants/mutations';
import { action, command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const grant = action<NewGrant, never>('grants.manage', newGrant, async (actor, input) => {
  await grantRole(actor, input);
  redirect(paths.grants({ user: input.userId }));
});

export const end = command<Ending, null>('grants.manage', ending, async (actor, input) => {
  const result = await endGrant(actor, input);
  revalidatePath(paths.grants());
  return result;
});
