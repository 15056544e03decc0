import type { ToDo } from '@/lib/domain/workbench/to-do';
import type { Filter } from '@/lib/ledger/filter';
import { filterParams } from '@/lib/ledger/query';
import { where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { supervision } from './definition';
import { areasOn } from './parties';
import { onSide } from './queries';
import { lightFilter, type Side } from './rules';

type Asked = { title: string; side: Side; urgency: ToDo['urgency']; fields: NonNullable<Filter['fields']> };

const asked = (day: Day): Asked[] => [
  { title: '督办任务已逾期', side: 'lower', urgency: 'overdue', fields: lightFilter('overdue', day) },
  { title: '督办任务滞后', side: 'lower', urgency: 'lagging', fields: lightFilter('lagging', day) },
  { title: '督办任务临期', side: 'lower', urgency: 'near-due', fields: lightFilter('near-due', day) },
  { title: '督办任务待签收', side: 'lower', urgency: 'open', fields: { state: { in: ['assigned'] } } },
  {
    title: '督办任务被退回，待再办',
    side: 'lower',
    urgency: 'returned',
    fields: { state: { in: ['working'] }, returns: { from: 1 } },
  },
  { title: '交办的督办任务已逾期', side: 'upper', urgency: 'overdue', fields: lightFilter('overdue', day) },
  { title: '督办任务待核验', side: 'upper', urgency: 'open', fields: { state: { in: ['reported'] } } },
  {
    title: '督办任务已核验，待销号',
    side: 'upper',
    urgency: 'open',
    fields: { state: { in: ['verified'] } },
  },
  {
    title: '督办任务申请延期，待答复',
    side: 'upper',
    urgency: 'open',
    fields: { state: { in: ['signed', 'working'] }, extensionAskedTo: { from: '2000-01-01' } },
  },
  {
    title: '挂账的督办任务到复查日期',
    side: 'upper',
    urgency: 'near-due',
    fields: { state: { in: ['suspended'] }, resumeOn: { to: day } },
  },
  {
    title: '督办任务待跟踪问效',
    side: 'upper',
    urgency: 'near-due',
    fields: {
      state: { in: ['struck_off'] },
      effectReviewOn: { to: day },
      effectReviewedOn: { missing: true },
    },
  },
];

/** What the actor owes in supervision, on either side: one statement, each with the list of just these. */
export async function supervisionToDos(tx: Tx, actor: Actor): Promise<ToDo[]> {
  const questions = asked(today()).filter(({ side }) => areasOn(actor, side).length > 0);
  if (questions.length === 0) return [];
  const counts = questions.map(
    ({ side, fields }) =>
      Prisma.sql`(SELECT count(*)::int FROM supervision_tasks WHERE ${where(supervision, { status: 'all', fields })} AND ${onSide(actor, side)})`,
  );
  const statement = Prisma.sql`SELECT ARRAY[${Prisma.join(counts)}] AS counts`;
  const [row] = await tx.$queryRaw<{ counts: number[] }[]>(prepared(statement));
  return questions.map(({ title, side, urgency, fields }, at) => {
    const query = filterParams({ status: 'all', fields });
    query.set('side', side);
    return { title, count: row?.counts[at] ?? 0, unit: '项', href: paths.supervision(query), urgency };
  });
}

/** Tasks that wait for this person: to be signed for or done below, to be verified or struck off above. */
export async function countOwed(tx: Tx, actor: Actor): Promise<number> {
  const parts = (['lower', 'upper'] as const)
    .filter((side) => areasOn(actor, side).length > 0)
    .map((side) => {
      const states = side === 'lower' ? ['assigned', 'signed', 'working'] : ['reported', 'verified'];
      return Prisma.sql`(${where(supervision, { status: 'all', fields: { state: { in: states } } })} AND ${onSide(actor, side)})`;
    });
  if (parts.length === 0) return 0;
  const statement = Prisma.sql`SELECT count(*)::int AS n FROM supervision_tasks WHERE ${Prisma.join(parts, ' OR ')}`;
  const [row] = await tx.$queryRaw<{ n: number }[]>(prepared(statement));
  return row?.n ?? 0;
}
