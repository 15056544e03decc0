'use server';

import { redirect } from 'next/navigation';
import { orderBulletin } from '@/lib/domain/supervision/bulletin-document';
import { press } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

export const exportBulletin = press('report.export', async (actor, form) => {
  await orderBulletin(actor, {
    areaId: Number(form.get('areaId')),
    period: String(form.get('period')),
    format: String(form.get('format')),
    submitKey: String(form.get('submitKey')),
  });
  redirect(paths.exports());
});
