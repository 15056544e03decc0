import { assignable, ledgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { tableOf } from '@/lib/ledger/read';
import { where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { type Area, getArea, inPositions, listAreas } from '@/lib/platform/areas/queries';
import type { Entry } from '@/lib/platform/audit';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { can, demand, type Range, ranges } from '@/lib/platform/scope';
import { read, transact } from '@/lib/platform/transact';
import { reissue } from './carry-codes';
import { countAt, countRecordsAt } from './queries';

export type Heir = { id: number; code: string; name: string; share: number; isWithin: boolean };
export type Unassigned = { id: number; code: string; name: string; isRetired: boolean };
export type Parted = {
  area: Area;
  /** What it became. */
  heirs: Heir[];
  /** Records that still stand at it, by ledger. */
  counts: Record<string, number>;
  total: number;
};

/** Areas in the actor's hands that were parted and still hold records, by ledger. */
export type StillParted = {
  id: number;
  code: string;
  name: string;
  on: Day;
  counts: Record<string, number>;
  total: number;
};

export const listParted = (actor: Actor): Promise<StillParted[]> =>
  read(actor, 'ledger.write', (tx) => partedAreas(tx, ranges(actor, 'ledger.write')));

/** The same within a read of the caller's. */
export async function partedAreas(tx: Tx, within: readonly Range[]): Promise<StillParted[]> {
  const areas = await tx.$queryRaw<{ id: number; code: string; name: string; on: Day; lo: number }[]>`
    SELECT id, code, name, valid_to::text AS on, lo FROM areas
    WHERE valid_to <= ${today()}::date AND level <> 'estate' AND ${inPositions(within)}
      AND (SELECT count(*) FROM area_lineage l WHERE l.from_id = areas.id AND l.on_day = areas.valid_to) > 1 ORDER BY lo`;
  const parted = areas.map(({ id, code, name, on }) => ({
    id,
    code,
    name,
    on,
    counts: {} as Record<string, number>,
    total: 0,
  }));
  if (parted.length === 0) return [];
  // By the position, which has an index.
  const counts = await countAt(
    tx,
    Prisma.sql`pos = ANY (${areas.map(({ lo }) => lo)}::int[]) AND area_id = ANY (${areas.map(({ id }) => id)}::int[])`,
  );
  for (const { ledger, id, n } of counts) {
    const area = parted.find((each) => each.id === id);
    if (!area) continue;
    area.counts[ledger] = n;
    area.total += n;
  }
  return parted.filter(({ total }) => total > 0);
}

/** An area that was parted, with what is still to be assigned. Not found for any other, and out of scope. */
export const getParted = (actor: Actor, areaId: number): Promise<Parted> =>
  read(actor, 'ledger.write', (tx) => partedArea(tx, actor, areaId));

async function partedArea(tx: Tx, actor: Actor, areaId: number): Promise<Parted> {
  const area = await getArea(tx, areaId);
  demand(actor, 'ledger.write', area);
  if (!area.validTo || area.level === 'estate') throw notFound();
  const shares = await tx.$queryRaw<{ id: number; share: number }[]>`
    WITH RECURSIVE heirs AS (
      SELECT l.to_id, l.share FROM area_lineage l WHERE l.from_id = ${areaId} AND l.on_day = ${area.validTo}::date
      UNION ALL SELECT l.to_id, (h.share * l.share)::numeric(9, 8) FROM heirs h JOIN areas a ON a.id = h.to_id JOIN area_lineage l ON l.from_id = a.id AND l.on_day = a.valid_to)
    SELECT h.to_id AS id, sum(h.share)::float8 AS share FROM heirs h JOIN areas a ON a.id = h.to_id WHERE a.valid_to IS NULL GROUP BY 1`;
  const found = await listAreas(
    tx,
    shares.map(({ id }) => id),
  );
  const heirs = found.map(({ id, code, name, lo, hi }) => ({
    ...{ id, code, name, share: shares.find((each) => each.id === id)?.share ?? 0 },
    isWithin: can(actor, 'ledger.write', { lo, hi }),
  }));
  const counts = await countRecordsAt(tx, areaId);
  return { area, heirs, counts, total: Object.values(counts).reduce((sum, n) => sum + n, 0) };
}

export const assignPageSize = 100;

type Search = { areaId: number; ledger: Ledger; search: string };

const matching = ({ areaId, ledger, search }: Search) =>
  where(ledger, { status: 'all', search, fields: { areaId: { in: [String(areaId)] } } });

/** Records of one ledger that still stand at the area, in the order of their codes; `search` is part of a name or code. */
export const listUnassigned = (
  actor: Actor,
  { page, ...search }: Search & { page: number },
): Promise<{ rows: Unassigned[]; total: number }> =>
  read(actor, 'ledger.write', async (tx) => {
    const rows = await tx.$queryRaw<Unassigned[]>`
      SELECT id, code, name, retired_on IS NOT NULL AS "isRetired" FROM ${tableOf(search.ledger)} WHERE ${matching(search)}
      ORDER BY code LIMIT ${assignPageSize} OFFSET ${(page - 1) * assignPageSize}`;
    const [count] = await tx.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM ${tableOf(search.ledger)} WHERE ${matching(search)}`;
    return { rows, total: count?.n ?? 0 };
  });

/** All that match: what 选择全部 means, and so a rule such as 名称含“东苑”的. */
export const idsUnassigned = (actor: Actor, search: Search): Promise<number[]> =>
  read(actor, 'ledger.write', async (tx) => {
    const rows = await tx.$queryRaw<
      { id: number }[]
    >`SELECT id FROM ${tableOf(search.ledger)} WHERE ${matching(search)}`;
    return rows.map(({ id }) => id);
  });

/** Every record that is still to be assigned, for the sheet in which it can be written down. */
export const listAllUnassigned = (
  actor: Actor,
  areaId: number,
): Promise<{ ledger: string; code: string; name: string }[]> =>
  read(actor, 'ledger.write', async (tx) => {
    const all: { ledger: string; code: string; name: string }[] = [];
    for (const ledger of assignable) {
      const rows = await tx.$queryRaw<{ code: string; name: string }[]>`
        SELECT code, name FROM ${tableOf(ledger)} WHERE area_id = ${areaId} ORDER BY code`;
      all.push(...rows.map((row) => ({ ledger: ledger.label, ...row })));
    }
    return all;
  });

export type Assignment = { ledger: string; id: number; toId: number };

/**
 * Assigns records of a parted area to what it became, all or none: they stand there from the day of the change, their
 * codes are issued anew, and what stands at an estate goes with it. Each leaves an entry in the trail.
 */
export async function assignRecords(
  actor: Actor,
  { areaId, assignments }: { areaId: number; assignments: readonly Assignment[] },
): Promise<{ count: number }> {
  if (assignments.length === 0) throw new InvalidInput({ ids: '请先勾选要划转的记录。' });
  return transact(
    actor,
    'ledger.write',
    async (tx, audit) => {
      const { area, heirs } = await partedArea(tx, actor, areaId);
      const open = new Map(heirs.filter(({ isWithin }) => isWithin).map((heir) => [heir.id, heir]));
      if (assignments.some(({ toId }) => !open.has(toId)))
        throw new InvalidInput({ toId: '请选择这个辖区拆分后的去向；去向须在您的辖区内。' });
      await tx.$queryRaw`SELECT set_config('app.change_day', ${area.validTo}, true)`;
      const entries: Entry[] = [];
      // Estates first: what stands at them carries their codes.
      for (const ledger of assignable) {
        const wanted = assignments.filter((each) => each.ledger === ledger.name);
        if (wanted.length > 0) entries.push(...(await assign(tx, ledger, area, wanted, open)));
      }
      if (entries.length < assignments.length) throw broken('有的记录已被别人划转或修改，请刷新页面后再试。');
      return audit.record(entries, { count: entries.length });
    },
    { timeout: 120_000 },
  );
}

async function assign(
  tx: Tx,
  ledger: Ledger,
  area: Area,
  wanted: readonly Assignment[],
  heirs: ReadonlyMap<number, Heir>,
): Promise<Entry[]> {
  const ownArea = ledger.name === 'estates';
  const moved = await tx.$queryRaw<{ id: number; code: string; toId: number; pos: number }[]>`
    UPDATE ${tableOf(ledger)} t SET area_id = w."toId", version = version + 1, updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w (id int, "toId" int)
    WHERE t.id = w.id AND t.area_id = ${area.id} RETURNING t.id, t.code, w."toId", t.pos`;
  const [change] = await tx.$queryRaw<
    { id: number | null }[]
  >`SELECT change_id AS id FROM areas WHERE id = ${area.id}`;
  const at = { changeId: change?.id ?? null, on: area.validTo ?? '' };
  const codes = new Map<number, string>();
  // The code of a workflow's record says nothing of its area.
  for (const heir of ledger.isCountedOnly ? [] : heirs.values()) {
    const reissued = await reissue(tx, at, ledger, [{ areaId: heir.id, from: area.code, to: heir.code }]);
    for (const { id, next } of reissued) codes.set(id, next);
    if (!ownArea) continue;
    const estates = reissued.map(({ ownAreaId, code, next }) => ({
      areaId: ownAreaId ?? 0,
      from: code,
      to: next,
    }));
    for (const other of ledgers.filter(({ name }) => name !== 'estates'))
      await reissue(tx, at, other, [
        ...estates,
        ...estates.map(({ areaId }) => ({ areaId, from: area.code, to: heir.code })),
      ]);
  }
  return moved.map(({ id, code, toId, pos }) => ({
    ...{ action: 'assign', subject: ledger.name, subjectId: id, subjectLabel: code, pos },
    before: { areaId: area.id, code },
    after: { areaId: toId, code: codes.get(id) ?? code },
  }));
}

/** A row of the sheet in which assignments are written down. */
export type AssignmentRow = { row: number; ledger: string; code: string; to: string };

/** What the rows of a sheet mean; problems by row when any is wrong, and then nothing is assigned. */
export async function readAssignments(
  actor: Actor,
  areaId: number,
  rows: readonly AssignmentRow[],
): Promise<{ assignments: Assignment[] } | { problems: string[] }> {
  const { heirs } = await getParted(actor, areaId);
  return read(actor, 'ledger.write', async (tx) => {
    const ids = new Map<string, number>();
    for (const ledger of assignable) {
      const found = await tx.$queryRaw<
        { id: number; code: string }[]
      >`SELECT id, code FROM ${tableOf(ledger)} WHERE area_id = ${areaId}`;
      for (const { id, code } of found) ids.set(`${ledger.name}/${code}`, id);
    }
    const problems: string[] = [];
    const assignments = rows.flatMap(({ row, ledger: label, code, to }): Assignment[] => {
      if (!to) return [];
      const ledger = assignable.find((each) => each.label === label || each.name === label);
      const id = ledger && ids.get(`${ledger.name}/${code}`);
      const heir = heirs.find((each) => each.code === to || each.name === to);
      if (!ledger) problems.push(`第 ${row} 行：没有“${label}”这个台账`);
      else if (!id) problems.push(`第 ${row} 行：${code} 不在待划转的${ledger.label}里`);
      else if (!heir) problems.push(`第 ${row} 行：“${to}”不是拆分后的去向`);
      else return [{ ledger: ledger.name, id, toId: heir.id }];
      return [];
    });
    return problems.length > 0 ? { problems } : { assignments };
  });
}
