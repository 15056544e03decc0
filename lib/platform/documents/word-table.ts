import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

import { alignment, cellText, layoutTable } from './columns';
import { emWidth, TEXT } from './layout';
import type { Cell, Table as ReportTable } from './model';
import { tableRun, tableSpacing, twips } from './word-styles';

/** Up to this many rows a table is kept on one page. */
const SMALL = 10;
const line = (eighths: number): IBorderOptions => ({
  style: BorderStyle.SINGLE,
  size: eighths,
  color: '000000',
});
const OPEN: IBorderOptions = { style: BorderStyle.NIL };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

type RowKind = 'head' | 'body' | 'totals';

/** Caption, unit, table and note. `anchors` names a bookmark for each row. */
export function wordTable(table: ReportTable & { caption?: string }, anchors: readonly string[] = []) {
  const { size, widths } = layoutTable(table, TEXT.width);
  const cellWidths = widths.map(twips);

  const row = (cells: readonly Cell[], kind: RowKind, keepNext: boolean, mayTear = false, anchor?: string) =>
    new TableRow({
      tableHeader: kind === 'head',
      // A row taller than a page loses its end in some programs unless it may be torn.
      cantSplit: !mayTear,
      children: cells.map((cell, index) => {
        const text = new TextRun({ text: cellText(cell), ...tableRun(size, kind !== 'body') });
        const column = table.columns[index];
        const align = kind === 'head' || !column ? 'center' : alignment(column);
        return new TableCell({
          width: { size: cellWidths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          borders: kind === 'head' ? { bottom: line(6) } : kind === 'totals' ? { top: line(6) } : undefined,
          children: [
            new Paragraph({
              alignment: ALIGN[align],
              spacing: tableSpacing(size),
              keepNext,
              children: anchor && index === 0 ? [new Bookmark({ id: anchor, children: [text] })] : [text],
            }),
          ],
        });
      }),
    });

  const headers = table.columns.map((column) => column.header);
  const tall = table.rows.map((cells) =>
    cells.some((cell, index) => {
      const lines = (emWidth(cellText(cell)) * size) / ((widths[index] ?? 1) - size * 0.8);
      return lines * size * 1.4 > TEXT.height / 3;
    }),
  );
  const isSmall = table.rows.length <= SMALL && !tall.includes(true);
  const last = table.rows.length - 1;
  // A small table stays whole; in a long one the first rows stay with the head, the last with the totals.
  const keepsNext = (index: number) =>
    !tall[index] && (index === last ? Boolean(table.totals) : isSmall || index === 0 || index === last - 1);
  const grid = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(TEXT.width), type: WidthType.DXA },
    columnWidths: cellWidths,
    margins: { left: twips(size * 0.4), right: twips(size * 0.4) },
    borders: {
      top: line(8),
      bottom: line(8),
      left: OPEN,
      right: OPEN,
      insideHorizontal: line(2),
      insideVertical: line(2),
    },
    rows: [
      row(headers, 'head', true),
      ...table.rows.map((cells, index) => row(cells, 'body', keepsNext(index), tall[index], anchors[index])),
      ...(table.totals ? [row(table.totals, 'totals', Boolean(table.note))] : []),
    ],
  });
  const note = table.note ? `注：${table.note}` : '';
  return [
    ...(table.caption ? [caption(table.caption)] : []),
    ...(table.unit ? [new Paragraph({ style: 'TableUnit', text: `单位：${table.unit}` })] : []),
    grid,
    // Also without a note: the line keeps the table off what follows, and off the next table.
    new Paragraph({ style: 'TableNote', text: note, spacing: { after: 120 } }),
  ];
}

/** 表1　title, its number a field, so that Word can list and renumber tables and figures. */
export function caption(text: string, keepNext = true): Paragraph {
  const [, label = '', number = '', title = ''] = /^(\D+)(\d+)(.*)$/s.exec(text) ?? [];
  return new Paragraph({
    style: 'Caption',
    keepNext,
    spacing: keepNext ? { before: 120 } : { after: 120 },
    children: [new TextRun(label), new SimpleField(`SEQ ${label} \\* ARABIC`, number), new TextRun(title)],
  });
}
