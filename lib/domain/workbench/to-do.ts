import { partedAreas } from '@/lib/domain/area-changes/assign';
import { type IndicatorId, indicatorIds, indicators } from '@/lib/domain/indicators/catalogue';
import { filterOf } from '@/lib/domain/indicators/links';
import { readPermission } from '@/lib/domain/requests/standing';
import { requestToDos } from '@/lib/domain/requests/to-do';
import { supervisionToDos } from '@/lib/domain/supervision/to-do';
import { filterParams } from '@/lib/ledger/query';
import { countEach } from '@/lib/ledger/read';
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
  urgency: 'overdue' | 'lagging' | 'returned' | 'near-due' | 'open';
};

/** What is asked is a figure of the dashboards: the workbench and they cannot differ. */
type Asked = { id: IndicatorId; title: string; urgency: ToDo['urgency'] };

/** What waits, the most urgent first; nothing that is zero. */
export async function listToDos(actor: Actor): Promise<ToDo[]> {
  const todos = [...(await ofLedgers(actor)), ...(await ofRequests(actor))];
  const order = ['overdue', 'lagging', 'returned', 'near-due', 'open'];
  return todos
    .filter(({ count }) => count > 0)
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
}

async function ofLedgers(actor: Actor): Promise<ToDo[]> {
  if (!can(actor, 'ledger.read')) return [];
  return read(actor, 'ledger.read', async (tx) => [
    ...(await answers(tx, actor)),
    ...(await unfinishedImports(tx, actor)),
    ...(await unassigned(tx, actor)),
    ...(await unsettled(tx, actor)),
    ...(await supervisionToDos(tx, actor)),
  ]);
}

async function ofRequests(actor: Actor): Promise<ToDo[]> {
  const permission = readPermission(actor);
  return can(actor, permission) ? read(actor, permission, (tx) => requestToDos(tx, actor)) : [];
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

async function answers(tx: Tx, actor: Actor): Promise<ToDo[]> {
  const month = currentMonth();
  const [only, ...others] = ranges(actor, 'ledger.read');
  const area = others.length === 0 ? only : undefined;
  const asked = questionsFor(actor).map((question) => ({ ...question, ...filterOf(question.id, month) }));
  const counts = await countEach(
    tx,
    asked.map(({ ledger, filter }) => ({ ledger, filter: { ...filter, area } })),
    true,
  );
  return asked.map(({ title, urgency, ledger, filter }, at) => ({
    title,
    count: counts[at] ?? 0,
    unit: ledger.measureWord,
    href: paths.ledger(ledger.name, filterParams(filter)),
    urgency,
  }));
}

/** What stands at areas that were parted, for whoever may assign it. */
async function unassigned(tx: Tx, actor: Actor): Promise<ToDo[]> {
  const within = ranges(actor, 'ledger.write');
  if (within.length === 0) return [];
  const parted = await partedAreas(tx, within);
  const [only, ...others] = parted;
  if (!only) return [];
  return [
    {
      title:
        others.length === 0 ? `${only.name}拆分后待划转的记录` : `${parted.length} 个辖区拆分后待划转的记录`,
      count: parted.reduce((sum, { total }) => sum + total, 0),
      unit: '条',
      href: others.length === 0 ? paths.assignments(only.id) : paths.partedAreas(),
      urgency: 'open',
    },
  ];
}

/** Changes of areas that wait for their preparer, or could not take effect. */
async function unsettled(tx: Tx, actor: Actor): Promise<ToDo[]> {
  if (!can(actor, 'areas.change')) return [];
  const changes = await tx.$queryRaw<{ id: number; title: string; stuck: boolean; lo: number; hi: number }[]>`
    SELECT c.id, c.title, c.state = 'pending' AS stuck, a.lo, a.hi FROM area_changes c JOIN areas a ON a.id = c.area_id
    WHERE c.state = 'draft' OR (c.state = 'pending' AND c.message IS NOT NULL) ORDER BY c.id DESC LIMIT 10`;
  return changes
    .filter((change) => can(actor, 'areas.change', change))
    .map(({ id, title, stuck }) => ({
      title: `区划变更“${title}”${stuck ? '没有生效' : '待确认'}`,
      count: 1,
      unit: '次变更',
      href: paths.areaChange(id),
      urgency: stuck ? 'overdue' : 'open',
    }));
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
