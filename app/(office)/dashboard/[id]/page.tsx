import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { linkageLabels } from '@/lib/domain/indicators/board';
import { boards, comparisonsOf } from '@/lib/domain/indicators/boards';
import { codeOf, type FigureId, isFigure, isRate } from '@/lib/domain/indicators/catalogue';
import { amountOf } from '@/lib/domain/indicators/format';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import type { Values } from '@/lib/domain/indicators/roll-up';
import { AreaEnded, basisText, treeFrom } from '@/lib/domain/indicators/tree';
import { asOfText } from '@/lib/domain/reports/document';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { numberParam, textParam } from '@/lib/platform/search-params';
import { SoftLinks } from '../_components/soft-links';
import { standingOrEnd } from '../_components/standing-or-end';
import { TreeSwitch } from '../_components/tree-switch';
import { EndedArea, LedHere, SetUpSince } from './_components/area-changes';
import { AttentionTable } from './_components/attention-table';
import { BoardSections } from './_components/board-sections';
import { ChildrenTable } from './_components/children-table';
import { Comparison } from './_components/comparison';
import { ComparisonTabs } from './_components/comparison-tabs';
import { Definitions } from './_components/definitions';
import { JurisdictionRows } from './_components/jurisdiction-rows';
import { Corrections, PeriodBadge } from './_components/period-state';
import { Trends } from './_components/trends';
import { WithoutOrganisation } from './_components/without-organisation';

export const metadata = { title: '四级联动' };

/** How an area stands, by what its level of linkage is for, and how the areas below it do. */
export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const period = periodFrom(searchParams);
  const askedTree = treeFrom(searchParams);
  const standing = await standingOrEnd(actor, Number(params.id), period, askedTree);
  if (standing instanceof AreaEnded) {
    const query = { period: carried(period), tree: askedTree };
    const [only] = standing.successors;
    if (only && standing.successors.length === 1 && can(actor, 'dashboard.read', only))
      redirect(paths.dashboard(only.id, { ...query, from: standing.area.id }));
    return <EndedArea actor={actor} ended={standing} query={query} />;
  }
  const { area, path, isDemo, children, origin } = standing;
  const query = { period: carried(period), tree: standing.tree };
  const basis = basisText(standing);
  const above = path.filter((step) => step.id !== area.id && can(actor, 'dashboard.read', step));
  const board = boards[area.level];
  const below = children[0]?.area.level;
  const comparisons = below ? comparisonsOf(board, below) : [];
  const asked = textParam(searchParams, 'columns');
  const comparison = comparisons.find(({ key }) => key === asked) ?? comparisons[0];
  const columns = comparison?.key === asked ? asked : undefined;
  const sort = textParam(searchParams, 'sort') || undefined;
  const measure =
    comparison && chosen(textParam(searchParams, 'measure'), comparison.columns, standing.total);
  const from = numberParam(searchParams, 'from');
  const when = `${period.label}${basis && `，${basis}`}，截至 ${asOfText(standing)}。`;
  const attention = <AttentionTable standing={standing} />;
  const isWall = textParam(searchParams, 'wall') === '1';
  const sections = (
    <BoardSections isWall={isWall} name="board" query={query} sections={board.sections} standing={standing} />
  );
  const sideBySide = comparison && (
    <ChildrenTable
      actions={
        measure &&
        !standing.treeDay &&
        can(actor, 'supervision.issue', path.at(-1)) && (
          <ButtonLink
            href={paths.areasToSupervise(codeOf(measure), { ...query, area: area.id })}
            icon="flag"
            size="small"
          >
            发起督办
          </ButtonLink>
        )
      }
      comparison={comparison}
      further={<JurisdictionRows actor={actor} columns={comparison.columns} standing={standing} />}
      pathOf={paths.dashboard}
      query={{ ...query, columns, measure: textParam(searchParams, 'measure') || undefined }}
      sort={sort}
      standing={standing}
    />
  );
  if (isWall)
    return (
      <div data-wall>
        <PageHeader
          badge={isDemo && <Badge>演示数据</Badge>}
          description={
            <>
              {when}
              <TextLink href={paths.dashboard(area.id, { ...query, columns })}>退出大屏</TextLink>
            </>
          }
          title={`${linkageLabels[area.level]} · ${area.name}`}
        />
        {sections}
        {sideBySide}
      </div>
    );
  return (
    <SoftLinks>
      <PageHeader
        badge={
          <>
            {isDemo && <Badge>演示数据</Badge>}
            <PeriodBadge standing={standing} />
          </>
        }
        breadcrumbs={[
          ...above.map(({ id, name }) => ({ label: name, href: paths.dashboard(id, query) })),
          { label: area.name },
        ]}
        description={`${when}${period.isCurrent ? '每个数都能点开，看到它数的是哪些记录。' : presentOnlyText(standing.kept)}`}
        primary={
          can(actor, 'report.export', path.at(-1)) && (
            <ButtonLink href={paths.report(area.id, query)} icon="document" variant="primary">
              报告
            </ButtonLink>
          )
        }
        secondary={
          <>
            <TreeSwitch
              hrefOf={(tree) => paths.dashboard(area.id, { period: query.period, tree })}
              standing={standing}
            />
            <PrintButton />
            <ButtonLink href={paths.dashboard(area.id, { ...query, columns, wall: 1 })} icon="eye">
              大屏
            </ButtonLink>
          </>
        }
        title={`${linkageLabels[area.level]} · ${area.name}`}
      />
      {from && <LedHere actor={actor} from={from} to={area.id} />}
      {origin && <SetUpSince actor={actor} name={area.name} origin={origin} query={query} />}
      <Corrections standing={standing} />
      {
        // What waits for it is what a street opens its dashboard for.
        area.level === 'street' && attention
      }
      {sections}
      <Definitions standing={standing} />
      {area.level === 'community' && <WithoutOrganisation query={query} standing={standing} />}
      {area.level !== 'street' && attention}
      {comparison && measure && (
        <>
          <ComparisonTabs
            comparisons={comparisons}
            current={comparison}
            hrefOf={(key) => paths.dashboard(area.id, { ...query, columns: key })}
          />
          <Together>
            <Comparison
              columns={comparison.columns}
              measure={measure}
              query={{ ...query, columns, sort }}
              standing={standing}
            />
          </Together>
          <Together>{sideBySide}</Together>
        </>
      )}
      <Together>
        <Trends standing={standing} />
      </Together>
    </SoftLinks>
  );
});

/** On paper a part that fits on a page is not torn. */
const Together = ({ children }: { children: ReactNode }) => (
  <div className="print:break-inside-avoid print:[&_figure_svg]:max-h-[430px]">{children}</div>
);

/** The measure of the address, else the first rate that is known: shares compare areas of different size. */
function chosen(asked: string, columns: readonly FigureId[], total: Values): FigureId | undefined {
  if (isFigure(asked) && columns.includes(asked)) return asked;
  const known = columns.filter((id) => amountOf(total, id) !== null);
  return known.find(isRate) ?? known[0] ?? columns[0];
}
