import { emWidth, SIZE } from './layout';
import type { Cell, Column, Table } from './model';

export const cellText = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text);

export const alignment = (column: Column) => column.align ?? (column.kind === 'text' ? 'left' : 'right');

/** Left and right of a cell's text, together, in characters. */
const PADDING = 0.9;
/** A text column asks for no more than this, and gives way down to the second. */
const WISH = 16;
const LEAST = 4.5;
/** A head up to this long stands on one line; a longer one takes two, or three where it must. */
const SHORT_HEAD = 6;

type TableLayout = { readonly size: number; readonly widths: readonly number[] };

/**
 * The type size and column widths, in points, at which a table fills `width`. Numbers do not wrap:
 * the type shrinks first (五号, 小五, 六号), then columns of text and the heads give way. At 六号 that
 * holds for about fourteen columns of five digits; a wider table is to be split.
 */
export function layoutTable(table: Table, width: number): TableLayout {
  const wishes = table.columns.map((column, index) => wish(table, column, index));
  const needs = table.columns.map((column, index) =>
    Math.min(wishes[index] ?? 0, need(table, column, index)),
  );
  const least = table.columns.map((column, index) => {
    const widest = widestCell(table, index) + PADDING;
    return Math.min(needs[index] ?? 0, column.kind === 'text' ? LEAST : widest);
  });
  const fits = (widths: readonly number[], size: number) => sum(widths) * size <= width;

  const comfortable = [SIZE.table, SIZE.small].find((size) => fits(wishes, size));
  if (comfortable) return { size: comfortable, widths: scaled(wishes, width) };
  const tight = [SIZE.small, SIZE.tiny].find((size) => fits(needs, size));
  if (tight) return { size: tight, widths: shared(needs, wishes, tight, width) };
  if (fits(least, SIZE.tiny)) return { size: SIZE.tiny, widths: shared(least, needs, SIZE.tiny, width) };
  return { size: SIZE.tiny, widths: scaled(least, width) };
}

/** What is left beyond `least` is shared by how much more each column `wanted`. */
function shared(least: readonly number[], wanted: readonly number[], size: number, width: number): number[] {
  const spare = width / size - sum(least);
  const asked = sum(wanted) - sum(least);
  return least.map((own, index) => (own + (((wanted[index] ?? 0) - own) / asked) * spare) * size);
}

function wish(table: Table, column: Column, index: number): number {
  if (column.width !== undefined) return column.width + PADDING;
  const head = emWidth(column.header);
  const wanted = Math.max(widestCell(table, index), head <= SHORT_HEAD ? head : head / 2 + 1, 2);
  return (column.kind === 'text' ? Math.min(wanted, WISH) : wanted) + PADDING;
}

function need(table: Table, column: Column, index: number): number {
  const widest = widestCell(table, index);
  const head = Math.ceil(emWidth(column.header) / 3);
  return Math.max(column.kind === 'text' ? Math.min(widest, LEAST) : widest, head, 2) + PADDING;
}

function widestCell(table: Table, index: number): number {
  const rows = table.totals ? [...table.rows, table.totals] : table.rows;
  return rows.reduce((widest, row) => Math.max(widest, emWidth(cellText(row[index] ?? ''))), 0);
}

function scaled(widths: readonly number[], width: number): number[] {
  const factor = width / sum(widths);
  return widths.map((characters) => characters * factor);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
