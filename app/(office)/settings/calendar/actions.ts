'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { yearForm } from '@/lib/domain/calendar/form';
import { enterYear } from '@/lib/domain/calendar/mutations';
import { writeNotice } from '@/lib/domain/calendar/notice-text';
import { action } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

/** Shows first what it has read; keeps it when that is confirmed. */
export const enter = action('request.settings', yearForm, async (actor, { isChecked, ...year }) => {
  const text = writeNotice(year.days);
  if (!isChecked) return { document: year.document, text };
  await enterYear(actor, year);
  revalidatePath(paths.calendar());
  redirect(paths.calendar());
});
