import { addsUp, type Measure, type Share } from './definition';
import type { Cell, PivotTable } from './queries';

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const onePlace = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** To the cent: what is averaged has no end of places. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 100) / 100;

export function amountText(measure: Measure, value: number | null): string {
  if (value === null) return '—';
  const form = 'form' in measure ? measure.form : 'count';
  if (form === 'year') return String(value);
  return (form === 'money' ? yuan : whole).format(value);
}

export const percentText = (value: number | null): string =>
  value === null ? '—' : `${onePlace.format(value)}%`;

/** Per cent of its row, its column or all, at these places of the table; -1 is the total. Null where nothing is shared. */
export function shareAt(table: PivotTable, share: Share, row: number, column: number): number | null {
  const wholes = {
    none: undefined,
    row: cellAt(table, row, -1),
    column: cellAt(table, -1, column),
    all: table.total,
  };
  const [part, of] = [cellAt(table, row, column).value, wholes[share]?.value];
  return part === null || !of ? null : (part / of) * 100;
}

export function cellAt(
  { cells, rowTotals, columnTotals, total }: PivotTable,
  row: number,
  column: number,
): Cell {
  const cell =
    row < 0
      ? column < 0
        ? total
        : columnTotals[column]
      : column < 0
        ? rowTotals[row]
        : cells[row]?.[column];
  if (!cell) throw new Error(`the table has no cell ${row}, ${column}`);
  return cell;
}

export const headText = ({ label, unit }: Measure): string => (unit ? `${label}（${unit}）` : label);

/** Of an average it matters how many it is of, and a share of one cannot be given. */
export const isShared = (measure: Measure, share: Share): boolean => share !== 'none' && addsUp(measure);

/** What is left over of rows and columns, in words. */
export function cutsOf({ rows, rowCount, columns, columnCount }: PivotTable): string[] {
  const cut = (shown: number, count: number, what: string) =>
    count > shown ? [`只列前 ${shown} ${what}，共 ${count} ${what}，其余合为“其他”。`] : [];
  const kept = (heads: readonly { isRest?: boolean }[]) => heads.filter(({ isRest }) => !isRest).length;
  return [
    ...cut(kept(rows), rowCount, '行'),
    ...(columns.length > 0 ? cut(kept(columns), columnCount, '列') : []),
  ];
}
