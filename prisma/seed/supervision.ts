import type pg from 'pg';
import { searchText } from '@/lib/platform/search-text';
import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { AreaLevel, SupervisionState } from '../client/enums.ts';
import { DEMO_COMMUNITY, DEMO_DISTRICT, DEMO_STREET } from './accounts.ts';
import { insertRows, reserveIds } from './bulk.ts';
import { Dice } from './dice.ts';
import { REFERENCE_DAY } from './plan.ts';
import { type Matter, matters, words } from './supervision-words.ts';

type Area = { id: number; code: string; name: string; level: AreaLevel; parentId: number | null };
type Move = {
  day: Day;
  who: 'upper' | 'lower';
  action: string;
  from: SupervisionState | null;
  to: SupervisionState;
  note: string;
};
type Task = Record<string, unknown> & { id: number; state: SupervisionState };

/** Items at each level: how many, and to how many areas below each goes. */
const issued: readonly [AreaLevel, number, number][] = [
  ['city', 30, 6],
  ['district', 40, 4],
  ['street', 30, 3],
];

/** A hundred items of the past year, at all levels and in all states, each with its whole path. */
export async function seedSupervision(client: pg.ClientBase, seed: number, scale: number): Promise<void> {
  const dice = new Dice(seed);
  const areas = await areasWithRecords(client);
  const plans = issued.flatMap(([level, count, most]): Plan[] => {
    const issuers = areas.filter(
      (area) => area.level === level && areas.some(({ parentId }) => parentId === area.id),
    );
    return Array.from({ length: Math.max(4, Math.round(count / Math.sqrt(scale))) }, () => ({
      issuer: dice.pick(issuers),
      most,
      matter: dice.pick(matters),
      on: dice.day(addDays(REFERENCE_DAY, -360), addDays(REFERENCE_DAY, 18)),
    }));
  });
  plans.sort((a, b) => a.on.localeCompare(b.on));
  putOnStage(plans, areas);
  const ids = await reserveIds(client, 'supervision_items', plans.length);
  const serials = new Map<string, number>();
  const path = new Path(client);
  const items: Record<string, unknown>[] = [];
  const tasks: Task[] = [];
  for (const [at, { issuer, most, matter, on, stage }] of plans.entries()) {
    const below = areas.filter(({ parentId }) => parentId === issuer.id);
    const drawn = dice.sample(below, Math.min(below.length, dice.int(1, most)));
    const targets = stage ? [stage.target] : drawn;
    const year = on.slice(0, 4);
    const serial = (serials.get(year) ?? 0) + 1;
    serials.set(year, serial);
    const item = {
      id: ids[at] as number,
      code: `DB-${year}-${String(serial).padStart(4, '0')}`,
      dueOn: addDays(on, dice.pick([20, 30, 45, 60])),
    };
    const isDraft = on > REFERENCE_DAY && dice.chance(0.4) && !stage;
    const who = writer(issuer);
    path.add(
      item.id,
      null,
      { day: on, who: 'upper', action: 'create', from: null, to: 'assigned', note: matter.requirement },
      who,
    );
    const effectReviewOn = dice.chance(0.6) ? addDays(item.dueOn, 60) : null;
    const made = isDraft
      ? []
      : await tasksOf(
          client,
          dice,
          { ...item, ...{ on, matter, issuer, effectReviewOn }, until: stage?.until },
          targets,
          areas,
          path,
        );
    tasks.push(...made);
    const isClosed =
      made.length > 0 && made.every(({ state }) => state === 'struck_off' || state === 'withdrawn');
    items.push({
      ...{
        ...item,
        title: matter.title,
        requirement: matter.requirement,
        source: matter.source,
        origin: matter.origin ?? '',
      },
      ...{ figure: matter.figure ?? null, period: matter.figure ? on.slice(0, 7) : null },
      ...{ comparison: matter.threshold ? 'at_least' : null, threshold: matter.threshold ?? null },
      ...{
        areaId: issuer.id,
        state: isDraft ? 'draft' : isClosed ? 'closed' : 'open',
        targets: targets.map(({ id }) => id),
      },
      ...{
        effectReviewOn,
        createdBy: who.actor,
        createdAt: `${on}T01:30:00Z`,
        issuedOn: isDraft ? null : on,
      },
      closedOn: isClosed ? lastDayOf(made) : null,
      isDemo: true,
    });
  }
  await insertRows(client, 'supervision_items', items);
  await insertRows(client, 'supervision_tasks', tasks);
  await path.store();
  for (const [year, last] of serials)
    await client.query('INSERT INTO supervision_serials VALUES ($1, $2)', [Number(year), last]);
}

