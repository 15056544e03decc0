import type { Tab } from '@/components/ui/tabs';
import { dueStates, type Light, lightFilter, openStates } from '@/lib/domain/supervision/rules';
import { filterParams } from '@/lib/ledger/query';
import type { Actor } from '@/lib/platform/actor';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import type { SearchParams } from '@/lib/platform/search-params';

const lights: Record<Light, string> = { overdue: '逾期', lagging: '滞后', 'near-due': '临期' };

/** The views staff ask for most, each an address like any other. */
export function tabsOf(actor: Actor, params: SearchParams): Tab[] {
  const of = (fields: Record<string, { in: readonly string[] }>) => filterParams({ status: 'all', fields });
  const views: { label: string; query: URLSearchParams }[] = [
    { label: '全部', query: new URLSearchParams() },
    ...(can(actor, 'supervision.work')
      ? [{ label: '待本级办理', query: withSide(of({ state: { in: dueStates } }), 'lower') }]
      : []),
    ...(can(actor, 'supervision.issue')
      ? [
          { label: '待本级核验', query: withSide(of({ state: { in: ['reported', 'verified'] } }), 'upper') },
          { label: '本级交办', query: withSide(of({ state: { in: openStates } }), 'upper') },
        ]
      : []),
    ...(Object.keys(lights) as Light[]).map((light) => ({
      label: lights[light],
      query: filterParams({ status: 'all', fields: lightFilter(light, today()) }),
    })),
  ];
  const here = canonical(
    new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)])),
  );
  return views.map(({ label, query }) => ({
    label,
    href: paths.supervision(query),
    current: canonical(query) === here,
  }));
}

function withSide(query: URLSearchParams, side: string): URLSearchParams {
  query.set('side', side);
  return query;
}

/** What an address asks for, whatever the order, the page and the sort. */
function canonical(query: URLSearchParams): string {
  const params = new URLSearchParams(query);
  for (const name of ['page', 'size', 'sort', 'status', 'area', 'period']) params.delete(name);
  params.sort();
  return params.toString();
}
