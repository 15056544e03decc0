import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, inPositions, type PathStep } from '@/lib/platform/areas/queries';
import { clock, type Day } from '@/lib/platform/clock';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { can, grantsFor, type Range, ranges } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { RequestSource, RequestState } from '@/prisma/client/enums';
import { hasLight, type Light, lightOf } from './lights';
import { placeText, readPermission } from './standing';

/** What a person comes for: each is a tab of the list, and a line of the workbench. */
export const boxes = {
  mine: '待我办',
  review: '待审核',
  call: '待回访',
  objected: '异议待定',
  publish: '待审核公开',
  exclusion: '待审定不计入',
  open: '未办结',
  all: '全部',
} as const;
export type Box = keyof typeof boxes;
export const isBox = (text: string | undefined): text is Box =>
  text !== undefined && Object.hasOwn(boxes, text);

export type RequestFilter = {
  box: Box;
  state?: RequestState;
  light?: Light;
  categoryId?: number;
  source?: RequestSource;
  area?: Range;
  departmentId?: number;
  /** Days of receipt, or of the end, both included. */
  received?: { from: Day; to: Day };
  ended?: { from: Day; to: Day };
  /** Of ended ones: only these count in a rate's numerator or denominator. */
  outcome?: Outcome;
  reopened?: boolean;
  text?: string;
};

