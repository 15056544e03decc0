import { alignment, cellText, layoutTable } from './columns';
import { PAGE, SIZE, TEXT } from './layout';
import { balancedLines, breakLines, type Line } from './line-breaking';
import type { Cell, Column, Table } from './model';
import { baseline, type Flow } from './pdf-flow';
import type { FontName } from './pdf-fonts';
import { drawCentred } from './pdf-text';

const CAPTION = { font: 'hei', size: SIZE.caption, pitch: 22 } as const;
const UNIT = { font: 'table', size: SIZE.small, pitch: 15 } as const;
const SPACE = 10;
const RULE = { outer: 1, head: 0.6, inner: 0.3 } as const;
/** Up to this many rows a table is kept on one page. */
const SMALL = 10;

type Row = {
  readonly cells: readonly (readonly Line<FontName>[])[];
  readonly lines: number;
  readonly height: number;
};
type Grid = {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly size: number;
  readonly pitch: number;
  readonly padding: { readonly x: number; readonly y: number };
};
type InCell = (column: number, draw: () => void) => void;

/**
 * A table that runs over pages: its head is repeated under 续表; only a row taller than a third of
 * a page is torn. `anchors` names a destination for each row.
 */
export function drawTable(flow: Flow, table: Table & { caption?: string }, anchors: readonly string[] = []) {
  const { size, widths } = layoutTable(table, TEXT.width);
  const padding = { x: size * 0.4, y: size * 0.3 };
  const grid: Grid = { columns: table.columns, widths, size, pitch: size * 1.4, padding };
  const headers = table.columns.map((column) => column.header);
  const head = measured(flow, grid, headers, 'hei', true);
  const rows = table.rows.map((row) => measured(flow, grid, row, 'table'));
  if (table.totals) rows.push(measured(flow, grid, table.totals, 'hei'));

  const title = (table.caption ? SPACE + CAPTION.pitch : 0) + (table.unit ? UNIT.pitch : 0);
  const heldTogether = rows.slice(0, rows.length <= SMALL ? SMALL : 2);
  flow.keep(heldTogether.reduce((height, row) => height + row.height, title + head.height));
  if (table.caption && !flow.atTop) flow.y += SPACE;
  if (table.caption) drawCentred(flow, 'Caption', table.caption, CAPTION);
  if (table.unit) flow.tagged('P', () => drawUnit(flow, `单位：${table.unit}`));

  const turn = () => {
    rule(flow, RULE.outer);
    flow.newPage();
    const words = [table.caption?.replace('表', '续表'), table.unit && `单位：${table.unit}`];
    if (table.caption) flow.artifact(() => drawUnit(flow, words.filter(Boolean).join('　')), 'Pagination');
    rule(flow, RULE.outer);
    drawLines(flow, grid, head, 0, head.lines, centred, (_, draw) => flow.artifact(draw, 'Pagination'));
    rule(flow, RULE.head);
  };
  const element = flow.pdf.struct('Table');
  flow.root.add(element);
  rule(flow, RULE.outer);
  drawRow(flow, element, grid, head, 'TH', turn);
  rows.forEach((row, index) => {
    const isTotals = table.totals !== undefined && index === rows.length - 1;
    // The last row does not go to a new page alone.
    const next = index === rows.length - 2 ? (rows.at(-1)?.height ?? 0) : 0;
    if (row.height + next > flow.room && row.height <= TEXT.height / 3) turn();
    else rule(flow, index === 0 || isTotals ? RULE.head : RULE.inner);
    const anchor = anchors[index];
    if (anchor) flow.pdf.addNamedDestination(anchor, 'XYZ', PAGE.left, flow.y, null);
    drawRow(flow, element, grid, row, 'TD', turn);
  });
  rule(flow, RULE.outer);
  element.end();
  if (table.note) drawNote(flow, `注：${table.note}`);
  flow.y += SPACE;
}

