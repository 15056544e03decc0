import type { ReactNode } from 'react';
import { DataTable, HeaderCell, SortableHeader } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import type { Comparison } from '@/lib/domain/indicators/boards';
import { type FigureId, nameOf, partsOf } from '@/lib/domain/indicators/catalogue';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import {
  amountOf,
  cellText,
  estimateNote,
  estimateText,
  isEstimated,
  placeName,
  unitOf,
} from '@/lib/domain/indicators/format';
import { linkHalves } from '@/lib/domain/indicators/links';
import type { Estimates, Values } from '@/lib/domain/indicators/roll-up';
import { levelLabels } from '@/lib/platform/areas/texts';
import { type FigureRow, FigureRows } from './figure-rows';

type Query = Record<string, string | undefined>;

type Props = {
  standing: Figures;
  /** Which columns, with the name of their group. */
  comparison: Comparison;
  /** As the address has it: a figure, `-` before it for the highest first. */
  sort: string | undefined;
  /** What every address of the page carries. */
  query: {
    period?: string | undefined;
    tree?: string | undefined;
    columns?: string;
    measure?: string | undefined;
  };
  /** The page of an area. */
  pathOf: (areaId: number, query: Query) => string;
  /** Rows under the sum, which are not in it. */
  further?: ReactNode;
  /** What can be done about these areas. */
  actions?: ReactNode;
};

/** The areas below, side by side; in the order of their codes unless sorted. */
export async function ChildrenTable({ standing, comparison, sort, query, pathOf, further, actions }: Props) {
  const { columns } = comparison;
  const { area, children, period, key } = standing;
  const sorted = columns.find((id) => id === sort?.replace(/^-/, ''));
  const isDescending = sort?.startsWith('-') ?? false;
  const label = levelLabels[children[0]?.area.level ?? 'estate'];
  const nextSort = (id: FigureId) => (id === sorted && isDescending ? id : `-${id}`);
  const { rows, links } = await remember(
    `rows/${key}/${pathOf(area.id, { columns: comparison.key })}/${sorted && sort}`,
    async () => ({
      rows: rowsOf(standing, columns, inOrder(children, sorted, isDescending), (id) =>
        pathOf(id, { period: query.period, tree: query.tree, columns: query.columns }),
      ),
      links: columns.map((id) => linkHalves(id, period, standing.treeDay)),
    }),
  );
  return (
    <Section
      actions={actions}
      description="合计是各下级相加；比率按合计的分子、分母算，不是比率的平均。本级是不在任何下级的记录。"
      title={`各${label}情况：${comparison.title}`}
    >
      <DataTable flow label={`${area.name}各${label}`}>
        <thead>
          <tr>
            <HeaderCell>{label}</HeaderCell>
            {columns.map((id) => (
              <SortableHeader
                href={pathOf(area.id, { ...query, sort: nextSort(id) })}
                key={id}
                label={<Head id={id} />}
                numeric
                order={id === sorted ? (isDescending ? 'descending' : 'ascending') : undefined}
              />
            ))}
          </tr>
        </thead>
        <FigureRows links={links} rows={rows} />
        {further}
      </DataTable>
      {hasEstimates(standing, columns) && <p className="mt-1 text-ink-2 text-note">{estimateNote}</p>}
    </Section>
  );
}

const Head = ({ id }: { id: FigureId }) => (
  <span className="max-w-[6.5em] whitespace-normal text-right leading-4">
    {nameOf(id)}
    <span className="text-note">（{unitOf(id)}）</span>
  </span>
);

const hasEstimates = ({ children, estimated }: Figures, columns: readonly FigureId[]) =>
  [estimated.total, estimated.own, ...children.map((child) => child.estimated)].some((each) =>
    columns.some((id) => isEstimated(id, each)),
  );

function rowsOf(
  { area, own, total, estimated }: Figures,
  columns: readonly FigureId[],
  children: Figures['children'],
  hrefOf: (areaId: number) => string,
): FigureRow[] {
  const cells = (values: Values, of: Estimates) => {
    const hints = columns.map((id) => estimateText(id, of));
    return {
      cells: columns.map((id) => cellText(id, values, of)),
      hints: hints.some(Boolean) ? hints : undefined,
    };
  };
  return [
    ...children.map((child) => ({
      name: placeName(child.area),
      href: hrefOf(child.area.id),
      areaId: child.area.id,
      ...cells(child.values, child.estimated),
    })),
    // Nothing of these columns stands at the area itself: the rows make up the sum without it.
    ...(own && columns.flatMap(partsOf).some((id) => own[id])
      ? [{ name: '本级', ...cells(own, estimated.own) }]
      : []),
    { name: '合计', isTotal: true, areaId: area.id, ...cells(total, estimated.total) },
  ];
}

/** What has no value stands last, whatever the direction. */
function inOrder(children: Figures['children'], by: FigureId | undefined, isDescending: boolean) {
  if (!by) return children;
  const sign = isDescending ? -1 : 1;
  return [...children].sort((a, b) => {
    const [x, y] = [amountOf(a.values, by), amountOf(b.values, by)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
