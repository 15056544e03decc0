import type { PageSetup, Style } from 'exceljs';

/** text also for codes: fifteen digits stay fifteen digits. money is in yuan. */
export type ColumnKind = 'text' | 'number' | 'money' | 'date';

const FORMATS: Record<ColumnKind, string> = {
  text: '@',
  number: 'General',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
};

const hairline = { style: 'thin', color: { argb: 'FFB8C0CC' } } as const;
const border: Style['border'] = { top: hairline, bottom: hairline, left: hairline, right: hairline };

function headerStyle(fill: string): Partial<Style> {
  return {
    numFmt: '@',
    font: { bold: true, size: 11 },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } },
    border,
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  };
}

export const header = headerStyle('FFE8EDF4');
export const requiredHeader = headerStyle('FFFCE9C9');
export const HEADER_HEIGHT = 24;

function bodyStyles(extra: Partial<Style>): Record<ColumnKind, Partial<Style>> {
  const style = (kind: ColumnKind) => ({ numFmt: FORMATS[kind], border, ...extra });
  return { text: style('text'), number: style('number'), money: style('money'), date: style('date') };
}

// One object per look: exceljs recognises a style it has seen by identity, and works it out anew otherwise.
export const body = bodyStyles({});
export const marked = bodyStyles({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } },
});

export const WIDTHS: Record<ColumnKind, number> = { text: 18, number: 10, money: 14, date: 12 };

/** A4 landscape, as wide as the page, the header row on each. */
export const pageSetup: Partial<PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '1:1',
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
};

/** What a sheet's tab can be called: 31 characters, none of those that references use. */
export function tabName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || '数据'
  );
}

/** Text that is data, not a command, in a printed header or footer. */
export function printedText(text: string): string {
  return ` ${text.replaceAll('&', '&&')}`;
}

const MAX_CELL = 32_767;
const CUT = '…（超过单元格上限 32767 字，以下略）';

/** Text that Excel opens without “repair”: without what XML cannot hold, within what a cell holds. */
export function safeText(text: string): string {
  const clean = text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu, '')
    // Read back, _x0041_ would be an A.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return clean.length > MAX_CELL ? clean.slice(0, MAX_CELL - CUT.length) + CUT : clean;
}
