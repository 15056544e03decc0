import type { Tx } from '@/lib/platform/db';
import { fieldOf, type Ledger, type Value, type Values } from './define';
import { reviewLabels } from './filter';
import { labelsFor } from './labels';
import { display, type Labels } from './values';

export type Change = { label: string; before: string; after: string };
export type HistoryEntry = {
  id: string;
  at: Date;
  actor: string;
  action: string;
  note: string;
  importId: number | null;
  changes: Change[];
};

/** What was done to a record, in the words of the interface. */
export const actionLabels: Record<string, string> = {
  create: '新增',
  revise: '修改',
  retire: '停用',
  reinstate: '撤销停用',
  approve: '审核通过',
  return: '退回',
  import: '导入',
  'undo-import': '撤销导入',
  assign: '划转',
};

const systemLabels: Record<string, string> = {
  retiredOn: '停用日期',
  retireReason: '停用原因',
  reviewState: '审核状态',
};

/** The record's last changes, newest first, in words. */
export async function historyOf(tx: Tx, ledger: Ledger, id: number, limit = 50): Promise<HistoryEntry[]> {
  const entries = await tx.auditEntry.findMany({
    where: { subject: ledger.name, subjectId: String(id) },
    orderBy: { id: 'desc' },
    take: limit,
  });
  const versions = entries
    .flatMap(({ before, after }) => [before, after])
    .filter((values) => values !== null) as Values[];
  const labels = await labelsFor(tx, ledger, versions);
  return entries.map((entry) => ({
    id: String(entry.id),
    at: entry.at,
    actor: entry.actor,
    action: actionLabels[entry.action] ?? entry.action,
    note: entry.note,
    importId: entry.importId,
    // What a new record began with stands in the record itself.
    changes: entry.before
      ? changesOf(ledger, entry.before as Values, (entry.after ?? {}) as Values, labels)
      : [],
  }));
}

function changesOf(ledger: Ledger, before: Values, after: Values, labels: Labels): Change[] {
  return Object.keys({ ...before, ...after }).map((name) => ({
    label: labelOf(ledger, name),
    before: words(ledger, name, before[name], labels),
    after: words(ledger, name, after[name], labels),
  }));
}

const labelOf = (ledger: Ledger, name: string) => ledger.fields[name]?.label ?? systemLabels[name] ?? name;

function words(ledger: Ledger, name: string, value: Value | undefined, labels: Labels): string {
  const text = ledger.fields[name]
    ? display(fieldOf(ledger, name), value, labels)
    : (reviewLabels[value as keyof typeof reviewLabels] ?? String(value ?? ''));
  return text || '（空）';
}