function measured(flow: Flow, grid: Grid, cells: readonly Cell[], font: FontName, isHead = false): Row {
  const measure = flow.measure(grid);
  const broken = isHead ? balancedLines : breakLines;
  const lines = cells.map((cell, index) =>
    broken([{ text: cellText(cell), font }], (grid.widths[index] ?? 0) - 2 * grid.padding.x, measure),
  );
  const most = Math.max(1, ...lines.map((cell) => cell.length));
  return { cells: lines, lines: most, height: most * grid.pitch + 2 * grid.padding.y };
}

/** One row in the structure, over as many pages as it takes. */
function drawRow(
  flow: Flow,
  table: PDFKit.PDFStructureElement,
  grid: Grid,
  row: Row,
  tag: 'TH' | 'TD',
  turn: () => void,
) {
  const tableRow = flow.pdf.struct('TR');
  table.add(tableRow);
  const cells = row.cells.map(() => flow.pdf.struct(tag));
  for (const cell of cells) tableRow.add(cell);
  const align = tag === 'TH' ? centred : alignment;
  const fitting = () => Math.floor((flow.room - 2 * grid.padding.y) / grid.pitch);
  for (let from = 0; from < row.lines; ) {
    // No single line of a torn row is left behind.
    if (fitting() < Math.min(2, row.lines - from)) turn();
    const to = Math.min(row.lines, from + Math.max(1, fitting()));
    drawLines(flow, grid, row, from, to, align, (column, draw) => cells[column]?.add(draw));
    from = to;
  }
  tableRow.end();
}

const centred = () => 'center' as const;

/** Lines `from` up to `to` of every cell, and the rules between the columns. */
function drawLines(
  flow: Flow,
  grid: Grid,
  row: Row,
  from: number,
  to: number,
  align: (column: Column) => 'left' | 'center' | 'right',
  inCell: InCell,
) {
  const { widths, padding, pitch, size } = grid;
  const height = (to - from) * pitch + 2 * padding.y;
  const edges = widths.map((_, index) => widths.slice(0, index).reduce((x, width) => x + width, PAGE.left));
  grid.columns.forEach((column, index) => {
    const shown = row.cells[index]?.slice(from, to) ?? [];
    const above = to - from === row.lines ? ((row.lines - shown.length) * pitch) / 2 : 0;
    const share = { left: 0, center: 0.5, right: 1 }[align(column)];
    inCell(index, () =>
      shown.forEach((line, number) => {
        const blank = (widths[index] ?? 0) - 2 * padding.x - line.width;
        const x = (edges[index] ?? 0) + padding.x + share * blank;
        flow.drawLine(line, x, flow.y + padding.y + above + number * pitch + baseline(size, pitch), grid);
      }),
    );
  });
  flow.artifact(() => {
    flow.pdf.lineWidth(RULE.inner);
    for (const x of edges.slice(1)) flow.pdf.moveTo(x, flow.y).lineTo(x, flow.y + height);
    flow.pdf.stroke();
  });
  flow.y += height;
}

function rule(flow: Flow, width: number) {
  flow.artifact(() => {
    flow.pdf
      .lineWidth(width)
      .moveTo(PAGE.left, flow.y)
      .lineTo(PAGE.left + TEXT.width, flow.y)
      .stroke();
  });
}

function drawUnit(flow: Flow, text: string) {
  const y = flow.y + baseline(UNIT.size, UNIT.pitch) - 1;
  flow.label(text, 'right', PAGE.left + TEXT.width, y, UNIT.size);
  flow.y += UNIT.pitch;
}

export function drawNote(flow: Flow, text: string) {
  flow.y += 2;
  const lines = breakLines([{ text, font: UNIT.font }], TEXT.width, flow.measure(UNIT));
  flow.tagged('P', () => {
    for (const line of lines) {
      flow.keep(UNIT.pitch);
      flow.drawLine(line, PAGE.left, flow.y + baseline(UNIT.size, UNIT.pitch), UNIT);
      flow.y += UNIT.pitch;
    }
  });
}
