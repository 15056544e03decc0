import { posix } from 'node:path';
import { type CellFormat, cellFormat } from './cell-format.ts';
import type { Limits } from './limits.ts';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';
import { StringTable } from './string-table.ts';
import { macros, type XlsxPackage } from './xlsx-package.ts';
import { readXml } from './xml.ts';

export type WorkbookSheet = { name: string; hidden: boolean; part: string };

export type Workbook = {
  sheets: WorkbookSheet[];
  /** Day 0 is 1904-01-01, an old Macintosh habit, instead of 1899-12-30. */
  date1904: boolean;
  formats: CellFormat[];
  strings: StringTable;
  /** title, subject, keywords, creator … as the file carries them. */
  properties: Record<string, string>;
};

type Relation = { type: string; target: string };

export async function readWorkbook(pack: XlsxPackage, limits: Limits): Promise<Workbook> {
  if (!pack.has('[Content_Types].xml') || !pack.has('_rels/.rels')) throw notAWorkbook();
  const root = [...(await readRelations(pack, '')).values()];
  const main = root.find((relation) => relation.type === 'officeDocument')?.target;
  if (!main || posix.basename(main).startsWith('document')) throw notAWorkbook();
  if (main.endsWith('.bin')) {
    throw new SpreadsheetError('文件是 .xlsb 二进制工作簿，请另存为 .xlsx 后再上传。');
  }
  const relations = await readRelations(pack, main);
  refuseUnsafe(relations);
  const part = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const core = root.find((relation) => relation.type === 'core-properties')?.target;
  return {
    ...(await readSheets(pack, main, relations)),
    formats: await readFormats(pack, part('styles')),
    strings: await readStrings(pack, part('sharedStrings'), limits),
    properties: await readProperties(pack, core),
  };
}

function notAWorkbook() {
  return new SpreadsheetError('文件不是 Excel 工作簿，请上传 .xlsx 或 .csv 文件。');
}

function refuseUnsafe(relations: Map<string, Relation>) {
  for (const { type } of relations.values()) {
    if (type === 'externalLink') {
      throw new SpreadsheetError(
        '文件含指向其他文件的外部链接。请在 Excel 的“数据 › 编辑链接”中断开链接，或把数据以数值粘贴到新工作簿后再上传。',
      );
    }
    if (type === 'vbaProject' || type === 'xlMacrosheet') throw macros();
  }
}

/** By relation id; the type without its namespace, which differs between the two dialects of the format. */
async function readRelations(pack: XlsxPackage, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part || '.');
  const relations = new Map<string, Relation>();
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  await readXml(pack.bytes(name), {
    open: (tag, { Id, Type = '', Target = '', TargetMode }) => {
      if (tag !== 'Relationship' || !Id || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: posix.basename(Type), target });
    },
  });
  return relations;
}

async function readSheets(pack: XlsxPackage, main: string, relations: Map<string, Relation>) {
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  await readXml(pack.bytes(main), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.get(id ?? '');
      if (relation?.type !== 'worksheet') return;
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.target });
    },
  });
  return { sheets, date1904 };
}

async function readFormats(pack: XlsxPackage, part: string | undefined): Promise<CellFormat[]> {
  if (!part) return [];
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCellFormats = false;
  await readXml(pack.bytes(part), {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'cellXfs') inCellFormats = true;
      if (tag !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(cellFormat(id, codes.get(id)));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

async function readStrings(
  pack: XlsxPackage,
  part: string | undefined,
  limits: Limits,
): Promise<StringTable> {
  const strings = new StringTable();
  if (!part) return strings;
  let text = '';
  let inText = false;
  let isPhonetic = false;
  await readXml(pack.bytes(part, limits.partBytes), {
    open: (tag) => {
      if (tag === 'si') text = '';
      // A reading printed above the characters (pinyin), no part of the text.
      else if (tag === 'rPh') isPhonetic = true;
      else if (tag === 't') inText = !isPhonetic;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > MAX_TEXT) throw damaged();
    },
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') isPhonetic = false;
      else if (tag === 'si') strings.add(text);
    },
  });
  return strings;
}

async function readProperties(pack: XlsxPackage, part: string | undefined): Promise<Record<string, string>> {
  const properties: Record<string, string> = {};
  if (!part || !pack.has(part)) return properties;
  let current = '';
  await readXml(pack.bytes(part), {
    open: (tag) => {
      current = tag;
    },
    text: (text) => {
      if (current !== 'coreProperties' && text.trim())
        properties[current] = (properties[current] ?? '') + text;
    },
    close: () => {
      current = '';
    },
  });
  return properties;
}

/** Excel holds 32,767 characters in a cell, each at most seven in the file (`_x000D_`). */
export const MAX_TEXT = 32_767 * 7;
