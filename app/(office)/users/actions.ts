'use server';

import { revalidatePath } from 'next/cache';
import { newUser, oneUser, revision } from '@/lib/domain/users/definition';
import {
  createUser,
  disableUser,
  enableUser,
  endUserSignIns,
  resetPassword,
  reviseUser,
  unlockUser,
} from '@/lib/domain/users/mutations';
import { action, command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

const onOne =
  <T>(mutate: (actor: Actor, id: number) => Promise<T>) =>
  async (actor: Actor, { id }: { id: number }): Promise<T> => {
    const result = await mutate(actor, id);
    revalidatePath(paths.user(id));
    return result;
  };

export const create = action('users.manage', newUser, createUser);
export const revise = action('users.manage', revision, async (actor, input) => {
  await reviseUser(actor, input);
  revalidatePath(paths.user(input.id));
  return null;
});
export const reset = action('users.manage', oneUser, onOne(resetPassword));
export const disable = command('users.manage', oneUser, onOne(disableUser));
export const enable = command('users.manage', oneUser, onOne(enableUser));
export const unlock = command('users.manage', oneUser, onOne(unlockUser));
export const endSignIns = command('users.manage', oneUser, onOne(endUserSignIns));
