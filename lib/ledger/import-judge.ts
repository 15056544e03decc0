import type { Actor } from '@/lib/platform/actor';
import { difference } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { findIdNumber } from '@/lib/platform/spreadsheets/normalise';
import type { CellValue, SheetRow } from '@/lib/platform/spreadsheets/sheet-row';
import { fieldOf, type Ledger } from './define';
import type { Header } from './import-header';
import { checkRecord, type Problems, parseRecord } from './parse';
import { recordsOf, tableOf } from './read';
import type { JudgedRow, LedgerRecord } from './record';
import { type ReadRow, resolveRows } from './resolve';

type Reading = ReadRow & { row: SheetRow; texts: Record<string, string>; existing: LedgerRecord | null };

const textOf = (cell: CellValue | undefined) =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

/** Judges some rows of a file against the ledger, in a handful of queries. `seen` holds the codes of earlier rows. */
export async function judgeRows(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  header: Header,
  rows: readonly SheetRow[],
  seen: Map<string, number>,
): Promise<JudgedRow[]> {
  const codeColumn = header.fields.indexOf('code');
  const codes = rows.map((row) =>
    textOf(row.cells[codeColumn]).normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase(),
  );
  const known = await recordsOf(tx, actor, ledger, codes);
  const existing = new Map(known.map((record) => [String(record.values.code), record]));
  const readings = rows.map((row, at) => readRow(ledger, header, row, existing.get(codes[at] ?? '') ?? null));
  const areas = await resolveRows(tx, actor, ledger, readings);
  const taken = await codesTaken(tx, ledger, codes);
  const reissued = await codesReissued(tx, ledger, codes);
  return readings.map((reading) => {
    checkRecord(ledger, reading.values, areas.get(reading) ?? null, reading.problems);
    const code = String(reading.values.code ?? '');
    const earlier = seen.get(code);
    if (code && earlier !== undefined) reading.problems.code ??= `与第 ${earlier} 行的编码相同。`;
    else if (code) seen.set(code, reading.row.number);
    if (reading.existing?.retiredOn) reading.problems.code ??= '这条记录已停用，不能用导入修改。';
    const now = reading.existing ? undefined : reissued.get(code);
    if (now) reading.problems.code = `这个编码已随区划调整换发为 ${now}，请改用新编码。`;
    if (!reading.existing && taken.has(code))
      reading.problems.code ??= '这个编码已被您辖区以外的记录使用，请核对。';
    return judge(header, reading);
  });
}

function readRow(ledger: Ledger, header: Header, row: SheetRow, existing: LedgerRecord | null): Reading {
  const texts: Record<string, string> = {};
  const unreadable: Problems = {};
  header.fields.forEach((name, at) => {
    if (name === null) return;
    const cell = row.cells[at];
    texts[name] = textOf(cell);
    if (cell !== undefined && typeof cell !== 'string') unreadable[name] = cell.problem;
    // A masked contact in an exported file is not the contact: leave what stands.
    if (existing && fieldOf(ledger, name).isContact && texts[name].includes('*')) delete texts[name];
  });
  const { values, problems } = parseRecord(ledger, texts, existing?.values ?? null);
  return { row, texts, values, problems: { ...problems, ...unreadable }, existing };
}

// Rows are kept until the batch is done with; an ID number is not, not even in a refused one.
const withoutIdNumber = (text: string) => (findIdNumber(text) ? '（身份证号已隐去）' : text);

function judge(header: Header, { row, values, problems, existing }: Reading): JudgedRow {
  const cells = header.texts.map((_, at) => withoutIdNumber(textOf(row.cells[at])));
  const list = Object.entries(problems).map(([name, message]) => ({
    column: header.fields.indexOf(name),
    message,
  }));
  const judged = {
    number: row.number,
    cells,
    problems: list,
    recordId: existing?.id ?? null,
    recordVersion: existing?.version ?? null,
  };
  if (list.length > 0) return { ...judged, verdict: 'refused', values: null, before: null };
  if (!existing) return { ...judged, verdict: 'added', values, before: null };
  const isSame = difference(existing.values, values).isEmpty;
  return { ...judged, verdict: isSame ? 'unchanged' : 'changed', values, before: existing.values };
}

async function codesTaken(tx: Tx, ledger: Ledger, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<
    { code: string }[]
  >`SELECT code FROM keys_taken(${ledger.table}, ${[...codes]}::text[]) AS code`;
  return new Set(rows.map(({ code }) => code));
}

/** Codes that records had until areas changed, with the codes that they have now. */
async function codesReissued(tx: Tx, ledger: Ledger, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ old: string; now: string }[]>`
    SELECT c.code AS old, t.code AS now FROM record_codes c JOIN ${tableOf(ledger)} t ON t.id = c.record_id
    WHERE c.ledger = ${ledger.name} AND c.code = ANY (${[...codes]}::text[]) ORDER BY c.until`;
  return new Map(rows.map(({ old, now }) => [old, now]));
}
