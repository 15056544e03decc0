import { Cell, DataTable, HeaderCell, Row, SortableHeader } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import { levelLabels, shortAreaName } from '@/lib/domain/areas/texts';
import { type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import type { PlaceBelow, Values } from '@/lib/domain/indicators/roll-up';
import { paths } from '@/lib/platform/paths';
import { NumberLink } from './number-link';

type Props = {
  standing: Figures;
  columns: readonly FigureId[];
  /** As the address has it: a figure, `-` before it for the highest first. */
  sort: string | undefined;
  query: { period?: string; measure?: string };
};

/** The areas below, side by side; in the order of their codes unless sorted. */
export function ChildrenTable({ standing, columns, sort, query }: Props) {
  const { area, period, children, own, total } = standing;
  const sorted = columns.find((id) => id === sort?.replace(/^-/, ''));
  const isDescending = sort?.startsWith('-') ?? false;
  const level = children[0]?.area.level ?? 'estate';
  const nextSort = (id: FigureId) => (id === sorted && isDescending ? id : `-${id}`);
  const numbers = (values: Values, place: { id: number } | null) =>
    columns.map((id) => (
      <Cell key={id} numeric>
        <NumberLink
          href={place ? hrefOf(id, place, period) : undefined}
          shown={show(id, amountOf(values, id), 'column')}
        />
      </Cell>
    ));
  return (
    <Section
      description="下级的数相加就是合计；比率按合计的分子、分母计算，不是各比率的平均。"
      title={`各${levelLabels[level]}`}
    >
      <DataTable flow label={`${area.name}各${levelLabels[level]}`}>
        <thead>
          <tr>
            <HeaderCell>{levelLabels[level]}</HeaderCell>
            {columns.map((id) => (
              <SortableHeader
                href={paths.dashboard(area.id, { ...query, sort: nextSort(id) })}
                key={id}
                label={<Head id={id} />}
                numeric
                order={id === sorted ? (isDescending ? 'descending' : 'ascending') : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(children, sorted, isDescending).map((child) => (
            <Row key={child.area.id}>
              <Cell>
                <ChildLink area={child.area} period={query.period} />
              </Cell>
              {numbers(child.values, child.area)}
            </Row>
          ))}
          {own && (
            <Row>
              <Cell title="落在本级、不在任何下级的记录">本级</Cell>
              {numbers(own, null)}
            </Row>
          )}
          <Row className="font-semibold">
            <Cell>合计</Cell>
            {numbers(total, area)}
          </Row>
        </tbody>
      </DataTable>
    </Section>
  );
}

const Head = ({ id }: { id: FigureId }) => (
  <span className="max-w-[6.5em] whitespace-normal text-right leading-4">
    {nameOf(id)}
    <span className="text-note">（{unitOf(id, null, 'column')}）</span>
  </span>
);

const ChildLink = ({ area, period }: { area: PlaceBelow; period?: string }) => (
  <>
    <a className="text-action underline-offset-4 hover:underline" href={paths.dashboard(area.id, { period })}>
      {shortAreaName(area.name)}
    </a>
    {area.isEnded && <span className="ml-1 text-ink-2">（已停用）</span>}
  </>
);

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
