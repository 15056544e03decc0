'use server';

import { redirect } from 'next/navigation';
import { isReportFormat } from '@/lib/domain/reports/make';
import { orderReport } from '@/lib/domain/reports/order';
import { press } from '@/lib/platform/action';
import { broken } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';

export const exportReport = press('report.export', async (actor, form) => {
  const format = String(form.get('format'));
  if (!isReportFormat(format)) throw broken('请选择 Word、PDF 或 Excel。');
  await orderReport(actor, {
    areaId: Number(form.get('areaId')),
    period: String(form.get('period')),
    format,
    submitKey: String(form.get('submitKey')),
  });
  redirect(paths.reports());
});
