import type { ToDo } from '@/lib/domain/workbench/to-do';
import type { Actor } from '@/lib/platform/actor';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { boxesOf, conditionOf, type RequestFilter } from './list';

type Line = { title: string; urgency: ToDo['urgency']; filter: RequestFilter; query: Record<string, string> };

/** Lines of the workbench; each opens the list that it counts. */
const lines: readonly Line[] = [
  {
    title: '诉求逾期未办结',
    urgency: 'overdue',
    filter: { box: 'mine', light: 'overdue' },
    query: { light: 'overdue' },
  },
  {
    title: '诉求签收或联系滞后',
    urgency: 'lagging',
    filter: { box: 'mine', light: 'lagging' },
    query: { light: 'lagging' },
  },
  {
    title: '诉求临期',
    urgency: 'near-due',
    filter: { box: 'mine', light: 'near-due' },
    query: { light: 'near-due' },
  },
  {
    title: '诉求待办',
    urgency: 'open',
    filter: { box: 'mine', light: 'on-time' },
    query: { light: 'on-time' },
  },
  { title: '诉求异议待裁定', urgency: 'open', filter: { box: 'objected' }, query: {} },
  { title: '诉求办结待审核', urgency: 'open', filter: { box: 'review' }, query: {} },
  { title: '诉求待回访', urgency: 'open', filter: { box: 'call' }, query: {} },
  { title: '诉求待审核公开', urgency: 'open', filter: { box: 'publish' }, query: {} },
  { title: '不计入评价待审定', urgency: 'open', filter: { box: 'exclusion' }, query: {} },
];

const MOST = 1_000;

export async function requestToDos(tx: Tx, actor: Actor): Promise<ToDo[]> {
  const has = boxesOf(actor);
  const asked = lines.filter(({ filter }) => has.includes(filter.box));
  if (asked.length === 0) return [];
  const counts = asked.map(
    ({ filter }, at) =>
      Prisma.sql`SELECT ${at}::int AS nth, (SELECT count(*)::int FROM (SELECT FROM requests r WHERE ${conditionOf(actor, filter)} LIMIT ${MOST}) AS f) AS n`,
  );
  const statement = Prisma.sql`${Prisma.join(counts, ' UNION ALL ')} ORDER BY nth`;
  const rows = await tx.$queryRaw<{ n: number }[]>(prepared(statement));
  return asked.map(({ title, urgency, filter, query }, at) => ({
    title,
    urgency,
    count: rows[at]?.n ?? 0,
    unit: '件',
    href: paths.requests({ box: filter.box, ...query }),
  }));
}
