'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { type Locking, lockPeriod, type Reopening, reopenPeriod } from '@/lib/domain/periods/lock';
import { command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

const locking = z.object({
  areaId: z.coerce.number().int().positive(),
  period: z.string(),
  submitKey: z.uuid(),
});

export const lock = command<Locking, void>('period.lock', locking, async (actor, input) => {
  await lockPeriod(actor, input);
  revalidatePath(paths.periods());
});

const reopening = z.object({
  id: z.coerce.number().int().positive(),
  reason: z.string().trim().min(1, '请写明解除的原因。').max(200, '原因最多 200 个字。'),
});

export const reopen = command<Reopening, void>('period.lock', reopening, async (actor, input) => {
  await reopenPeriod(actor, input);
  revalidatePath(paths.periods());
});
