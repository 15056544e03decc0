import { HeaderCell, SortableHeader } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import { type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import type { Values } from '@/lib/domain/indicators/roll-up';
import { levelLabels, shortAreaName } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';
import { FiguresTable } from './figures-table';
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
  const label = levelLabels[children[0]?.area.level ?? 'estate'];
  const nextSort = (id: FigureId) => (id === sorted && isDescending ? id : `-${id}`);
  const numbers = (values: Values, place: { id: number } | null) =>
    columns.map((id) => (
      <td key={id}>
        <NumberLink
          href={place ? hrefOf(id, place, period) : undefined}
          shown={show(id, amountOf(values, id), 'column')}
        />
      </td>
    ));
  return (
    <Section
      description="合计是各下级相加；比率按合计的分子、分母算，不是比率的平均。"
      title={`各${label}情况`}
    >
      <FiguresTable
        head={
          <>
            <HeaderCell>{label}</HeaderCell>
            {columns.map((id) => (
              <SortableHeader
                href={paths.dashboard(area.id, { ...query, sort: nextSort(id) })}
                key={id}
                label={<Head id={id} />}
                numeric
                order={id === sorted ? (isDescending ? 'descending' : 'ascending') : undefined}
              />
            ))}
          </>
        }
        label={`${area.name}各${label}`}
      >
        {inOrder(children, sorted, isDescending).map((child) => (
          <tr key={child.area.id}>
            <th className="text-action" scope="row">
              <a href={paths.dashboard(child.area.id, { period: query.period })}>
                {shortAreaName(child.area.name)}
              </a>
              {child.area.isEnded && <span className="ml-1 text-ink-2">（已停用）</span>}
            </th>
            {numbers(child.values, child.area)}
          </tr>
        ))}
        {own && (
          <tr>
            <th scope="row" title="落在本级、不在任何下级的记录">
              本级
            </th>
            {numbers(own, null)}
          </tr>
        )}
        <tr className="[&>*]:font-semibold!">
          <th scope="row">合计</th>
          {numbers(total, area)}
        </tr>
      </FiguresTable>
    </Section>
  );
}

const Head = ({ id }: { id: FigureId }) => (
  <span className="max-w-[6.5em] whitespace-normal text-right leading-4">
    {nameOf(id)}
    <span className="text-note">（{unitOf(id)}）</span>
  </span>
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
