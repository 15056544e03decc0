import type { Actor } from '@/lib/platform/actor';
import { clock, wallTime } from '@/lib/platform/clock';
import type { SheetValue } from '@/lib/platform/spreadsheets/write';
import { writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { readOwn } from '@/lib/platform/transact';
import type { ImportModel } from '@/prisma/client/models/Import';
import type { Ledger } from './define';
import { reasonHeader } from './import-header';

type Row = { number: number; cells: string[]; problems: { column: number; message: string }[] };

/**
 * Writes the uploaded rows again, all of them and in their order, with the wrong cells marked and the reasons in the
 * last column. It can be mended and uploaded as it is: the reasons are passed over.
 */
export async function writeMarked(
  actor: Actor,
  ledger: Ledger,
  batch: ImportModel,
  path: string,
): Promise<void> {
  const headers = (batch.headers as string[]).map((text) => text || ' ');
  const columns = [...headers, reasonHeader].map((header) => ({
    header,
    kind: 'text' as const,
    width: header === reasonHeader ? 60 : undefined,
  }));
  await writeWorkbook(path, {
    watermark: `${actor.name} ${wallTime(clock.now())}`,
    properties: { title: `${ledger.label}导入检查结果`, keywords: `gongzhi:${ledger.name}` },
    sheets: [{ name: ledger.label, columns, rows: markedRows(actor, batch.id, headers.length) }],
  });
}

async function* markedRows(actor: Actor, importId: number, width: number): AsyncGenerator<SheetValue[]> {
  let after = 0;
  for (;;) {
    const rows = await readOwn(
      actor,
      (tx) => tx.$queryRaw<Row[]>`
      SELECT number, cells, problems FROM import_rows WHERE import_id = ${importId} AND number > ${after} ORDER BY number LIMIT 2000`,
    );
    for (const row of rows) yield markedRow(row, width);
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

function markedRow({ cells, problems }: Row, width: number): SheetValue[] {
  const values: SheetValue[] = Array.from({ length: width }, (_, at) => {
    const reasons = problems.filter(({ column }) => column === at).map(({ message }) => message);
    return reasons.length > 0
      ? { value: cells[at] ?? '', fill: 'error', comment: reasons.join('\n') }
      : (cells[at] ?? '');
  });
  return [...values, problems.map(({ message }) => message).join(' ')];
}
