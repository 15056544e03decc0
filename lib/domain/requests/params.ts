import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import { demand } from '@/lib/platform/scope';
import { numberParam, type SearchParams, textParam } from '@/lib/platform/search-params';
import { read } from '@/lib/platform/transact';
import { isBox, type Outcome, outcomes, type RequestFilter } from './list';
import { readPermission } from './standing';
import { sourceLabels, stateLabels } from './words';

export const lightLabels = {
  overdue: '逾期',
  lagging: '滞后',
  'near-due': '临期',
  'on-time': '按期',
} as const;

export const outcomeLabels: Record<Outcome, string> = {
  valid: '计入评价的',
  responded: '已响应的',
  solved: '已解决的',
  satisfied: '满意的',
  basically: '基本满意的',
  inTime: '按期办结的',
  excluded: '不计入评价的',
};

const names = [
  'box',
  'q',
  'category',
  'light',
  'source',
  'state',
  'area',
  'own',
  'department',
  'received',
  'ended',
  'outcome',
  'reopened',
  'page',
] as const;

/** Only what this list understands, as it stands in the address. */
export function filterParams(searchParams: SearchParams): Record<string, string> {
  const entries = names.flatMap((name) => {
    const value = textParam(searchParams, name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

const oneOf = <T extends string>(labels: Record<T, unknown>, text: string | undefined): T | undefined =>
  text !== undefined && Object.hasOwn(labels, text) ? (text as T) : undefined;

/** `2026-11-01..2026-11-30` */
export function readDays(text: string | undefined): { from: Day; to: Day } | undefined {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text ?? '') ?? [];
  const isDay = (day: string | undefined) =>
    day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  return from && to && isDay(from) && isDay(to) ? { from, to } : undefined;
}

/** By which days, and with which outcome, each sum of the dashboards is counted. */
const sums: Record<string, { by: 'received' | 'ended'; filter: Partial<RequestFilter> }> = {
  received: { by: 'received', filter: {} },
  events: { by: 'received', filter: { source: 'grid' } },
  reopened: { by: 'received', filter: { reopened: true } },
  closed: { by: 'ended', filter: { state: 'closed' } },
  inTime: { by: 'ended', filter: { outcome: 'inTime' } },
  valid: { by: 'ended', filter: { outcome: 'valid' } },
  responded: { by: 'ended', filter: { outcome: 'responded' } },
  solved: { by: 'ended', filter: { outcome: 'solved' } },
  satisfied: { by: 'ended', filter: { outcome: 'satisfied' } },
  basically: { by: 'ended', filter: { outcome: 'basically' } },
  excluded: { by: 'ended', filter: { outcome: 'excluded' } },
};

/**
 * A figure's link says which sum over which months it is (lib/domain/requests/definition.ts); the list it opens is
 * that of the requests behind it, in an address of its own.
 */
export function ofFigure(searchParams: SearchParams): Record<string, string> | null {
  const text = (name: string) => textParam(searchParams, name);
  const sum = Object.keys(sums).find((name) => text(`${name}.from`));
  const [from, to] = [text('month.from'), text('month.to')];
  if (!sum || !from || !to) return null;
  const { by, filter } = sums[sum] as (typeof sums)[string];
  const { reopened, ...rest } = filter;
  return {
    box: 'all',
    ...(text('area') ? { area: text('area') as string } : {}),
    ...(text('own') ? { own: '1' } : {}),
    [by]: `${from}..${to}`,
    ...(rest as Record<string, string>),
    ...(reopened ? { reopened: '1' } : {}),
  };
}

/** The filter of an address; an area out of scope is not found. */
export async function parseFilter(
  actor: Actor,
  searchParams: SearchParams,
): Promise<RequestFilter & { areaName?: string }> {
  const text = (name: (typeof names)[number]) => textParam(searchParams, name);
  const areaId = numberParam(searchParams, 'area');
  const permission = readPermission(actor);
  const area = areaId
    ? await read(actor, permission, async (tx) => {
        const found = await getArea(tx, areaId);
        demand(actor, permission, found);
        return found;
      })
    : undefined;
  const box = text('box');
  const filter: RequestFilter & { areaName?: string } = { box: isBox(box) ? box : 'mine' };
  const state = oneOf(stateLabels, text('state'));
  const light = oneOf(lightLabels, text('light'));
  const source = oneOf(sourceLabels, text('source'));
  const outcome = outcomes.find((each) => each === text('outcome'));
  const categoryId = numberParam(searchParams, 'category');
  const departmentId = numberParam(searchParams, 'department');
  const received = readDays(text('received'));
  const ended = readDays(text('ended'));
  const q = text('q');
  if (state) filter.state = state;
  if (light) filter.light = light;
  if (source) filter.source = source;
  if (outcome) filter.outcome = outcome;
  if (categoryId) filter.categoryId = categoryId;
  if (departmentId) filter.departmentId = departmentId;
  if (received) filter.received = received;
  if (ended) filter.ended = ended;
  if (text('reopened')) filter.reopened = true;
  if (q) filter.text = q;
  if (area) {
    filter.area = { lo: area.lo, hi: text('own') ? area.lo : area.hi };
    filter.areaName = area.name;
  }
  return filter;
}

/** What is filtered, in words; `name` is its parameter. */
export function chipsOf(
  filter: RequestFilter & { areaName?: string },
  params: Record<string, string>,
  categories: readonly { id: number; name: string }[],
  departments: readonly { id: number; name: string }[],
): { name: string; label: string; value: string }[] {
  const named = (list: readonly { id: number; name: string }[], id: number | undefined) =>
    list.find((each) => each.id === id)?.name;
  const days = ({ from, to }: { from: Day; to: Day }) => `${from} 至 ${to}`;
  const all: [string, string, string | undefined][] = [
    ['q', '编号或内容', filter.text],
    ['category', '类别', named(categories, filter.categoryId)],
    ['light', '时限', filter.light && lightLabels[filter.light]],
    ['source', '来源', filter.source && sourceLabels[filter.source]],
    ['state', '状态', filter.state && stateLabels[filter.state]],
    ['area', '辖区', filter.areaName],
    ['department', '承办部门', named(departments, filter.departmentId)],
    ['received', '收到', filter.received && days(filter.received)],
    ['ended', '办结', filter.ended && days(filter.ended)],
    ['outcome', '评价', filter.outcome && outcomeLabels[filter.outcome]],
    ['reopened', '重新办理', filter.reopened ? '是' : undefined],
  ];
  return all.flatMap(([name, label, value]) => (value && params[name] ? [{ name, label, value }] : []));
}
