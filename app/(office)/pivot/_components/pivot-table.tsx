import { DataTable, EmptyRows, HeaderCell, SortableHeader } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import {
  hrefOf,
  type Order,
  type Part,
  type Pivot,
  pivotParams,
  titleOf,
} from '@/lib/domain/pivot/definition';
import { amountText, cellAt, headText, isShared, percentText, shareAt } from '@/lib/domain/pivot/format';
import type { PivotTable as Counted } from '@/lib/domain/pivot/queries';
import { paths } from '@/lib/platform/paths';
import { type PivotCell, PivotRows } from './pivot-rows';

/** Each number opens the list of the records that it is of. */
export function PivotTable({ pivot, table }: { pivot: Pivot; table: Counted }) {
  const { rows, columns } = table;
  const across = [...columns.keys(), -1];
  const down = [...rows.keys(), -1];
  const row = (at: number) => ({
    label: rows[at]?.label ?? '合计',
    href: inArea(pivot, rows[at]?.areaId),
    isTotal: at < 0,
    cells: across.map((column) => shownCell(pivot, table, at, column)),
  });
  return (
    <DataTable label={titleOf(pivot)}>
      <thead>
        <tr>
          <SortableHead by="label" className="left-0 z-20" label={pivot.rows.label} pivot={pivot} />
          {columns.map(({ label }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two records may have one name
            <HeaderCell key={i} numeric>
              {label}
            </HeaderCell>
          ))}
          <SortableHead
            by="total"
            label={columns.length > 0 ? '合计' : headText(pivot.measure)}
            numeric
            pivot={pivot}
          />
        </tr>
      </thead>
      {rows.length === 0 ? (
        <tbody>
          <EmptyRows columns={across.length + 1}>
            <EmptyState title={`没有符合条件的${pivot.ledger.label}`}>换个条件或辖区再试。</EmptyState>
          </EmptyRows>
        </tbody>
      ) : (
        <PivotRows rows={down.map(row)} />
      )}
    </DataTable>
  );
}

function shownCell(pivot: Pivot, table: Counted, row: number, column: number): PivotCell {
  const { measure, share } = pivot;
  const cell = cellAt(table, row, column);
  const parts = [table.rows[row], table.columns[column]].flatMap((head) => (head ? [head.part] : []));
  const isKnown = (each: Part | null): each is Part => each !== null;
  const known = parts.filter(isKnown);
  return {
    text: isShared(measure, share)
      ? percentText(shareAt(table, share, row, column))
      : amountText(measure, cell.value),
    ...(cell.n > 0 && known.length === parts.length && { href: hrefOf(pivot, ...known) }),
    ...(measure.kind === 'avg' && cell.n > 0 && { note: `n=${cell.filled}` }),
  };
}

/** The same by the areas below: a row of an area leads down. */
function inArea(pivot: Pivot, areaId: number | undefined): string | undefined {
  if (areaId === undefined || areaId === pivot.query.areaId) return undefined;
  return paths.pivot(pivotParams({ ...pivot, query: { ...pivot.query, areaId } }));
}

function SortableHead({
  pivot,
  by,
  ...rest
}: {
  pivot: Pivot;
  by: Order['by'];
  label: string;
  numeric?: boolean;
  className?: string;
}) {
  const { order } = pivot;
  const isSorted = order.by === by;
  // Labels rise at first, numbers fall.
  const descending = isSorted ? !order.descending : by === 'total';
  return (
    <SortableHeader
      {...rest}
      href={paths.pivot(pivotParams({ ...pivot, order: { by, descending } }))}
      order={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
    />
  );
}
