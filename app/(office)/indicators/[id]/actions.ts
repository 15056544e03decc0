'use server';

import { revalidatePath } from 'next/cache';
import { codeOf } from '@/lib/domain/indicators/catalogue';
import { targetForm } from '@/lib/domain/targets/form';
import { type Setting, setTarget } from '@/lib/domain/targets/mutations';
import { command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const set = command<Setting, void>('target.set', targetForm, async (actor, input) => {
  await setTarget(actor, input);
  revalidatePath(paths.indicator(codeOf(input.figure)));
});
