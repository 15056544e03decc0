import ExcelJS, { type DataValidation, type Workbook, type Worksheet } from 'exceljs';
import { INSTRUCTIONS_SHEET } from './read.ts';
import type { ColumnKind } from './workbook-style.ts';
import * as style from './workbook-style.ts';

export type TemplateColumn = {
  header: string;
  kind: ColumnKind;
  required: boolean;
  /** One or two sentences: shown when the cell is entered, as the header's note, and among the instructions. */
  help: string;
  example: string;
  /** The only values allowed. Columns given the same array share one list. */
  options?: string[];
  width?: number;
};

export type Template = {
  sheet: string;
  columns: TemplateColumn[];
  /** Put above the rules of the columns. */
  instructions: string[][];
  /** Carry what the import checks: the ledger and the version of its template. */
  properties?: { title?: string; subject?: string; keywords?: string };
  /** Rows that get drop-downs and checks. */
  rows?: number;
};

const INSTRUCTION_WIDTHS = [20, 8, 22, 48, 24, 44];
const OPTIONS_SHEET = '选项';
const SHOWN_OPTIONS = 10;
const KIND_RULES: Record<ColumnKind, string> = {
  text: '文本',
  number: '数字',
  money: '金额（元），最多两位小数',
  date: '日期，如 2018-01-31',
};

/** An empty workbook to be filled in and imported: the entry sheet, 填写说明, and a hidden sheet of options. */
export async function writeTemplate(path: string, template: Template): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { creator: '共治', lastModifiedBy: '共治' }, template.properties);
  const entry = workbook.addWorksheet(style.tabName(template.sheet), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: style.pageSetup,
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  const instructions = workbook.addWorksheet(INSTRUCTIONS_SHEET, {
    pageSetup: { ...style.pageSetup, printTitlesRow: '' },
  });
  const lists = addLists(workbook, template.columns);
  template.columns.forEach((column, index) => {
    addColumn(entry, index + 1, column, lists.get(column.options ?? []), (template.rows ?? 10_000) + 1);
  });
  entry.getRow(1).height = style.HEADER_HEIGHT;
  addInstructions(instructions, template);
  await workbook.xlsx.writeFile(path);
}

/** Lists by reference: one written into the rule itself may hold no more than 255 characters. */
function addLists(workbook: Workbook, columns: TemplateColumn[]): Map<string[], string> {
  const lists = new Map<string[], string>();
  const distinct = new Set(columns.flatMap(({ options }) => (options?.length ? [options] : [])));
  if (distinct.size === 0) return lists;
  const sheet = workbook.addWorksheet(OPTIONS_SHEET, { state: 'veryHidden' });
  for (const options of distinct) {
    const column = sheet.getColumn(lists.size + 1);
    options.forEach((option, index) => {
      sheet.getCell(index + 1, column.number).value = style.safeText(option);
    });
    lists.set(options, `'${OPTIONS_SHEET}'!$${column.letter}$1:$${column.letter}$${options.length}`);
  }
  return lists;
}

function addColumn(
  sheet: Worksheet,
  number: number,
  column: TemplateColumn,
  list: string | undefined,
  lastRow: number,
) {
  const target = sheet.getColumn(number);
  target.width = column.width ?? Math.max(style.WIDTHS[column.kind], column.header.length * 2 + 4);
  target.style = style.body[column.kind];
  const cell = sheet.getCell(1, number);
  cell.value = style.safeText(column.header);
  cell.style = column.required ? style.requiredHeader : style.header;
  cell.note = [column.required ? '必填' : '选填', column.help, column.example && `示例：${column.example}`]
    .filter(Boolean)
    .join('\n');
  const rule = { ...validation(column, list), ...prompt(column) };
  // The typings know only single cells; a range as the key is one rule for all of it.
  const rules = (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } })
    .dataValidations;
  rules.add(`${target.letter}2:${target.letter}${lastRow}`, rule);
}

function validation({ kind }: TemplateColumn, list: string | undefined): Partial<DataValidation> {
  const stop = (error: string) => ({
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '不能这样填写',
    error,
  });
  if (list) return { type: 'list', formulae: [list], ...stop('请从下拉列表中选择') };
  if (kind === 'date') {
    const formulae = [new Date(Date.UTC(1900, 2, 1)), new Date(Date.UTC(2099, 11, 31))];
    return { type: 'date', operator: 'between', formulae, ...stop('请填写日期，如 2018-01-31') };
  }
  if (kind === 'number' || kind === 'money') {
    return { type: 'decimal', operator: 'between', formulae: [-1e14, 1e14], ...stop('请填写数字，不带单位') };
  }
  return { type: 'any' as DataValidation['type'], formulae: [] };
}

function prompt({ header, help, required }: TemplateColumn): Partial<DataValidation> {
  return {
    showInputMessage: true,
    promptTitle: `${header}${required ? '（必填）' : ''}`.slice(0, 32),
    prompt: help.slice(0, 255),
  };
}

function addInstructions(sheet: Worksheet, { instructions, columns }: Template): void {
  const wrap = { vertical: 'top', wrapText: true } as const;
  sheet.columns = INSTRUCTION_WIDTHS.map((width) => ({ width }));
  for (const line of instructions) sheet.addRow(line.map(style.safeText));
  if (instructions.length > 0) sheet.addRow([]);
  const head = sheet.addRow(['列名', '必填', '格式', '说明', '示例', '可选值']);
  head.eachCell((cell) => {
    cell.style = style.header;
  });
  for (const { header, required, kind, help, example, options } of columns) {
    const format = options?.length ? '从下拉列表选择' : KIND_RULES[kind];
    const texts = [header, required ? '必填' : '', format, help, example, options ? summary(options) : ''];
    const row = sheet.addRow(texts.map(style.safeText));
    row.height = 16 * Math.max(...texts.map((text, index) => lines(text, INSTRUCTION_WIDTHS[index] ?? 1)));
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.style = { ...style.body.text, alignment: wrap };
    });
  }
}

/** A Chinese character is about two of the characters that widths count in. */
function lines(text: string, width: number): number {
  return Math.max(1, Math.ceil((text.length * 2) / width));
}

function summary(options: string[]): string {
  const shown = options.slice(0, SHOWN_OPTIONS).join('、');
  return options.length > SHOWN_OPTIONS ? `${shown} 等 ${options.length} 项，见下拉列表` : shown;
}
