import { ledgers } from '@/lib/domain/registry';
import { openStates } from '@/lib/domain/service-projects/definition';
import type { Filter } from '@/lib/ledger/filter';
import { filterParams } from '@/lib/ledger/query';
import { countRecords } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { addDays, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
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

type Asked = { ledger: string; title: string; filter: Omit<Filter, 'area'>; urgency: ToDo['urgency'] };

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

function questionsFor(actor: Actor): Asked[] {
  const questions: Asked[] = [];
  if (can(actor, 'ledger.write'))
    for (const { name, label } of ledgers)
      questions.push({
        ledger: name,
        title: `${label}被退回，待修改`,
        filter: { review: ['returned'] },
        urgency: 'returned',
      });
  if (can(actor, 'ledger.review'))
    for (const { name, label } of ledgers)
      questions.push({
        ledger: name,
        title: `${label}待审核`,
        filter: { review: ['pending'] },
        urgency: 'open',
      });
  return [
    ...questions,
    {
      ledger: 'service-projects',
      title: '服务项目已过计划完成日期',
      filter: { fields: { state: { in: openStates }, plannedEndOn: { to: addDays(today(), -1) } } },
      urgency: 'overdue',
    },
    {
      ledger: 'party-organisations',
      title: '党组织已届满',
      filter: { fields: { termEndsOn: { to: addDays(today(), -1) } } },
      urgency: 'overdue',
    },
    {
      ledger: 'party-organisations',
      title: '党组织 6 个月内届满',
      filter: { fields: { termEndsOn: { from: today(), to: addDays(today(), 183) } } },
      urgency: 'near-due',
    },
  ];
}

async function answer(tx: Tx, actor: Actor, { ledger: name, title, filter, urgency }: Asked): Promise<ToDo> {
  const ledger = ledgers.find((each) => each.name === name);
  if (!ledger) throw new Error(`no ledger ${name}`);
  const [only, ...others] = ranges(actor, 'ledger.read');
  const count = await countRecords(tx, ledger, { ...filter, area: others.length === 0 ? only : undefined });
  return { title, count, unit: ledger.measureWord, href: paths.ledger(name, filterParams(filter)), urgency };
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
