import { DataTable, EmptyRows, HeaderCell, ListPage } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { periodFrom } from '@/lib/domain/indicators/period';
import { type Cluster, readClusters } from '@/lib/domain/requests/clusters';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { parsePeriod } from '@/lib/platform/period';
import { can } from '@/lib/platform/scope';
import { choiceParam, numberParam } from '@/lib/platform/search-params';
import type { AreaLevel } from '@/prisma/client/enums';
import { ClusterRows } from './cluster-rows';

export const metadata = { title: '归类' };

const levels: Record<Exclude<AreaLevel, 'city'>, string> = {
  district: '按区（市）县',
  street: '按街道（镇）',
  community: '按社区（村）',
  estate: '按小区',
};

/** 主动治理: what comes again and again from one place is mended there, not case by case. */
export default page('request.read', async (actor, { searchParams }) => {
  const areaId = numberParam(searchParams, 'area') ?? ownAreas(actor, 'request.read')[0]?.areaId ?? 0;
  const [day = today()] = [periodFrom(searchParams).to, today()].sort();
  const shown = day.slice(0, 7);
  const categoryId = numberParam(searchParams, 'category') ?? undefined;
  const asked = choiceParam(searchParams, 'level', levels);
  const { area, level, months, clusters } = await readClusters(actor, {
    areaId,
    month: shown,
    ...(categoryId ? { categoryId } : {}),
    ...(asked ? { level: asked } : {}),
  });
  const mayIssue = can(actor, 'supervision.issue', area);
  const mayPlan = can(actor, 'ledger.write', area);
  const stepsFor = ({ areaId, areaName, category }: Cluster) => [
    ...(mayIssue && level !== 'estate'
      ? [
          {
            label: '发起督办',
            href: paths.newSupervision({
              area: area.id,
              areas: areaId,
              indicator: 'requests.received',
              period: shown,
            }),
          },
        ]
      : []),
    ...(mayPlan && (level === 'estate' || level === 'community')
      ? [
          {
            label: '立服务项目',
            href: paths.newRecord('service-projects', { areaId, name: `${areaName}${category}整治` }),
          },
        ]
      : []),
  ];
  return (
    <ListPage>
      <PageHeader
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '归类' }]}
        description={`${area.name}，${parsePeriod(shown)?.label ?? shown}。同一地方、同一类的诉求，多的在前；反复出现的，可以立项整治。`}
        title="归类"
      />
      <FilterBar
        action={paths.requestClusters()}
        chips={[]}
        clearHref={paths.requestClusters()}
        keep={{ area: String(area.id), period: shown }}
      >
        <Select
          aria-label="地点层级"
          className="w-auto!"
          defaultValue={level}
          name="level"
          options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable label="归类">
        <thead>
          <tr>
            <HeaderCell>地点</HeaderCell>
            <HeaderCell>类别</HeaderCell>
            {months.map((each) => (
              <HeaderCell key={each} numeric>
                {`${Number(each.slice(5))} 月`}
              </HeaderCell>
            ))}
            <HeaderCell numeric>比上月</HeaderCell>
            <HeaderCell numeric>未办结</HeaderCell>
            <HeaderCell>
              <span className="sr-only">主动治理</span>
            </HeaderCell>
          </tr>
        </thead>
        {clusters.length === 0 ? (
          <tbody>
            <EmptyRows columns={months.length + 5}>
              <EmptyState title="这个月没有诉求">收到诉求后，按地点和类别归在一起，显示在这里。</EmptyState>
            </EmptyRows>
          </tbody>
        ) : (
          <ClusterRows
            rows={clusters.map((cluster) => ({ ...shownOf(cluster, shown), steps: stepsFor(cluster) }))}
          />
        )}
      </DataTable>
    </ListPage>
  );
});

const shownOf = (cluster: Cluster, month: string) => ({
  ...{ key: `${cluster.areaId}/${cluster.categoryId}`, place: cluster.path, category: cluster.category },
  ...{ counts: cluster.counts, open: cluster.open, change: change(cluster), href: listOf(cluster, month) },
});

const listOf = ({ areaId, categoryId }: Cluster, month: string) => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return paths.requests({ box: 'all', area: areaId, category: categoryId, received: `${month}-01..${last}` });
};

/** By so many cases: shares of a handful would frighten or soothe for nothing. */
function change({ counts }: Cluster): string {
  const [before = 0, now = 0] = counts.slice(-2);
  if (before === 0) return now > 0 ? '新增' : '—';
  const more = now - before;
  if (more === 0) return '持平';
  return more > 0 ? `多 ${more} 件` : `少 ${-more} 件`;
}