type Stage = Extract<SupervisionState, 'assigned' | 'signed' | 'working' | 'reported'>;
type Plan = {
  issuer: Area;
  most: number;
  matter: Matter;
  on: Day;
  stage?: { target: Area; until: Stage };
};

/** What waits for each of the demo's accounts: to be signed for, worked on, verified. */
const staged: readonly [issuer: string, target: string, until: Stage][] = [
  ['5101', DEMO_DISTRICT, 'signed'],
  [DEMO_DISTRICT, DEMO_STREET, 'assigned'],
  [DEMO_DISTRICT, DEMO_STREET, 'reported'],
  [DEMO_STREET, DEMO_COMMUNITY, 'working'],
];

/** Turns the last plans into those, where the demo's areas are. */
function putOnStage(plans: Plan[], areas: readonly Area[]): void {
  const areaOf = (code: string) => areas.find((area) => area.code === code);
  for (const [at, [from, to, until]] of staged.entries()) {
    const plan = plans[plans.length - 1 - at];
    const [issuer, target] = [areaOf(from), areaOf(to)];
    if (plan && issuer && target)
      Object.assign(plan, { issuer, on: addDays(REFERENCE_DAY, 15), stage: { target, until } });
  }
  plans.sort((a, b) => a.on.localeCompare(b.on));
}

/** In which something stands: of a small city not all have anything. */
async function areasWithRecords(client: pg.ClientBase): Promise<Area[]> {
  const { rows } = await client.query<Area>(`
    SELECT a.id, a.code, a.name, a.level::text, a.parent_id AS "parentId" FROM areas a
    WHERE a.valid_to IS NULL AND a.level <> 'estate' AND EXISTS (SELECT FROM grids g WHERE g.pos BETWEEN a.lo AND a.hi) ORDER BY a.lo`);
  return rows;
}

const writer = (area: Area) => ({ actor: `${area.name}统筹员（演示）`, unit: `${area.name} 统筹员` });
const answerer = (area: Area) => ({ actor: `${area.name}填报员（演示）`, unit: `${area.name} 填报员` });

type Order = {
  id: number;
  code: string;
  on: Day;
  dueOn: Day;
  effectReviewOn: Day | null;
  matter: Matter;
  issuer: Area;
  until: Stage | undefined;
};

async function tasksOf(
  client: pg.ClientBase,
  dice: Dice,
  order: Order,
  targets: readonly Area[],
  areas: readonly Area[],
  path: Path,
): Promise<Task[]> {
  const tasks: Task[] = [];
  const ids = await reserveIds(client, 'supervision_tasks', targets.length);
  for (const [at, target] of targets.entries()) {
    const code = `${order.code}-${at + 1}`;
    const id = ids[at] as number;
    const told = { id, code, upper: order.issuer, target, parentTaskId: null };
    const task = taskOf(dice, order, told, path);
    tasks.push(task);
    const below = areas.filter(({ parentId }) => parentId === target.id);
    if (
      task.state === 'working' &&
      !order.until &&
      order.issuer.level === 'city' &&
      below.length > 0 &&
      dice.chance(0.4)
    ) {
      const children = dice.sample(below, Math.min(below.length, 2));
      const childIds = await reserveIds(client, 'supervision_tasks', children.length);
      const down = { ...order, on: addDays(order.on, 4), issuer: target, effectReviewOn: null };
      for (const [n, child] of children.entries())
        tasks.push(
          taskOf(
            dice,
            down,
            {
              id: childIds[n] as number,
              code: `${code}-${n + 1}`,
              upper: target,
              target: child,
              parentTaskId: id,
            },
            path,
          ),
        );
    }
  }
  return tasks;
}

