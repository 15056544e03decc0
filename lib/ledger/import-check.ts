import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { fileTrouble, placeFor, removeStored, storedFile } from '@/lib/platform/files';
import { paths } from '@/lib/platform/paths';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read';
import type { SheetRow } from '@/lib/platform/spreadsheets/sheet-row';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error';
import { keepOwn, read } from '@/lib/platform/transact';
import type { ImportModel } from '@/prisma/client/models/Import';
import type { Ledger } from './define';
import { failImport } from './import-end';
import { type Header, readHeader } from './import-header';
import { judgeRows } from './import-judge';
import { writeMarked } from './import-marked';
import type { JudgedRow } from './record';

const batchSize = 1_000;

/**
 * Reads the uploaded file and says of each row what it would do; stores nothing in the ledger. Started again after
 * a kill it begins anew. A file that cannot be used ends the batch as failed, with the reason for the user.
 */
export async function checkImport(actor: Actor, ledger: Ledger, importId: number): Promise<void> {
  const batch = await keepOwn(actor, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: { in: ['uploaded', 'checking'] } },
      data: {
        state: 'checking',
        progress: 0,
        total: 0,
        added: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
        message: null,
      },
    });
    // Asked before anything is cleared: a job that runs again after its end must leave what it found.
    if (count === 0) return null;
    await tx.importRow.deleteMany({ where: { importId } });
    return tx.import.findUnique({ where: { id: importId } });
  });
  if (!batch) return;
  try {
    await checkFile(actor, ledger, batch);
    // The rows are staged; the file, with whatever else it holds, is needed no more.
    await removeStored(batch.storedPath);
  } catch (error) {
    const words = error instanceof SpreadsheetError ? error.message : fileTrouble(error);
    if (!words) throw error;
    await failImport(actor, importId, { from: 'checking', to: 'failed' }, words);
  }
}

async function checkFile(actor: Actor, ledger: Ledger, batch: ImportModel): Promise<void> {
  const sheet = await openSpreadsheet(storedFile(batch.storedPath), batch.fileName, {
    sheetName: ledger.label,
  });
  refuseOtherTemplate(ledger, sheet.properties.keywords);
  const seen = new Map<string, number>();
  let header: Header | null = null;
  let waiting: SheetRow[] = [];
  const flush = async (known: Header) => {
    const rows = await read(actor, 'ledger.import', (tx) =>
      judgeRows(tx, actor, ledger, known, waiting, seen),
    );
    waiting = [];
    return keepOwn(actor, (tx) => keepRows(tx, batch.id, rows));
  };
  for await (const row of sheet.rows) {
    if (!header) {
      header = readHeader(ledger, row);
      continue;
    }
    waiting.push(row);
    if (waiting.length >= batchSize && !(await flush(header))) return;
  }
  header ??= readHeader(ledger, undefined);
  if (waiting.length > 0 && !(await flush(header))) return;
  await finish(actor, ledger, batch, header);
}

function refuseOtherTemplate(ledger: Ledger, keywords = ''): void {
  const named = /gongzhi:([a-z-]+)/.exec(keywords)?.[1];
  if (named && named !== ledger.name)
    throw new SpreadsheetError(
      `这不是“${ledger.label}”的模板，请下载“${ledger.label}”的模板填写，或到对应的台账里导入。`,
    );
}

/** Stores judged rows; false when the batch has been cancelled meanwhile. */
async function keepRows(tx: Tx, importId: number, rows: readonly JudgedRow[]): Promise<boolean> {
  const count = (verdict: JudgedRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const { count: running } = await tx.import.updateMany({
    where: { id: importId, state: 'checking' },
    data: {
      progress: { increment: rows.length },
      added: { increment: count('added') },
      changed: { increment: count('changed') },
      unchanged: { increment: count('unchanged') },
      refused: { increment: count('refused') },
    },
  });
  if (running === 0) return false;
  await tx.$executeRaw`
    INSERT INTO import_rows (import_id, number, verdict, cells, values, problems, record_id, record_version, before)
    SELECT ${importId}, number, verdict, cells, nullif(values, 'null'), problems, "recordId", "recordVersion", nullif(before, 'null')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(number int, verdict "RowVerdict", cells jsonb, values jsonb, problems jsonb,
      "recordId" int, "recordVersion" int, before jsonb)`;
  return true;
}

async function finish(actor: Actor, ledger: Ledger, batch: ImportModel, header: Header): Promise<void> {
  const judged = await keepOwn(actor, (tx) => tx.import.findUniqueOrThrow({ where: { id: batch.id } }));
  if (judged.progress === 0) throw new SpreadsheetError('表里没有数据行，请填写后再上传。');
  if (judged.refused > 0) {
    await writeMarked(
      actor,
      ledger,
      { ...judged, headers: header.texts },
      await placeFor(markedPath(batch.id)),
    );
  }
  await keepOwn(actor, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: batch.id, state: 'checking' },
      data: {
        state: 'checked',
        total: judged.progress,
        headers: header.texts,
        checkedAt: clock.now(),
        message: header.unknown.length > 0 ? `没有导入这些列：${header.unknown.join('、')}。` : null,
      },
    });
    if (count === 1)
      await tx.notice.createMany({
        data: [
          {
            userId: actor.userId,
            text: `“${batch.fileName}”已检查：${judged.refused} 行有误。`,
            href: paths.import(batch.id),
          },
        ],
      });
  });
}

export const markedPath = (importId: number) => `imports/${importId}-marked.xlsx`;
