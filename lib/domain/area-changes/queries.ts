import { assignable } from '@/lib/domain/registry';
import { tableOf } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { getArea, inPositions } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { can, demand, ranges } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaChangeKind, AreaChangeState, AreaLevel } from '@/prisma/client/enums';
import type { Outcome } from './carry-out';
import { readTree } from './items';
import type { Before, Candidate, Target } from './plan';

export type ChangeRow = {
  id: number;
  areaId: number;
  areaName: string;
  areaCode: string;
  lo: number;
  hi: number;
  title: string;
  source: string;
  document: string;
  effectiveOn: Day | null;
  state: AreaChangeState;
  isInferred: boolean;
  reversesId: number | null;
  message: string | null;
  outcome: Outcome | null;
  createdBy: string;
  createdAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  appliedAt: Date | null;
  version: number;
  /** Areas that do not stay as they are. */
  changed: number;
  /** Areas of which somebody still has to say what becomes of them. */
  open: number;
};

const columns = Prisma.sql`c.id, c.area_id AS "areaId", a.name AS "areaName", a.code AS "areaCode", a.lo, a.hi, c.title, c.source, c.document,
  c.effective_on::text AS "effectiveOn", c.state::text, c.is_inferred AS "isInferred", c.reverses_id AS "reversesId", c.message, c.outcome,
  c.created_by AS "createdBy", c.created_at AS "createdAt", c.confirmed_by AS "confirmedBy", c.confirmed_at AS "confirmedAt",
  c.applied_at AS "appliedAt", c.version,
  (SELECT count(*)::int FROM area_change_items i WHERE i.change_id = c.id AND i.kind <> 'unchanged') AS changed,
  (SELECT count(*)::int FROM area_change_items i WHERE i.change_id = c.id AND NOT i.is_settled) AS open`;

/** The cities and districts whose areas the actor may change, in the order of their codes. */
export const listScopes = (actor: Actor): Promise<{ id: number; name: string }[]> =>
  read(
    actor,
    'areas.change',
    (tx) => tx.$queryRaw<{ id: number; name: string }[]>`
      SELECT id, name FROM areas
      WHERE valid_to IS NULL AND level IN ('city', 'district') AND ${inPositions(ranges(actor, 'areas.change'))} ORDER BY lo`,
  );

/** The newest first: those in effect for everybody, the others for those in whose areas they are prepared. */
export const listChanges = (actor: Actor): Promise<ChangeRow[]> =>
  read(
    actor,
    'dashboard.read',
    (tx) => tx.$queryRaw<ChangeRow[]>`
      SELECT ${columns} FROM area_changes c JOIN areas a ON a.id = c.area_id ORDER BY c.id DESC LIMIT 200`,
  );

/** The areas below a city or district as they are: what an edition begins from. */
export const listPresent = (actor: Actor, areaId: number): Promise<{ name: string; areas: Before[] }> =>
  read(actor, 'areas.change', async (tx) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'areas.change', area);
    return { name: area.name, areas: await readTree(tx, areaId) };
  });

export async function findChange(tx: Tx, id: number): Promise<ChangeRow> {
  const [change] =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await tx.$queryRaw<
          ChangeRow[]
        >`SELECT ${columns} FROM area_changes c JOIN areas a ON a.id = c.area_id WHERE c.id = ${id}`
      : [];
  if (!change) throw notFound();
  return change;
}

export type KindCount = { level: AreaLevel; kind: AreaChangeKind; n: number; open: number };

/** A change, how many areas of each kind it holds, and whether the actor may work on it. */
export const getChange = (
  actor: Actor,
  id: number,
): Promise<{ change: ChangeRow; counts: KindCount[]; isMine: boolean }> =>
  read(actor, 'dashboard.read', async (tx) => {
    const change = await findChange(tx, id);
    const counts = await tx.$queryRaw<KindCount[]>`
      SELECT level::text, kind::text, count(*)::int AS n, count(*) FILTER (WHERE NOT is_settled)::int AS open
      FROM area_change_items WHERE change_id = ${id} GROUP BY area_change_items.level, area_change_items.kind
      ORDER BY area_change_items.level, area_change_items.kind`;
    return { change, counts, isMine: can(actor, 'areas.change', change) };
  });

