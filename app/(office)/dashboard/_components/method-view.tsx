import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { atLevel, comparisonsOf, type Method, methods } from '@/lib/domain/indicators/boards';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { AreaEnded, basisText, treeFrom } from '@/lib/domain/indicators/tree';
import { asOfText } from '@/lib/domain/reports/document';
import type { Actor } from '@/lib/platform/actor';
import { notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { numberParam, type SearchParams, textParam } from '@/lib/platform/search-params';
import { EndedArea } from '../[id]/_components/area-changes';
import { BoardSections } from '../[id]/_components/board-sections';
import { ChildrenTable } from '../[id]/_components/children-table';
import { ComparisonTabs } from '../[id]/_components/comparison-tabs';
import { SoftLinks } from './soft-links';
import { standingOrEnd } from './standing-or-end';
import { TreeSwitch } from './tree-switch';

/**
 * 五线 or 五步: line by line, or step by step, in the area of the address, else the actor's own.
 * Called by the page, not rendered in it, so that what it refuses is the page's refusal.
 */
export async function methodView(actor: Actor, method: Method, searchParams: SearchParams) {
  const period = periodFrom(searchParams);
  const asked = treeFrom(searchParams);
  const id = numberParam(searchParams, 'area') ?? ownAreas(actor, 'dashboard.read')[0]?.areaId;
  if (!id) throw notFound();
  const standing = await standingOrEnd(actor, id, period, asked);
  if (standing instanceof AreaEnded)
    return <EndedArea actor={actor} ended={standing} query={{ period: carried(period), tree: asked }} />;
  const { area, path, children, isDemo } = standing;
  const pathOf = (areaId: number, query: Record<string, string | undefined>) =>
    paths[method]({ area: areaId, ...query });
  const query = { period: carried(period), tree: standing.tree };
  const board = atLevel(methods[method], area.level);
  const below = children[0]?.area.level;
  const comparisons = below ? comparisonsOf(board, below) : [];
  const askedColumns = textParam(searchParams, 'columns');
  const comparison = comparisons.find(({ key }) => key === askedColumns) ?? comparisons[0];
  const basis = basisText(standing);
  return (
    <SoftLinks>
      <PageHeader
        badge={isDemo && <Badge>演示数据</Badge>}
        breadcrumbs={path.map((step) => ({
          label: step.name,
          href:
            step.id !== area.id && can(actor, 'dashboard.read', step) ? pathOf(step.id, query) : undefined,
        }))}
        description={`${board.description}。${period.label}${basis && `，${basis}`}，截至 ${asOfText(standing)}。`}
        secondary={
          <>
            <TreeSwitch
              hrefOf={(tree) => pathOf(area.id, { period: query.period, tree })}
              standing={standing}
            />
            <PrintButton />
          </>
        }
        title={`${board.title} · ${area.name}`}
      />
      <BoardSections isMethod name={method} query={query} sections={board.sections} standing={standing} />
      {comparison && (
        <>
          <ComparisonTabs
            comparisons={comparisons}
            current={comparison}
            hrefOf={(key) => pathOf(area.id, { ...query, columns: key })}
          />
          <div className="print:break-inside-avoid">
            <ChildrenTable
              comparison={comparison}
              pathOf={pathOf}
              query={{ ...query, columns: comparison.key === askedColumns ? askedColumns : undefined }}
              sort={textParam(searchParams, 'sort') || undefined}
              standing={standing}
            />
          </div>
        </>
      )}
    </SoftLinks>
  );
}
