import { type IndicatorId, indicatorIds, indicators } from '@/lib/domain/indicators/catalogue';
import { filterOf } from '@/lib/domain/indicators/links';
import { filterParams } from '@/lib/ledger/query';
import { countRecords } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { currentMonth } from '@/lib/platform/period';
import { can, ranges } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';

/** Something that waits for this person: how much, how urgent, and where to do it. */
export type ToDo = {
  title: string;
  count: number;
  unit: string;
  href: string;
  urgency: 'overdue' | 'returned' | 'near-due' | 'open';
};

/** What is asked is a figure of the dashboards: the workbench and they cannot differ. */
type Asked = { id: IndicatorId; title: string; urgency: ToDo['urgency'] };

/** What waits, the most urgent first; nothing that is zero. */
export async function listToDos(actor: Actor): Promise<ToDo[]> {
  if (!can(actor, 'ledger.read')) return [];
  const todos = await read(actor, 'ledger.read', async (tx) => {
    const found: ToDo[] = [];
    for (const asked of questionsFor(actor)) found.push(await answer(tx, actor, asked));
    return [...found, ...(await unfinishedImports(tx, actor))];
  });
  const order = ['overdue', 'returned', 'near-due', 'open'];
  return todos
    .filter(({ count }) => count > 0)
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
}

const ofEach = (what: 'returned' | 'pending') => indicatorIds.filter((id) => id.endsWith(`.${what}`));
const labelOf = (id: IndicatorId) => indicators[id].ledger.label;

function questionsFor(actor: Actor): Asked[] {
  const returned = can(actor, 'ledger.write') ? ofEach('returned') : [];
  const pending = can(actor, 'ledger.review') ? ofEach('pending') : [];
  return [
    ...returned.map((id): Asked => ({ id, title: `${labelOf(id)}被退回，待修改`, urgency: 'returned' })),
    ...pending.map((id): Asked => ({ id, title: `${labelOf(id)}待审核`, urgency: 'open' })),
    { id: 'service-projects.late', title: '服务项目已过计划完成日期', urgency: 'overdue' },
    { id: 'party-organisations.termEnded', title: '党组织已届满', urgency: 'overdue' },
    { id: 'party-organisations.termEnding', title: '党组织 6 个月内届满', urgency: 'near-due' },
  ];
}

async function answer(tx: Tx, actor: Actor, { id, title, urgency }: Asked): Promise<ToDo> {
  const { ledger, filter } = filterOf(id, currentMonth());
  const [only, ...others] = ranges(actor, 'ledger.read');
  const count = await countRecords(tx, ledger, { ...filter, area: others.length === 0 ? only : undefined });
  return {
    title,
    count,
    unit: ledger.measureWord,
    href: paths.ledger(ledger.name, filterParams(filter)),
    urgency,
  };
}

async function unfinishedImports(tx: Tx, { userId }: Actor): Promise<ToDo[]> {
  const batches = await tx.import.findMany({
    where: { userId, state: { in: ['checked', 'failed'] } },
    orderBy: { id: 'desc' },
    take: 10,
  });
  return batches.map(({ id, fileName, state, refused }) => ({
    title: state === 'failed' ? `“${fileName}”不能使用，待重新上传` : `“${fileName}”已检查，待确认`,
    count: state === 'failed' ? 1 : Math.max(1, refused),
    unit: state === 'failed' ? '个文件' : refused > 0 ? '行有误' : '个文件',
    href: paths.import(id),
    urgency: 'open',
  }));
}
