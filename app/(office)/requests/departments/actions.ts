'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { addDepartment, retireDepartment, setMember } from '@/lib/domain/requests/desks';
import { command } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';

const refreshed =
  <I>(mutate: (actor: Actor, input: I) => Promise<void>) =>
  async (actor: Actor, input: I): Promise<void> => {
    await mutate(actor, input);
    revalidatePath(paths.departments());
  };

const id = z.coerce.number().int().positive();
const text = (what: string, most: number) =>
  z.string().trim().min(2, `请填${what}。`).max(most, `${what}最多 ${most} 个字。`);

export const add = command<{ areaId: number; name: string; field: string }, void>(
  'request.dispatch',
  z.object({ areaId: id, name: text('名称', 40), field: text('职能领域', 20) }),
  refreshed(addDepartment),
);

export const retire = command<{ id: number }, void>(
  'request.dispatch',
  z.object({ id }),
  refreshed(retireDepartment),
);

const member = z.object({ id, userId: id });
export const join = command<{ id: number; userId: number; isMember: boolean }, void>(
  'request.dispatch',
  member.transform((each) => ({ ...each, isMember: true })),
  refreshed(setMember),
);
export const leave = command<{ id: number; userId: number; isMember: boolean }, void>(
  'request.dispatch',
  member.transform((each) => ({ ...each, isMember: false })),
  refreshed(setMember),
);
