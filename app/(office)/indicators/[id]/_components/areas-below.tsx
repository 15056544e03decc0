import Form from 'next/form';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { DataTable, HeaderCell, SortableHeader } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { appliesAt, codeOf, type FigureId, isRate } from '@/lib/domain/indicators/catalogue';
import { areaMap, comparison } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, estimateNote, isEstimated } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { carried } from '@/lib/domain/indicators/period';
import {
  hasPeers,
  hasSmallBase,
  isPerHousehold,
  linesOf,
  type Order,
  type SortedBy,
} from '@/lib/domain/indicators/side-by-side';
import type { Targets } from '@/lib/domain/targets/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';
import { ChartFigure } from '../../../dashboard/[id]/_components/chart-figure';
import { FigureRows } from '../../../dashboard/[id]/_components/figure-rows';
import { perThousandNote, smallBaseNote } from '../words';
import { columnsOf } from './columns';

type Props = {
  id: FigureId;
  standing: Figures;
  targets: Targets;
  /** As the address has it, and what it means. */
  sort: string | undefined;
  order: Order | undefined;
  byPeers: boolean;
  /** Whether areas can be ticked to open a supervision item for them. */
  maySupervise: boolean;
};

/** The areas below, drawn and as a table; each leads to the same figure of its own. */
export async function AreasBelow({ id, standing, targets, sort, order, byPeers, maySupervise }: Props) {
  const { area, children, period, tree, treeDay } = standing;
  const level = children[0]?.area.level;
  if (area.level === 'estate') return null;
  if (!level)
    return (
      <Section title="下级辖区">
        <EmptyState title="还没有下级辖区">社区在小区台账里登记小区以后，各小区的数出现在这里。</EmptyState>
      </Section>
    );
  const label = levelLabels[level];
  if (!appliesAt(id, level))
    return (
      <Section title={`各${label}`}>
        <EmptyState
          action={<TextLink href={hrefOf(id, area, period, treeDay)}>看{area.name}的记录</TextLink>}
          title={`${label}没有这个指标`}
        >
          记录到{levelLabels[area.level]}为止，不再分到{label}。
        </EmptyState>
      </Section>
    );

  const query = { area: area.id, period: carried(period), tree };
  const isGrouped = byPeers && hasPeers(standing);
  const here = (more: { sort?: string | undefined; peers?: number | undefined }) =>
    paths.indicator(codeOf(id), { ...query, sort, peers: isGrouped ? 1 : undefined, ...more });
  const nextSort = (by: SortedBy) => (order?.by === by && order.isDescending ? by : `-${by}`);
  const lines = linesOf(standing, id, { order, byPeers });
  const columns = columnsOf(id, standing, targets);
  const asks =
    maySupervise && !treeDay ? { indicator: codeOf(id), period: period.key, area: area.id } : undefined;
  return (
    <>
      <Charts id={id} standing={standing} title={`各${label}对比`} />
      <Section
        actions={
          hasPeers(standing) && (
            <a
              className={buttonClass('secondary', 'small')}
              href={here({ peers: isGrouped ? undefined : 1 })}
            >
              {isGrouped ? '不分组' : '按同类区县分组'}
            </a>
          )
        }
        description={descriptionOf(id, isGrouped)}
        id="areas-below"
        title={`各${label}情况`}
      >
        <Ticked asks={asks}>
          <DataTable flow label={`${area.name}各${label}`}>
            <thead>
              <tr>
                {order ? (
                  <SortableHeader href={here({ sort: undefined })} label={label} />
                ) : (
                  <HeaderCell>{label}</HeaderCell>
                )}
                {columns.map(({ head, sortedBy }) =>
                  sortedBy ? (
                    <SortableHeader
                      href={here({ sort: nextSort(sortedBy) })}
                      key={head}
                      label={head}
                      numeric
                      order={
                        order?.by === sortedBy ? (order.isDescending ? 'descending' : 'ascending') : undefined
                      }
                    />
                  ) : (
                    <HeaderCell key={head} numeric>
                      {head}
                    </HeaderCell>
                  ),
                )}
              </tr>
            </thead>
            <FigureRows
              tick={asks && 'areas'}
              rows={lines.map((line) => ({
                name: line.name,
                href:
                  line.kind === 'area' && line.areaId
                    ? paths.indicator(codeOf(id), { ...query, area: line.areaId })
                    : undefined,
                areaId: line.areaId,
                isTotal: line.kind === 'group' || line.kind === 'whole',
                cells: columns.map(({ cell }) => cell(line)),
                hints: columns.map(({ hint }) => hint?.(line)),
              }))}
            />
          </DataTable>
        </Ticked>
        <ul className="mt-1 text-ink-2 text-note">
          {lines.some(({ values }) => hasSmallBase(values, id)) && <li>{smallBaseNote}</li>}
          {isPerHousehold(id) && <li>{perThousandNote}</li>}
          {lines.some(({ estimated }) => isEstimated(id, estimated)) && <li>{estimateNote}</li>}
        </ul>
      </Section>
    </>
  );
}

/** A form around the table: the areas ticked are those that a supervision item is opened for. */
function Ticked({
  asks,
  children,
}: {
  asks: Record<string, string | number> | undefined;
  children: ReactNode;
}) {
  if (!asks) return children;
  return (
    <Form action={paths.newSupervision()} prefetch={false}>
      {Object.entries(asks).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      {children}
      <p className="no-print mt-2 flex flex-wrap items-center gap-3">
        <Button icon="flag" type="submit">
          发起督办
        </Button>
        <span className="text-ink-2 text-table">先勾选要督办的辖区；这里的数作为督办的起点。</span>
      </p>
    </Form>
  );
}

async function Charts({ id, standing, title }: { id: FigureId; standing: Figures; title: string }) {
  const { area, children } = standing;
  // Where nothing is known there is nothing to draw; the table says so, row by row.
  if (children.every(({ values }) => amountOf(values, id) === null)) return null;
  return (
    <Section title={title}>
      {area.level === 'city' ? (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <ChartFigure of={await areaMap(standing, id, { width: 540, opens: 'indicator' })} />
          <ChartFigure of={await comparison(standing, id, { width: 540, opens: 'indicator' })} />
        </div>
      ) : (
        // Names of estates are long, and stand beside their bars.
        <ChartFigure
          of={
            await comparison(standing, id, {
              width: area.level === 'community' ? 700 : 1_100,
              opens: 'indicator',
            })
          }
        />
      )}
    </Section>
  );
}

const descriptionOf = (id: FigureId, isGrouped: boolean) =>
  [
    isRate(id) ? '合计是分子、分母相加后再算，不是比率的平均。' : '点名称看下级辖区的这项指标，点数看记录。',
    isGrouped && '每组的数由组内各区（市）县相加；比率用相加后的分子、分母算，不是比率的平均。',
  ]
    .filter(Boolean)
    .join('');
