import { findLedger } from '@/lib/domain/registry';
import { describeFilter, referredBy } from '@/lib/ledger/conditions';
import type { Ledger } from '@/lib/ledger/define';
import { exportRecords } from '@/lib/ledger/export';
import { labelsFor } from '@/lib/ledger/labels';
import { areaInScope, onKnownTree } from '@/lib/ledger/list';
import { parseListQuery } from '@/lib/ledger/query';
import type { Actor } from '@/lib/platform/actor';
import { today } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/errors';
import { grantsFor } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { ExportModel } from '@/prisma/client/models/Export';
import { type Made, queueExport } from './exports';

type LedgerOrder = { query: string; format: 'xlsx' | 'csv'; submitKey: string };

/** Orders all that a list's address matches. */
export async function queueLedgerExport(
  actor: Actor,
  ledger: Ledger,
  { query, format, submitKey }: LedgerOrder,
): Promise<number> {
  return queueExport(actor, {
    kind: 'ledger',
    title: `${ledger.label}台账`,
    format,
    request: { ledger: ledger.name, query },
    submitKey,
  });
}

/** Makes a ledger's file in one read of the database: what is written while it runs is not half in it. */
export async function makeLedgerFile(
  actor: Actor,
  order: ExportModel,
  path: string,
  onProgress: (rows: number) => Promise<void>,
): Promise<Made> {
  const request = order.request as { ledger: string; query: string };
  const ledger = findLedger(request.ledger);
  if (!ledger) throw notFound();
  const asked = parseListQuery(ledger, Object.fromEntries(new URLSearchParams(request.query)));
  const format = order.format === 'csv' ? 'csv' : 'xlsx';
  const rows = await read(
    actor,
    'ledger.export',
    async (tx) => {
      const query = await onKnownTree(tx, asked);
      const area =
        query.areaId === null ? null : await areaInScope(tx, actor, query.areaId, query.filter.tree);
      const labels = await labelsFor(tx, ledger, [referredBy(query.filter)]);
      const conditions = describeFilter(ledger, query.filter, area?.path ?? null, labels).map(
        ({ label, value }) => `${label}：${value}`,
      );
      const scope = [...new Set(grantsFor(actor, 'ledger.export').map(({ areaName }) => areaName))].join(
        '、',
      );
      return exportRecords(tx, actor, ledger, path, {
        filter: { ...query.filter, area: area ?? undefined },
        sort: query.sort,
        conditions: [`本人辖区：${scope}`, ...(conditions.length > 0 ? conditions : ['没有其他条件'])],
        format,
        onProgress,
      });
    },
    { timeout: 10 * 60_000 },
  );
  return { rows, fileName: `${ledger.label}-${today()}.${format}` };
}
