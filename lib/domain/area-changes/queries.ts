import { ledgers } from '@/lib/domain/registry';
import { tableOf } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import type { Day } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaChangeKind, AreaChangeState, AreaLevel } from '@/prisma/client/enums';
import type { Outcome } from './carry-out';
import type { Candidate, Target } from './plan';

export type ChangeRow = {
  id: number;
  areaId: number;
  areaName: string;
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
  /** Areas of which somebody still has to say what becomes of them. */
  open: number;
};

const columns = Prisma.sql`c.id, c.area_id AS "areaId", a.name AS "areaName", a.lo, a.hi, c.title, c.source, c.document,
  c.effective_on::text AS "effectiveOn", c.state::text, c.is_inferred AS "isInferred", c.reverses_id AS "reversesId", c.message, c.outcome,
  c.created_by AS "createdBy", c.created_at AS "createdAt", c.confirmed_by AS "confirmedBy", c.confirmed_at AS "confirmedAt",
  c.applied_at AS "appliedAt", c.version,
  (SELECT count(*)::int FROM area_change_items i WHERE i.change_id = c.id AND NOT i.is_settled) AS open`;

/** The newest first: those in effect for everybody, the others for those in whose areas they are prepared. */
export const listChanges = (actor: Actor): Promise<ChangeRow[]> =>
  read(
    actor,
    'dashboard.read',
    (tx) => tx.$queryRaw<ChangeRow[]>`
      SELECT ${columns} FROM area_changes c JOIN areas a ON a.id = c.area_id ORDER BY c.id DESC LIMIT 200`,
  );

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
};

export type ItemRow = {
  id: number;
  level: AreaLevel;
  areaId: number | null;
  code: string | null;
  name: string | null;
  parentCode: string | null;
  kind: AreaChangeKind;
  newCode: string | null;
  newName: string | null;
  newParentCode: string | null;
  targets: (Target & { name: string })[];
  doubt: string | null;
  candidates: Candidate[];
  isSettled: boolean;
  settledBy: string | null;
};

/** Areas of a change, a page at a time, in the order of codes; what is unchanged only when it is asked for. */
export const listItems = (
  actor: Actor,
  changeId: number,
  query: ItemQuery,
): Promise<{ rows: ItemRow[]; total: number }> =>
  read(actor, 'dashboard.read', async (tx) => {
    await findChange(tx, changeId);
    const where = matching(changeId, query);
    const rows = await tx.$queryRaw<ItemRow[]>`
      SELECT id, level::text, area_id AS "areaId", code, name, parent_code AS "parentCode", kind::text, new_code AS "newCode", new_name AS "newName",
        new_parent_code AS "newParentCode", doubt, candidates, is_settled AS "isSettled", settled_by AS "settledBy",
        (SELECT coalesce(jsonb_agg(t || jsonb_build_object('name', (SELECT o.new_name FROM area_change_items o
          WHERE o.change_id = ${changeId} AND o.new_code = t ->> 'code' LIMIT 1))), '[]') FROM jsonb_array_elements(i.targets) t) AS targets
      FROM area_change_items i WHERE ${where}
      ORDER BY i.level, coalesce(code, new_code), id LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;
    const [count] = await tx.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM area_change_items i WHERE ${where}`;
    return { rows, total: count?.n ?? 0 };
  });

export function matching(
  changeId: number,
  { level, kind, isOpen, search }: Omit<ItemQuery, 'page' | 'size'>,
): Prisma.Sql {
  const parts = [Prisma.sql`i.change_id = ${changeId}`];
  if (level) parts.push(Prisma.sql`i.level = ${level}::"AreaLevel"`);
  if (kind) parts.push(Prisma.sql`i.kind = ${kind}::"AreaChangeKind"`);
  else if (!isOpen) parts.push(Prisma.sql`i.kind <> 'unchanged'`);
  if (isOpen) parts.push(Prisma.sql`NOT i.is_settled`);
  const word = search.trim().replace(/[\\%_]/gu, (sign) => `\\${sign}`);
  if (word)
    parts.push(
      /^\d+$/.test(word)
        ? Prisma.sql`(i.code LIKE ${`${word}%`} OR i.new_code LIKE ${`${word}%`})`
        : Prisma.sql`(i.name LIKE ${`%${word}%`} OR i.new_name LIKE ${`%${word}%`})`,
    );
  return Prisma.join(parts, ' AND ');
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
    for (const ledger of ledgers) {
      const rows = await tx.$queryRaw<{ id: number; n: number }[]>`
        SELECT area_id AS id, count(*)::int AS n FROM ${tableOf(ledger)} WHERE area_id = ANY (${ids}::int[]) GROUP BY 1`;
      for (const { id, n } of rows) records.set(id, { ...records.get(id), [ledger.name]: n });
    }
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

/** Of an area: what it was before, and what it became; the newest first. */
export type Kinship = {
  id: number;
  name: string;
  code: string;
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
    SELECT a.id, a.name, a.code, a.valid_to IS NOT NULL AS "isPast", l.kind::text, l.share::float8, l.on_day::text AS "on", l.document,
      l.change_id AS "changeId", l.is_inferred AS "isInferred"
    FROM area_lineage l JOIN areas a ON a.id = ${other} WHERE ${mine} = ${areaId} ORDER BY l.on_day DESC, a.lo`;
  return {
    from: await kin(Prisma.sql`l.to_id`, Prisma.sql`l.from_id`),
    to: await kin(Prisma.sql`l.from_id`, Prisma.sql`l.to_id`),
  };
}
