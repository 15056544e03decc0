'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { treeFrom } from '@/lib/domain/indicators/tree';
import { type Freezing, freezeReport } from '@/lib/domain/reports/frozen';
import { isReportFormat, type ReportFormat } from '@/lib/domain/reports/make';
import { orderFrozenReport, orderReport } from '@/lib/domain/reports/order';
import { command, press } from '@/lib/platform/action';
import { broken } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';

export const exportReport = press('report.export', async (actor, form) => {
  await orderReport(actor, {
    areaId: Number(form.get('areaId')),
    period: String(form.get('period')),
    tree: treeFrom({ tree: String(form.get('tree')) }),
    ...ordered(form),
  });
  redirect(paths.reports());
});

export const exportFrozenReport = press('report.export', async (actor, form) => {
  await orderFrozenReport(actor, { id: Number(form.get('id')), ...ordered(form) });
  redirect(paths.exports());
});

const freezing = z.object({
  areaId: z.coerce.number().int().positive(),
  period: z.string(),
  tree: z.string().transform((tree) => treeFrom({ tree })),
  note: z.string().trim().max(200, '说明最多 200 个字。'),
  submitKey: z.uuid(),
});

export const freeze = command<Freezing, never>('report.freeze', freezing, async (actor, input) => {
  const { id } = await freezeReport(actor, input);
  redirect(paths.frozenReport(id));
});

function ordered(form: FormData): { format: ReportFormat; submitKey: string } {
  const format = String(form.get('format'));
  if (!isReportFormat(format)) throw broken('请选择 Word、PDF 或 Excel。');
  return { format, submitKey: String(form.get('submitKey')) };
}
