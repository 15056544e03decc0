import type { SheetRow } from '@/lib/platform/spreadsheets/sheet-row';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error';
import { enteredNames, fieldNames, fieldOf, type Ledger } from './define';
import { unitOf } from './values';

/** Columns that an export or a marked workbook adds, and an import passes over. */
export const reasonHeader = '错误原因';
export const extraHeaders = [reasonHeader, '审核状态', '停用日期'] as const;

/** 户数（户）*: what stands at the top of a column in template, export and marked workbook. */
export function headerOf(ledger: Ledger, name: string): string {
  const field = fieldOf(ledger, name);
  const unit = unitOf(field);
  return unit ? `${field.label}（${unit}）` : field.label;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*＊]/gu, '')
    .replace(/\(.*?\)$/u, '');

export type Header = { texts: string[]; fields: (string | null)[]; unknown: string[] };

/** Which column holds which field. Throws with what is missing, so that a wrong template is told at once. */
export function readHeader(ledger: Ledger, row: SheetRow | undefined): Header {
  const texts = (row?.cells ?? []).map((cell) => (typeof cell === 'string' ? cell : cell.text).trim());
  const byHeader = new Map(enteredNames(ledger).map((name) => [plain(fieldOf(ledger, name).label), name]));
  const fields = texts.map((text) => byHeader.get(plain(text)) ?? null);
  const found = new Set(fields.filter((name) => name !== null));
  if (found.size === 0) {
    throw new SpreadsheetError(
      `第一行不是“${ledger.label}”模板的表头。请下载“${ledger.label}”的模板，把数据粘贴进去再上传。`,
    );
  }
  const repeated = texts.filter((_, at) => fields[at] !== null && fields.indexOf(fields[at] ?? null) !== at);
  if (repeated.length > 0) throw new SpreadsheetError(`表头里“${repeated[0]}”出现了两次，请删去多余的一列。`);
  const missing = fieldNames(ledger).filter((name) => fieldOf(ledger, name).required && !found.has(name));
  if (missing.length > 0) {
    throw new SpreadsheetError(
      `缺少必填的列：${missing.map((name) => fieldOf(ledger, name).label).join('、')}。请用“${ledger.label}”的模板填写。`,
    );
  }
  // An export has what is computed, too.
  const computed = fieldNames(ledger).map((name) => plain(fieldOf(ledger, name).label));
  const passedOver = new Set<string>([...extraHeaders, ...computed]);
  const unknown = texts.filter(
    (text, at) => text !== '' && fields[at] === null && !passedOver.has(plain(text)),
  );
  return { texts, fields, unknown };
}