export const outcomes = [
  'valid',
  'responded',
  'solved',
  'satisfied',
  'basically',
  'inTime',
  'excluded',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Which boxes this person has at all. */
export function boxesOf(actor: Actor): Box[] {
  const does = {
    mine: can(actor, 'request.work') || can(actor, 'request.handle'),
    review: can(actor, 'request.review'),
    call: can(actor, 'request.review'),
    objected: can(actor, 'request.dispatch'),
    publish: can(actor, 'request.review'),
    exclusion: can(actor, 'request.review'),
    open: true,
    all: true,
  };
  return (Object.keys(boxes) as Box[]).filter((box) => does[box]);
}

const areasHeld = (actor: Actor) => grantsFor(actor, 'request.work').map(({ areaId }) => areaId);
const none = Prisma.sql`false`;
const within = (list: readonly Range[]) =>
  Prisma.sql`r.area_id IN (SELECT id FROM areas WHERE ${inPositions(list)})`;

/** Held by an area in which this person holds a permission. */
const heldWithin = (actor: Actor, permission: 'request.review' | 'request.dispatch') => {
  const held = ranges(actor, permission);
  return held.length === 0
    ? none
    : Prisma.sql`r.held_area_id IN (SELECT id FROM areas WHERE ${inPositions(held)})`;
};

/** What is in a box, as a condition over `requests r`. */
function inBox(actor: Actor, box: Box): Prisma.Sql {
  const { userId } = actor;
  switch (box) {
    case 'mine':
      return Prisma.sql`r.closed_at IS NULL AND r.state IN ('received', 'signed', 'paused')
        AND ((r.department_id IS NULL AND r.held_area_id = ANY (${areasHeld(actor)}::int[]))
          OR r.department_id = ANY ((SELECT my_departments())::int[]))`;
    case 'review':
      return Prisma.sql`r.closed_at IS NULL AND r.state = 'submitted' AND r.submitted_by_id IS DISTINCT FROM ${userId} AND ${heldWithin(actor, 'request.review')}`;
    case 'call':
      return Prisma.sql`r.closed_at IS NULL AND r.state = 'answered' AND r.submitted_by_id IS DISTINCT FROM ${userId} AND ${heldWithin(actor, 'request.review')}`;
    case 'objected':
      return Prisma.sql`r.closed_at IS NULL AND r.state = 'objected' AND ${heldWithin(actor, 'request.dispatch')}`;
    case 'publish':
      return Prisma.sql`r.public_state = 'wanted' AND ${within(ranges(actor, 'request.review'))}`;
    case 'exclusion':
      return Prisma.sql`EXISTS (SELECT FROM request_exclusions x WHERE x.request_id = r.id AND x.decided_at IS NULL AND x.asked_by_id <> ${userId}) AND ${heldWithin(actor, 'request.review')}`;
    case 'open':
      return Prisma.sql`r.closed_at IS NULL`;
    case 'all':
      return Prisma.sql`true`;
  }
}

const conditionsOfOutcome: Record<Outcome, Prisma.Sql> = {
  valid: Prisma.sql`r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction IS NOT NULL`,
  responded: Prisma.sql`r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction IS NOT NULL AND r.is_responded`,
  solved: Prisma.sql`r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction IS NOT NULL AND r.is_solved`,
  satisfied: Prisma.sql`r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction = 'satisfied'`,
  basically: Prisma.sql`r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction = 'basically'`,
  inTime: Prisma.sql`r.state = 'closed' AND coalesce(r.answered_at, r.closed_at) <= coalesce(r.due_at, 'infinity')`,
  excluded: Prisma.sql`r.state IN ('closed', 'declined') AND r.excluded_at IS NOT NULL`,
};

/** A filter as one condition: list, count and workbench ask with the same. */
export function conditionOf(actor: Actor, filter: RequestFilter): Prisma.Sql {
  const now = clock.now();
  const { state, light, categoryId, source, area, departmentId, received, ended, outcome, reopened, text } =
    filter;
  const parts = [inBox(actor, filter.box)];
  if (state) parts.push(Prisma.sql`r.state = ${state}::"RequestState"`);
  if (light) parts.push(hasLight(light, now));
  if (categoryId) parts.push(Prisma.sql`r.category_id = ${categoryId}`);
  if (source) parts.push(Prisma.sql`r.source = ${source}::"RequestSource"`);
  if (area) parts.push(Prisma.sql`r.pos BETWEEN ${area.lo} AND ${area.hi}`);
  if (departmentId) parts.push(Prisma.sql`r.department_id = ${departmentId}`);
  if (received)
    parts.push(
      Prisma.sql`r.received_on BETWEEN ${received.from}::date AND ${received.to}::date AND r.state <> 'merged'`,
    );
  if (ended)
    parts.push(Prisma.sql`r.closed_at >= (${ended.from}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND r.closed_at < (${ended.to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  if (outcome) parts.push(conditionsOfOutcome[outcome]);
  if (reopened) parts.push(Prisma.sql`r.round > 1`);
  if (text) parts.push(textCondition(text));
  return Prisma.join(parts, ' AND ');
}

function textCondition(text: string): Prisma.Sql {
  const word = text.normalize('NFKC').trim();
  if (/^SQ\d{6,15}$/i.test(word)) return Prisma.sql`r.code LIKE ${`${word.toUpperCase()}%`}`;
  const said = word.toLowerCase();
  // The index knows pairs of characters.
  return [...said].length > 1
    ? Prisma.sql`r.id = ANY (ARRAY(SELECT requests_saying(${said})))`
    : Prisma.sql`strpos(r.search_text, ${said}) > 0`;
}

export type RequestRow = {
  id: number;
  code: string;
  areaId: number;
  address: string;
  category: string;
  source: RequestSource;
  text: string;
  state: RequestState;
  holder: string;
  receivedAt: Date;
  dueAt: Date | null;
  light: Light | null;
  place: string;
  isDemo: boolean;
};

export const PAGE_SIZE = 25;
/** More than so many are not counted: nobody pages through them. */
export const COUNTED = 10_000;

export type RequestSort = 'due' | 'received';

export type RequestPage = { rows: RequestRow[]; total: number; isMore: boolean };

/** One bounded page of what matches, and how many there are. */
export function listRequests(
  actor: Actor,
  filter: RequestFilter,
  { page, sort }: { page: number; sort: RequestSort },
): Promise<RequestPage> {
  return read(actor, readPermission(actor), async (tx) => {
    // No clock runs for what was answered, or waits for a stated reason.
    const by =
      sort === 'due'
        ? Prisma.sql`r.state IN ('answered', 'paused'), r.due_at NULLS LAST, r.id`
        : Prisma.sql`r.id DESC`;
    const condition = conditionOf(actor, filter);
    if (isWide(actor, filter, page)) await tx.$queryRaw`SELECT set_config('enable_sort', 'off', true)`;
    const find = (limit: number, offset: number) => tx.$queryRaw<{ id: number }[]>`
      SELECT r.id FROM requests r WHERE ${condition} ORDER BY ${by} LIMIT ${limit} OFFSET ${offset}`;
    const from = (page - 1) * PAGE_SIZE;
    // Words are looked for once: the page and the number are of what was found.
    const found = filter.text ? await find(COUNTED + 1, 0) : null;
    const shown = found ? found.slice(from, from + PAGE_SIZE) : await find(PAGE_SIZE, from);
    const total = found ? found.length : await countUpTo(tx, condition, COUNTED + 1);
    const rows = await tx.$queryRaw<Omit<RequestRow, 'light' | 'place'>[]>`
      SELECT r.id, r.code, r.area_id AS "areaId", r.address, c.name AS category, r.source::text AS source, left(r.text, 120) AS text, r.state::text AS state,
        coalesce(d.name, held.name) AS holder, r.received_at AS "receivedAt", r.due_at AS "dueAt", r.is_demo AS "isDemo",
        r.sign_due_at AS "signDueAt", r.contact_due_at AS "contactDueAt", r.contacted_at AS "contactedAt", r.near_due_at AS "nearDueAt"
      FROM unnest(${shown.map(({ id }) => id)}::int[]) WITH ORDINALITY AS shown (id, nth) JOIN requests r USING (id) JOIN request_categories c ON c.id = r.category_id JOIN areas held ON held.id = r.held_area_id LEFT JOIN departments d ON d.id = r.department_id
      ORDER BY shown.nth`;
    const paths = await ancestorsOf(
      tx,
      rows.map(({ areaId }) => areaId),
    );
    return {
      rows: rows.map((row) => ({
        ...row,
        light: lightOf(row as unknown as Parameters<typeof lightOf>[0], clock.now()),
        place: placeText(belowOwn(actor, paths.get(row.areaId) ?? []), row.address),
      })),
      total: Math.min(total, COUNTED),
      isMore: total > COUNTED,
    };
  });
}

async function countUpTo(tx: Tx, condition: Prisma.Sql, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM requests r WHERE ${condition} LIMIT ${most}) AS found`;
  return row?.n ?? 0;
}

/**
 * Under row-level security the planner takes every scope for a small one, and sorts it. In the city's it is better to
 * go down the order of ids; in a district's too, while the page is one of the first.
 */
const isWide = (actor: Actor, { area, box, text }: RequestFilter, page: number): boolean =>
  !area &&
  !text &&
  box === 'all' &&
  grantsFor(actor, 'request.read').some(
    ({ level }) => level === 'city' || (level === 'district' && page <= 10),
  );

/** The part of a path below what the reader holds anyway. */
function belowOwn(actor: Actor, path: readonly PathStep[]): readonly PathStep[] {
  const own = actor.grants.map(({ areaId }) => areaId);
  const at = path.findLastIndex(({ id }) => own.includes(id));
  const below = path.slice(at + 1);
  return below.length > 0 ? below : path.slice(-1);
}

/** Boxes are counted up to here. */
export const BOX_COUNTED = 1_000;

/** How many are in each box, up to a thousand: for tabs, the navigation and the workbench. */
export async function countBoxes(tx: Tx, actor: Actor, wanted: readonly Box[]): Promise<Map<Box, number>> {
  if (wanted.length === 0) return new Map();
  const counts = wanted.map(
    (box) =>
      Prisma.sql`SELECT ${box} AS box, (SELECT count(*)::int FROM (SELECT FROM requests r WHERE ${conditionOf(actor, { box })} LIMIT ${BOX_COUNTED}) AS f) AS n`,
  );
  const rows = await tx.$queryRaw<{ box: Box; n: number }[]>(prepared(Prisma.join(counts, ' UNION ALL ')));
  return new Map(rows.map(({ box, n }) => [box, n]));
}
