import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { appliesAt, codeOf, nameOf } from '@/lib/domain/indicators/catalogue';
import { readFigure } from '@/lib/domain/indicators/one-figure';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { orderFrom } from '@/lib/domain/indicators/side-by-side';
import { basisText, treeFrom } from '@/lib/domain/indicators/tree';
import { asOfText } from '@/lib/domain/reports/document';
import { listTargets } from '@/lib/domain/targets/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { type SearchParams, textParam } from '@/lib/platform/search-params';
import { SoftLinks } from '../../dashboard/_components/soft-links';
import { TreeSwitch } from '../../dashboard/_components/tree-switch';
import { SetUpSince } from '../../dashboard/[id]/_components/area-changes';
import { Corrections, PeriodBadge } from '../../dashboard/[id]/_components/period-state';
import { orDashboard } from '../or-dashboard';
import { AreasBelow } from './_components/areas-below';
import { Headline } from './_components/headline';
import { Meaning } from './_components/meaning';
import { TargetsOfArea } from './_components/targets';
import { Trend } from './_components/trend';

export const metadata = { title: '指标' };

/** One figure of one area: what it means, how it has gone, how the areas below it compare, and its records. */
export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const asked = {
    code: params.id,
    areaId: areaFrom(searchParams),
    period: periodFrom(searchParams),
    tree: treeFrom(searchParams),
  };
  const { id, standing } = await orDashboard(readFigure(actor, asked), {
    period: carried(asked.period),
    tree: asked.tree,
  });
  const { area, path, period, isDemo, tree, origin } = standing;
  const targets = await listTargets(actor, id, standing);
  const query = { period: carried(period), tree };
  const basis = basisText(standing);
  const above = path.filter((step) => step.id !== area.id && can(actor, 'dashboard.read', step));
  const hrefFor = (areaId: number) => paths.indicator(codeOf(id), { area: areaId, ...query });
  const sort = textParam(searchParams, 'sort') || undefined;
  return (
    <SoftLinks>
      <PageHeader
        badge={
          <>
            <Badge>{codeOf(id)}</Badge>
            {isDemo && <Badge>演示数据</Badge>}
            <PeriodBadge standing={standing} />
          </>
        }
        breadcrumbs={[
          { label: '指标', href: paths.indicators({ area: area.id, ...query }) },
          ...above.map((step) => ({ label: step.name, href: hrefFor(step.id) })),
          { label: area.name },
        ]}
        description={`${area.name}，${period.label}${basis && `，${basis}`}，截至 ${asOfText(standing)}。`}
        secondary={
          <>
            <TreeSwitch
              hrefOf={(chosen) =>
                paths.indicator(codeOf(id), { area: area.id, period: query.period, tree: chosen })
              }
              standing={standing}
            />
            <PrintButton />
          </>
        }
        title={nameOf(id)}
      />
      {origin && <SetUpSince actor={actor} name={area.name} origin={origin} query={query} />}
      {appliesAt(id, area.level) ? (
        <>
          <Corrections of={id} standing={standing} />
          <Headline id={id} standing={standing} targets={targets} />
          <TargetsOfArea
            id={id}
            maySet={can(actor, 'target.set', path.at(-1))}
            standing={standing}
            targets={targets}
          />
          <Meaning id={id} standing={standing} />
          <AreasBelow
            byPeers={textParam(searchParams, 'peers') === '1'}
            id={id}
            maySupervise={can(actor, 'supervision.issue', path.at(-1))}
            order={orderFrom(sort)}
            sort={sort}
            standing={standing}
            targets={targets}
          />
          <Trend id={id} standing={standing} />
        </>
      ) : (
        <>
          <Meaning id={id} standing={standing} />
          <EmptyState title={`${levelLabels[area.level]}没有这个指标`}>
            它的记录在上级辖区，请点上面的辖区名。
          </EmptyState>
        </>
      )}
    </SoftLinks>
  );
});

/** An area that is written and is none is not found; none written is the actor's own. */
function areaFrom(searchParams: SearchParams): number | null {
  const area = textParam(searchParams, 'area');
  return area ? Number(area) : null;
}