/** On which the last of them was struck off or withdrawn. */
const lastDayOf = (tasks: readonly Task[]): Day | undefined =>
  tasks
    .map(({ struckOffOn, lastMoveAt }) => String(struckOffOn ?? lastMoveAt).slice(0, 10))
    .sort()
    .at(-1);

type Told = { id: number; code: string; upper: Area; target: Area; parentTaskId: number | null };

/** One task with a path that leads to the state it has by now. */
function taskOf(dice: Dice, order: Order, { id, code, upper, target, parentTaskId }: Told, path: Path): Task {
  const { moves, extendedTo, returns } = story(dice, order);
  for (const move of moves)
    path.add(order.id, id, move, move.who === 'upper' ? writer(upper) : answerer(target));
  const last = moves.at(-1) as Move;
  const state = last.to;
  const dueOn = extendedTo ?? order.dueOn;
  const dayOf = (action: string) => moves.filter((move) => move.action === action).at(-1)?.day ?? null;
  const isStruckOff = state === 'struck_off';
  const reportedOn = ['reported', 'verified', 'struck_off'].includes(state) ? dayOf('report') : null;
  const measured = measureOf(dice, order.matter, isStruckOff);
  const reviewed = dayOf('review_effect');
  return {
    ...{
      id,
      code,
      name: order.matter.title,
      itemId: order.id,
      parentTaskId,
      areaId: target.id,
      upperAreaId: upper.id,
    },
    ...{
      source: order.matter.source,
      state,
      startedOn: order.on,
      firstDueOn: order.dueOn,
      dueOn,
      nearDueOn: addDays(dueOn, -4),
    },
    lagsOn: addDays(last.day, state === 'assigned' ? 4 : 15),
    ...{ returns, lastReturnedOn: dayOf('return'), reportedOn },
    extensionAskedTo: last.action === 'ask_extension' ? addDays(dueOn, 20) : null,
    resumeOn: state === 'suspended' ? addDays(last.day, 90) : null,
    struckOffOn: isStruckOff ? dayOf('strike_off') : null,
    isInTime: isStruckOff ? (reportedOn ?? '') <= dueOn : null,
    effectReviewOn: order.effectReviewOn,
    effectReviewedOn: reviewed,
    ...measured,
    valueAtReview: reviewed ? measured.valueAtEnd : null,
    partsAtReview: reviewed ? measured.partsAtEnd : [],
    lastMoveAt: `${last.day}T03:00:00Z`,
    ...{
      isDemo: true,
      searchText: searchText([order.matter.title, target.name], code),
      version: moves.length,
    },
  };
}