export type ItemQuery = {
  level: AreaLevel | null;
  kind: AreaChangeKind | null;
  /** Only those that somebody still has to settle. */
  isOpen: boolean;
  /** Part of a name, or the beginning of a code. */
  search: string;
  page: number;
  size: number;
  /** Only this one. */
  itemId?: number | undefined;
};

export type ItemRow = {
  id: number;
  level: AreaLevel;
  areaId: number | null;
  code: string | null;
  name: string | null;
  parentCode: string | null;
  parentName: string;
  kind: AreaChangeKind;
  newCode: string | null;
  newName: string | null;
  newParentCode: string | null;
  newParentName: string;
  targets: (Target & { name: string })[];
  doubt: string | null;
  isSettled: boolean;
  settledBy: string | null;
};

type StoredItem = Omit<ItemRow, 'parentName' | 'newParentName' | 'targets'> & { targets: Target[] };

/**
 * Areas of a change, a page at a time, in the order of codes; what is unchanged only when it is asked for.
 * `proposed` is how many of all that match are open and have a proposal to be taken.
 */
export const listItems = (
  actor: Actor,
  changeId: number,
  query: ItemQuery,
): Promise<{ rows: ItemRow[]; total: number; proposed: number }> =>
  read(actor, 'dashboard.read', async (tx) => {
    const change = await findChange(tx, changeId);
    const where = matching(changeId, query);
    const rows = await tx.$queryRaw<StoredItem[]>`
      SELECT id, level::text, area_id AS "areaId", code, name, parent_code AS "parentCode", kind::text, new_code AS "newCode", new_name AS "newName",
        new_parent_code AS "newParentCode", targets, doubt, is_settled AS "isSettled", settled_by AS "settledBy"
      FROM area_change_items i WHERE ${where}
      ORDER BY i.level, coalesce(code, new_code), id LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;
    const [count] = await tx.$queryRaw<{ total: number; proposed: number }[]>`
      SELECT count(*)::int AS total, (count(*) FILTER (WHERE NOT i.is_settled AND ${hasProposal}))::int AS proposed
      FROM area_change_items i WHERE ${where}`;
    return { rows: await named(tx, change, rows), total: count?.total ?? 0, proposed: count?.proposed ?? 0 };
  });

/** An item of which somebody only has to say yes. */
export const hasProposal = Prisma.sql`(i.new_code IS NOT NULL OR i.targets <> '[]')`;

/** Names of parents and of where areas go, by the codes of the tree before and of the one afterwards. */
async function named(tx: Tx, change: ChangeRow, rows: readonly StoredItem[]): Promise<ItemRow[]> {
  const before = rows.map(({ parentCode }) => parentCode ?? '');
  const after = rows.flatMap(({ newParentCode, targets }) => [
    newParentCode ?? '',
    ...targets.map(({ code }) => code),
  ]);
  const found = await tx.$queryRaw<
    { code: string | null; name: string; newCode: string | null; newName: string }[]
  >`
    SELECT code, name, new_code AS "newCode", new_name AS "newName" FROM area_change_items
    WHERE change_id = ${change.id} AND (code = ANY (${before}::text[]) OR new_code = ANY (${after}::text[]))`;
  const top: [string, string] = [change.areaCode, change.areaName];
  const oldNames = new Map([top, ...found.map(({ code, name }) => [code ?? '', name] as const)]);
  const newNames = new Map([top, ...found.map(({ newCode, newName }) => [newCode ?? '', newName] as const)]);
  return rows.map((row) => ({
    ...row,
    parentName: oldNames.get(row.parentCode ?? '') ?? '',
    newParentName: newNames.get(row.newParentCode ?? '') ?? '',
    targets: row.targets.map((target) => ({ ...target, name: newNames.get(target.code) ?? '' })),
  }));
}

/**
 * Areas of the tree afterwards into which one can go, by part of a name or the beginning of a code, the likely ones
 * first; with `isNew` only those as which it can go on.
 */
export const listTargets = (
  actor: Actor,
  changeId: number,
  { itemId, isNew, search }: { itemId: number; isNew: boolean; search: string },
): Promise<(Candidate & { parentName: string | null })[]> =>
  read(
    actor,
    'areas.change',
    (tx) => tx.$queryRaw<(Candidate & { parentName: string | null })[]>`
      SELECT o.new_code AS code, o.new_name AS name, p.new_name AS "parentName"
      FROM area_change_items mine JOIN area_change_items o ON o.change_id = mine.change_id AND o.level = mine.level AND o.new_code IS NOT NULL
      LEFT JOIN area_change_items p ON p.change_id = o.change_id AND p.new_code = o.new_parent_code
      WHERE mine.id = ${itemId} AND mine.change_id = ${changeId} AND ${isNew ? Prisma.sql`(o.id = mine.id OR o.area_id IS NULL AND o.restores_id IS NULL)` : Prisma.sql`true`}
        AND ${textIn(search, [Prisma.sql`o.new_code`], [Prisma.sql`o.new_name`])}
      ORDER BY (mine.candidates @> jsonb_build_array(jsonb_build_object('code', o.new_code))) DESC, o.new_code LIMIT 50`,
  );

export function matching(
  changeId: number,
  { level, kind, isOpen, search, itemId }: Omit<ItemQuery, 'page' | 'size'>,
): Prisma.Sql {
  const parts = [Prisma.sql`i.change_id = ${changeId}`];
  if (level) parts.push(Prisma.sql`i.level = ${level}::"AreaLevel"`);
  if (kind) parts.push(Prisma.sql`i.kind = ${kind}::"AreaChangeKind"`);
  else if (!isOpen && itemId === undefined)
    parts.push(Prisma.sql`(i.kind <> 'unchanged' OR NOT i.is_settled)`);
  if (isOpen) parts.push(Prisma.sql`NOT i.is_settled`);
  if (itemId !== undefined) parts.push(Prisma.sql`i.id = ${itemId}`);
  parts.push(
    textIn(
      search,
      [Prisma.sql`i.code`, Prisma.sql`i.new_code`],
      [Prisma.sql`i.name`, Prisma.sql`i.new_name`],
    ),
  );
  return Prisma.join(parts, ' AND ');
}

/** The beginning of a code, or part of a name. */
function textIn(search: string, codes: readonly Prisma.Sql[], names: readonly Prisma.Sql[]): Prisma.Sql {
  const word = search.trim().replace(/[\\%_]/gu, (sign) => `\\${sign}`);
  if (!word) return Prisma.sql`true`;
  const isCode = /^\d+$/.test(word);
  const hits = (isCode ? codes : names).map(
    (column) => Prisma.sql`${column} LIKE ${`${isCode ? '' : '%'}${word}%`}`,
  );
  return Prisma.sql`(${Prisma.join(hits, ' OR ')})`;
}

/** What stands at an area that ends, and so has to go on elsewhere. */
export type Weight = {
  areaId: number;
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaChangeKind;
  to: string;
  /** By ledger. */
  records: Record<string, number>;
  /** Yuan planned for service projects there. */
  money: number;
  users: number;
  grants: number;
  imports: number;
  drafts: number;
};

/** What follows from a change: of each area that ends, what stands there. Those with nothing are left out. */
export const weigh = (actor: Actor, changeId: number): Promise<Weight[]> =>
  read(actor, 'dashboard.read', async (tx) => {
    await findChange(tx, changeId);
    const areas = await tx.$queryRaw<
      Omit<Weight, 'records' | 'money' | 'users' | 'grants' | 'imports' | 'drafts'>[]
    >`
      SELECT i.area_id AS "areaId", i.code, i.name, i.level::text, i.kind::text, coalesce((SELECT string_agg(coalesce(o.new_name, t ->> 'code'), '、')
        FROM jsonb_array_elements(i.targets) t LEFT JOIN area_change_items o ON o.change_id = i.change_id AND o.new_code = t ->> 'code'), '—') AS "to"
      FROM area_change_items i WHERE i.change_id = ${changeId} AND i.area_id IS NOT NULL AND i.new_code IS NULL ORDER BY i.code`;
    const ids = areas.map(({ areaId }) => areaId);
    const records = new Map<number, Record<string, number>>();
    for (const { ledger, id, n } of await countAt(tx, Prisma.sql`area_id = ANY (${ids}::int[])`))
      records.set(id, { ...records.get(id), [ledger]: n });
    const money = await tx.$queryRaw<{ id: number; sum: number }[]>`
      SELECT area_id AS id, coalesce(sum(planned_money), 0)::float8 AS sum FROM service_projects WHERE area_id = ANY (${ids}::int[]) GROUP BY 1`;
    const moneyOf = new Map(money.map(({ id, sum }) => [id, sum]));
    const people = await tx.$queryRaw<
      { areaId: number; users: number; grants: number; imports: number; drafts: number }[]
    >`
      SELECT area_id AS "areaId", users, grants, imports, drafts FROM area_change_people(${changeId})`;
    const peopleOf = new Map(people.map(({ areaId, ...counts }) => [areaId, counts]));
    return areas
      .map((area) => ({
        ...area,
        records: records.get(area.areaId) ?? {},
        money: moneyOf.get(area.areaId) ?? 0,
        ...(peopleOf.get(area.areaId) ?? { users: 0, grants: 0, imports: 0, drafts: 0 }),
      }))
      .filter(
        ({ records, users, grants, imports, drafts }) =>
          Object.keys(records).length + users + grants + imports + drafts > 0,
      );
  });

/** How many records stand at an area itself, by ledger. Of one that has ended: those that nobody has assigned yet. */
export async function countRecordsAt(tx: Tx, areaId: number): Promise<Record<string, number>> {
  const counts = await countAt(tx, Prisma.sql`area_id = ${areaId}`);
  const found = new Map(counts.map(({ ledger, n }) => [ledger, n]));
  return Object.fromEntries(assignable.map(({ name }) => [name, found.get(name) ?? 0]));
}

/** By ledger and area, retired ones too; what is none is left out. */
export const countAt = (
  tx: Tx,
  condition: Prisma.Sql,
): Promise<{ ledger: string; id: number; n: number }[]> => {
  const counts = assignable.map(
    (ledger) =>
      Prisma.sql`SELECT ${ledger.name} AS ledger, area_id AS id, count(*)::int AS n FROM ${tableOf(ledger)} WHERE ${condition} GROUP BY 2`,
  );
  return tx.$queryRaw(prepared(Prisma.join(counts, ' UNION ALL ')));
};

/** Of an area: what it was before, and what it became; the newest first. `lo`..`hi` are its positions by now. */
export type Kinship = {
  id: number;
  name: string;
  code: string;
  lo: number;
  hi: number;
  isPast: boolean;
  kind: AreaChangeKind;
  share: number;
  on: Day;
  document: string;
  changeId: number | null;
  isInferred: boolean;
};

export async function listKinship(tx: Tx, areaId: number): Promise<{ from: Kinship[]; to: Kinship[] }> {
  const kin = (mine: Prisma.Sql, other: Prisma.Sql) => tx.$queryRaw<Kinship[]>`
    SELECT a.id, a.name, a.code, a.lo, a.hi, a.valid_to IS NOT NULL AS "isPast", l.kind::text, l.share::float8, l.on_day::text AS "on", l.document,
      l.change_id AS "changeId", l.is_inferred AS "isInferred"
    FROM area_lineage l JOIN areas a ON a.id = ${other} WHERE ${mine} = ${areaId} ORDER BY l.on_day DESC, a.lo`;
  return {
    from: await kin(Prisma.sql`l.to_id`, Prisma.sql`l.from_id`),
    to: await kin(Prisma.sql`l.from_id`, Prisma.sql`l.to_id`),
  };
}
