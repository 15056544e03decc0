'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { markAllRead, takeNotice } from '@/lib/domain/notices/notices';
import { press } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';
import { safePath } from '@/lib/platform/request-origin';

/** Opens what a notice speaks of, and marks it read. */
export const openNotice = press('signed-in', async (actor, form) => {
  const notice = await takeNotice(actor, Number(form.get('id')));
  revalidatePath('/', 'layout');
  redirect(notice?.href ? safePath(notice.href) : paths.notices());
});

export const readAll = press('signed-in', async (actor) => {
  await markAllRead(actor);
  revalidatePath('/', 'layout');
});
