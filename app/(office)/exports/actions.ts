'use server';

import { revalidatePath } from 'next/cache';
import { cancelExport, retryExport } from '@/lib/domain/transfers/exports';
import { press } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const cancel = press('signed-in', async (actor, form) => {
  await cancelExport(actor, Number(form.get('id')));
  revalidatePath(paths.exports());
});

export const retry = press('signed-in', async (actor, form) => {
  await retryExport(actor, Number(form.get('id')));
  revalidatePath(paths.exports());
});
