import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { compared, linkageLabels } from '@/lib/domain/indicators/board';
import { appliesAt, type FigureId, isFigure } from '@/lib/domain/indicators/catalogue';
import { readStanding } from '@/lib/domain/indicators/figures';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { AreaEnded, basisText, type Tree, treeFrom } from '@/lib/domain/indicators/tree';
import { asOfText } from '@/lib/domain/reports/document';
import type { Actor } from '@/lib/platform/actor';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { Period } from '@/lib/platform/period';
import { can } from '@/lib/platform/scope';
import { numberParam } from '@/lib/platform/search-params';
import { SoftLinks } from '../_components/soft-links';
import { TreeSwitch } from '../_components/tree-switch';
import { EndedArea, LedHere, SetUpSince } from './_components/area-changes';
import { AttentionTable } from './_components/attention-table';
import { ChildrenTable } from './_components/children-table';
import { Comparison } from './_components/comparison';
import { CoverageTable } from './_components/coverage-table';
import { Definitions } from './_components/definitions';
import { Headline } from './_components/headline';
import { JurisdictionRows } from './_components/jurisdiction-rows';
import { Corrections, PeriodBadge } from './_components/period-state';
import { Trends } from './_components/trends';

export const metadata = { title: '四级联动' };

/** One design for the four levels of linkage: how an area stands, and how the areas below it do. */
export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const period = periodFrom(searchParams);
  const asked = treeFrom(searchParams);
  const standing = await standingOrEnd(actor, Number(params.id), period, asked);
  if (standing instanceof AreaEnded) {
    const query = { period: carried(period), tree: asked };
    const [only] = standing.successors;
    if (only && standing.successors.length === 1 && can(actor, 'dashboard.read', only))
      redirect(paths.dashboard(only.id, { ...query, from: standing.area.id }));
    return <EndedArea actor={actor} ended={standing} query={query} />;
  }
  const { area, path, isDemo, children, origin } = standing;
  const query = { period: carried(period), tree: standing.tree };
  const basis = basisText(standing);
  const above = path.filter((step) => step.id !== area.id && can(actor, 'dashboard.read', step));
  const below = children[0]?.area.level;
  const columns = below ? compared.filter((id) => appliesAt(id, below)) : [];
  const from = numberParam(searchParams, 'from');
  const measure = chosen(searchParams.measure, columns);
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
        description={`${period.label}${basis && `，${basis}`}，截至 ${asOfText(standing)}。${period.isCurrent ? '每个数都能点开，看到它数的是哪些记录。' : presentOnlyText(standing.kept)}`}
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
          </>
        }
        title={`${linkageLabels[area.level]} · ${area.name}`}
      />
      {from && <LedHere actor={actor} from={from} to={area.id} />}
      {origin && <SetUpSince actor={actor} name={area.name} origin={origin} query={query} />}
      <Corrections standing={standing} />
      <Headline standing={standing} />
      <Definitions standing={standing} />
      <div className="grid items-start xl:grid-cols-[minmax(0,4fr)_minmax(0,3fr)]">
        <CoverageTable standing={standing} />
        <AttentionTable standing={standing} />
      </div>
      {measure && (
        <>
          <Together>
            <Comparison
              columns={columns}
              measure={measure}
              query={{ ...query, sort: one(searchParams.sort) }}
              standing={standing}
            />
          </Together>
          <Together>
            <ChildrenTable
              columns={columns}
              further={<JurisdictionRows actor={actor} columns={columns} standing={standing} />}
              query={{ ...query, measure: one(searchParams.measure) }}
              sort={one(searchParams.sort)}
              standing={standing}
            />
          </Together>
        </>
      )}
      <Together>
        <Trends standing={standing} />
      </Together>
    </SoftLinks>
  );
});

async function standingOrEnd(actor: Actor, id: number, period: Period, tree: Tree | undefined) {
  try {
    return await readStanding(actor, id, period, tree);
  } catch (error) {
    if (error instanceof AreaEnded) return error;
    throw error;
  }
}

/** On paper a part that fits on a page is not torn. */
const Together = ({ children }: { children: ReactNode }) => (
  <div className="print:break-inside-avoid print:[&_figure_svg]:max-h-[430px]">{children}</div>
);

const one = (param: string | string[] | undefined) => (typeof param === 'string' ? param : undefined);

/** The measure of the address, else the first rate: shares can be compared between areas of different size. */
function chosen(param: string | string[] | undefined, columns: readonly FigureId[]): FigureId | undefined {
  const asked = one(param);
  if (asked && isFigure(asked) && columns.includes(asked)) return asked;
  return columns.find((id) => id === 'estates.partyCoverage') ?? columns[0];
}