/** How it went, as far as it has come by the reference day. */
function story(dice: Dice, { on, dueOn, effectReviewOn, until }: Order) {
  const moves: Move[] = [];
  let day = on;
  let state: SupervisionState = 'assigned';
  let extendedTo: Day | null = null;
  let returns = 0;
  const end = addDays(REFERENCE_DAY, 20);
  const step = (after: number, who: Move['who'], action: string, to: SupervisionState, note = '') => {
    const next = addDays(day, after);
    if (next > end) return false;
    moves.push({ day: next, who, action, from: moves.length === 0 ? null : state, to, note });
    day = next;
    state = to;
    return true;
  };
  const told = () => ({ moves, extendedTo, returns });
  step(0, 'upper', 'assign', 'assigned');
  if (until) {
    const steps = [
      ['sign', 'signed', ''],
      ['work', 'working', dice.pick(words.worked)],
      ['report', 'reported', dice.pick(words.reported)],
    ] as const;
    for (const [action, to, note] of steps) if (state !== until) step(1, 'lower', action, to, note);
    return told();
  }
  if (dice.chance(0.04)) {
    step(dice.int(3, 10), 'upper', 'withdraw', 'withdrawn', dice.pick(words.withdrawn));
    return told();
  }
  if (dice.chance(0.03) || !step(dice.int(0, 3), 'lower', 'sign', 'signed')) return told();
  if (!step(dice.int(1, 6), 'lower', 'work', 'working', dice.pick(words.worked))) return told();
  if (dice.chance(0.06)) {
    step(dice.int(5, 20), 'upper', 'suspend', 'suspended', dice.pick(words.suspended));
    return told();
  }
  if (
    dice.chance(0.12) &&
    step(dice.int(3, 8), 'lower', 'ask_extension', 'working', dice.pick(words.extended))
  ) {
    if (dice.chance(0.8) && step(2, 'upper', 'grant_extension', 'working', '同意。'))
      extendedTo = addDays(dueOn, 20);
  }
  // Few are left over from long ago.
  if (dice.chance(on > addDays(REFERENCE_DAY, -75) ? 0.2 : 0.02)) return told();
  const length = Math.max(3, Math.round((Date.parse(dueOn) - Date.parse(day)) / 86_400_000));
  if (
    !step(
      Math.round(length * (0.4 + 0.75 * dice.roll())),
      'lower',
      'report',
      'reported',
      dice.pick(words.reported),
    )
  )
    return told();
  if (dice.chance(0.2) && step(dice.int(1, 4), 'upper', 'return', 'working', dice.pick(words.returned))) {
    returns = 1;
    if (!step(dice.int(3, 10), 'lower', 'report', 'reported', dice.pick(words.reported))) return told();
  }
  if (!step(dice.int(1, 7), 'upper', 'verify', 'verified', dice.pick(words.verified))) return told();
  if (day > addDays(REFERENCE_DAY, -30) && dice.chance(0.3)) return told();
  if (!step(dice.int(0, 3), 'upper', 'strike_off', 'struck_off', '')) return told();
  const wait = effectReviewOn ? Math.round((Date.parse(effectReviewOn) - Date.parse(day)) / 86_400_000) : 0;
  if (wait > 0 && dice.chance(0.8))
    step(wait, 'upper', 'review_effect', 'struck_off', dice.pick(words.effect));
  return told();
}

/** A rate of so many estates, below what is asked at first. */
function measureOf(dice: Dice, { figure, threshold }: Matter, isOver: boolean) {
  const none = {
    valueAtStart: null,
    partsAtStart: [] as number[],
    valueAtEnd: null,
    partsAtEnd: [] as number[],
  };
  if (!figure || !threshold) return none;
  const whole = dice.int(20, 120);
  const begun = Math.round((whole * (threshold - dice.int(5, 25))) / 100);
  const ended = Math.round((whole * (threshold + dice.int(-3, 15))) / 100);
  return {
    valueAtStart: (begun / whole) * 100,
    partsAtStart: [begun, whole],
    valueAtEnd: isOver ? (ended / whole) * 100 : null,
    partsAtEnd: isOver ? [ended, whole] : [],
  };
}

/** Steps of all items, stored in the order in which they happened. */
class Path {
  private readonly moves: (Record<string, unknown> & { at: string })[] = [];

  constructor(private readonly client: pg.ClientBase) {}

  add(
    itemId: number,
    taskId: number | null,
    { day, action, from, to, note }: Move,
    who: { actor: string; unit: string },
  ) {
    const at = this.momentOf(day, action, taskId);
    this.moves.push({
      ...{ itemId, taskId, at, ...who, action, note },
      ...{ fromState: action === 'create' ? null : from, toState: action === 'create' ? null : to },
    });
  }

  /** In office hours; what is asked goes out at once, and a second step of a day comes after the first. */
  private momentOf(day: Day, action: string, taskId: number | null): string {
    if (action === 'create') return `${day}T01:30:00Z`;
    if (action === 'assign') return `${day}T01:35:00Z`;
    const minute = String((this.moves.length * 7) % 60).padStart(2, '0');
    const last = this.moves.findLast((move) => move.taskId === taskId);
    const hour =
      last?.at.startsWith(day) && last.action !== 'assign'
        ? Number(last.at.slice(11, 13)) + 1
        : 2 + (this.moves.length % 5);
    return `${day}T${String(hour).padStart(2, '0')}:${minute}:00Z`;
  }

  async store(): Promise<void> {
    const inOrder = this.moves
      .map((move, i) => ({ move, i }))
      .sort((a, b) => a.move.at.localeCompare(b.move.at) || a.i - b.i);
    await insertRows(
      this.client,
      'supervision_moves',
      inOrder.map(({ move }) => move),
    );
  }
}
