import type { Actor } from '@/lib/platform/actor';
import type { Day } from '@/lib/platform/clock';
import { today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';

/** Days are calendar days, `validTo` the first on which it is no more. `lo`..`hi` are the city's positions. */
export type Jurisdiction = {
  id: number;
  code: string;
  name: string;
  document: string;
  validFrom: Day;
  validTo: Day | null;
  version: number;
  areaId: number;
  areaName: string;
  lo: number;
  hi: number;
};

const select = (tx: Tx, condition: Prisma.Sql): Promise<Jurisdiction[]> => tx.$queryRaw`
  SELECT j.id, j.code, j.name, j.document, j.valid_from::text AS "validFrom", j.valid_to::text AS "validTo", j.version,
    j.area_id AS "areaId", a.name AS "areaName", a.lo, a.hi
  FROM jurisdictions j JOIN areas a ON a.id = j.area_id WHERE ${condition} ORDER BY a.lo, j.code`;

/** Throws `not_found` when there is none. Jurisdictions are no secret: whether to show it, nobody asks. */
export async function findJurisdiction(tx: Tx, id: number): Promise<Jurisdiction> {
  const isId = Number.isInteger(id) && id > 0 && id < 2 ** 31;
  const [found] = isId ? await select(tx, Prisma.sql`j.id = ${id}`) : [];
  if (!found) throw notFound();
  return found;
}

/** Those that exist on a day. */
export const jurisdictionsOn = (tx: Tx, day: Day): Promise<Jurisdiction[]> =>
  select(tx, Prisma.sql`j.valid_from <= ${day}::date AND (j.valid_to IS NULL OR j.valid_to > ${day}::date)`);

/** All there ever were, with the number of what each manages today. */
export const listJurisdictions = (actor: Actor): Promise<(Jurisdiction & { members: number })[]> =>
  read(actor, 'dashboard.read', async (tx) => {
    const all = await select(tx, Prisma.sql`true`);
    const members = await membersOf(
      tx,
      all.map(({ id }) => id),
      today(),
    );
    return all.map((each) => ({
      ...each,
      members: members.filter(({ jurisdictionId }) => jurisdictionId === each.id).length,
    }));
  });

/** An area that a jurisdiction manages, under the name that it had on the day asked for; `lo`..`hi` are today's. */
export type Member = {
  id: number;
  jurisdictionId: number;
  areaId: number;
  name: string;
  /** To which it belongs all the same. */
  parentName: string | null;
  level: AreaLevel;
  lo: number;
  hi: number;
  validFrom: Day;
  validTo: Day | null;
  document: string;
};

const selectMembers = (tx: Tx, day: Day, condition: Prisma.Sql, order: Prisma.Sql): Promise<Member[]> =>
  tx.$queryRaw`
  SELECT m.id, m.jurisdiction_id AS "jurisdictionId", a.id AS "areaId", coalesce(v.name, a.name) AS name,
    coalesce(p.name, parent.name) AS "parentName", a.level::text, a.lo, a.hi, m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo", m.document
  FROM jurisdiction_members m JOIN areas a ON a.id = m.area_id
  LEFT JOIN area_versions v ON v.area_id = a.id AND v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date)
  LEFT JOIN areas parent ON parent.id = coalesce(v.parent_id, a.parent_id)
  LEFT JOIN area_versions p ON p.area_id = parent.id AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)
  WHERE ${condition} ORDER BY ${order}`;

/** What these manage on a day. */
export const membersOf = (tx: Tx, ids: readonly number[], day: Day): Promise<Member[]> =>
  selectMembers(
    tx,
    day,
    Prisma.sql`m.jurisdiction_id = ANY (${[...ids]}::int[]) AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to > ${day}::date)`,
    Prisma.sql`a.lo, m.id`,
  );

/** All that it ever managed or is going to, the latest first. */
const allMembers = (tx: Tx, id: number): Promise<Member[]> =>
  selectMembers(
    tx,
    today(),
    Prisma.sql`m.jurisdiction_id = ${id}`,
    Prisma.sql`m.valid_from DESC, a.lo, m.id`,
  );

export async function findMember(tx: Tx, id: number): Promise<Member> {
  const [member] = await selectMembers(tx, today(), Prisma.sql`m.id = ${id}`, Prisma.sql`m.id`);
  if (!member) throw notFound();
  return member;
}

/** Memberships that have not ended by a day and share positions with an area, in whatever jurisdiction. */
export const membershipsAround = (tx: Tx, area: { lo: number; hi: number }, from: Day): Promise<Member[]> =>
  selectMembers(
    tx,
    today(),
    Prisma.sql`a.lo <= ${area.hi} AND a.hi >= ${area.lo} AND (m.valid_to IS NULL OR m.valid_to > ${from}::date)`,
    Prisma.sql`m.valid_from, m.id`,
  );

/** Who manages an area on a day, itself or with an area above it; `path` are the ids down to the area. */
export async function managerOf(
  tx: Tx,
  path: readonly number[],
  day: Day,
): Promise<{ id: number; name: string; since: Day } | null> {
  const [found] = await tx.$queryRaw<{ id: number; name: string; since: Day }[]>`
    SELECT j.id, j.name, m.valid_from::text AS since FROM jurisdiction_members m JOIN jurisdictions j ON j.id = m.jurisdiction_id
    WHERE m.area_id = ANY (${[...path]}::int[]) AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to > ${day}::date)
    ORDER BY m.valid_from DESC LIMIT 1`;
  return found ?? null;
}

/** One with what it manages on a day, and all that it managed before or is going to. */
export const getJurisdiction = (
  actor: Actor,
  id: number,
  day: Day,
): Promise<{ jurisdiction: Jurisdiction; members: Member[]; history: Member[] }> =>
  read(actor, 'dashboard.read', async (tx) => ({
    jurisdiction: await findJurisdiction(tx, id),
    members: await membersOf(tx, [id], day),
    history: await allMembers(tx, id),
  }));

/** How many grants widen or narrow with its members; asked by whoever may change them. */
export const countGrants = (actor: Actor, id: number): Promise<number> =>
  read(actor, 'areas.change', async (tx) => {
    const [row] = await tx.$queryRaw<{ n: number }[]>`
      SELECT count_jurisdiction_grants(${id}, ${today()}::date) AS n`;
    return row?.n ?? 0;
  });

/** The cities in the whole of which the actor may change areas. */
export const listHosts = (actor: Actor): Promise<{ id: number; name: string }[]> =>
  read(actor, 'areas.change', async (tx) => {
    const cities = await tx.area.findMany({
      where: { level: 'city', validTo: null },
      select: { id: true, name: true, lo: true, hi: true },
      orderBy: { lo: 'asc' },
    });
    return cities.filter((city) => can(actor, 'areas.change', city));
  });
