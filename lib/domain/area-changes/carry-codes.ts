import { ledgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { tableOf } from '@/lib/ledger/read';
import type { Day } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import type { AreaNow, Change, Sql } from './carry-out';
import type { Descent } from './descent';

/** Records at `areaId`, or at an estate in it, whose codes begin with `from`. */
export type Prefix = { areaId: number; from: string; to: string };

/**
 * Issues codes that hold the code of an area anew where that has become another, and notes the old ones. Serial
 * numbers stay unless two records would share one: then the later gets the next that is free. Whatever comes back to
 * where it was gets the code that it had there.
 * Returns the number of records.
 */
export async function reissueCodes(
  tx: Sql,
  change: Change,
  before: ReadonlyMap<number, AreaNow>,
  after: ReadonlyMap<number, AreaNow>,
  descent: Descent,
  restored: readonly { fromId: number; toId: number }[],
): Promise<number> {
  const prefixes: Prefix[] = restored.map(({ fromId, toId }) => ({
    areaId: toId,
    from: before.get(fromId)?.code ?? '',
    to: after.get(toId)?.code ?? '',
  }));
  for (const old of before.values()) {
    const now = after.get(descent.merged.get(old.id) ?? old.id);
    if (now && !now.isEnded && now.code !== old.code)
      prefixes.push({ areaId: now.id, from: old.code, to: now.code });
  }
  let count = 0;
  for (const ledger of ledgers) {
    const at = { changeId: change.id, on: change.effectiveOn };
    const reissued = await reissue(tx, at, ledger, prefixes, descent);
    count += reissued.length;
    // What stands at an estate may carry the estate's code, which is longer than its community's.
    if (ledger.name === 'estates')
      prefixes.push(
        ...reissued.map(({ ownAreaId, code, next }) => ({ areaId: ownAreaId ?? 0, from: code, to: next })),
      );
  }
  return count;
}

/** `next` is the code that it has now. */
export type Reissued = { id: number; code: string; next: string; ownAreaId: number | null; areaId: number };

export async function reissue(
  tx: Sql,
  { changeId, on }: { changeId: number | null; on: Day },
  ledger: Ledger,
  prefixes: readonly Prefix[],
  descent?: Descent,
): Promise<Reissued[]> {
  const ownArea = Prisma.raw(ledger.name === 'estates' ? 't.own_area_id' : 'NULL::int');
  const byArea = new Map<number, Prefix[]>();
  for (const prefix of prefixes) byArea.set(prefix.areaId, [...(byArea.get(prefix.areaId) ?? []), prefix]);
  const areaIds = [...byArea.keys()];
  const found = await tx.$queryRaw<
    { id: number; code: string; areaId: number; communityId: number; ownAreaId: number | null }[]
  >`
    SELECT t.id, t.code, a.id AS "areaId", CASE WHEN a.level = 'estate' THEN a.parent_id ELSE a.id END AS "communityId", ${ownArea} AS "ownAreaId"
    FROM ${tableOf(ledger)} t LEFT JOIN ${movesOf(descent)} ON m."from" = t.area_id JOIN areas a ON a.id = coalesce(m."to", t.area_id)
    WHERE a.id = ANY (${areaIds}::int[]) OR (a.level = 'estate' AND a.parent_id = ANY (${areaIds}::int[])) ORDER BY t.id`;
  const standing = found.flatMap((record) => {
    const fitting = [...(byArea.get(record.areaId) ?? []), ...(byArea.get(record.communityId) ?? [])]
      .filter(({ from }) => record.code.startsWith(from))
      .sort((one, other) => other.from.length - one.from.length);
    return fitting[0] ? { ...record, ...fitting[0] } : [];
  });
  if (standing.length === 0) return [];
  const ids = standing.map(({ id }) => id);
  const stems = [...new Set(standing.map(({ to }) => to))];
  const others = await tx.$queryRaw<{ code: string }[]>`
    SELECT t.code FROM ${tableOf(ledger)} t JOIN areas a ON a.id = t.area_id
    WHERE t.id <> ALL (${ids}::int[]) AND (left(t.code, 12) = ANY (${stems}::text[]) OR left(t.code, 9) = ANY (${stems}::text[])
      OR left(t.code, 6) = ANY (${stems}::text[]) OR left(t.code, 16) = ANY (${stems}::text[]))`;
  const taken = new Set(others.map(({ code }) => code));
  const former = await tx.$queryRaw<{ id: number; code: string }[]>`
    SELECT record_id AS id, code FROM record_codes WHERE ledger = ${ledger.name} AND record_id = ANY (${ids}::int[]) ORDER BY until`;
  const formerOf = new Map<number, string[]>();
  for (const { id, code } of former) formerOf.set(id, [code, ...(formerOf.get(id) ?? [])]);
  const reissued: Reissued[] = [];
  const free = new Map<string, number>();
  for (const { id, code, from, to, ownAreaId, areaId } of standing) {
    const had = formerOf
      .get(id)
      ?.find((each) => each.startsWith(to) && each.length === to.length + code.length - from.length);
    let next = had ?? to + code.slice(from.length);
    if (taken.has(next)) next = nextFree(next, taken, free);
    taken.add(next);
    if (next !== code) reissued.push({ id, code, next, ownAreaId, areaId });
  }
  const json = JSON.stringify(reissued);
  await tx.$executeRaw`
    INSERT INTO record_codes (ledger, record_id, code, until, change_id)
    SELECT ${ledger.name}, r.id, r.code, ${on}::date, ${changeId} FROM jsonb_to_recordset(${json}::jsonb) AS r (id int, code text)
    ON CONFLICT DO NOTHING`;
  // Codes that pass from one record to another must be let go before they are taken.
  const passing = new Set(reissued.map(({ code }) => code));
  const inTheWay = reissued.filter(({ next }) => passing.has(next)).map(({ next }) => next);
  await tx.$executeRaw`UPDATE ${tableOf(ledger)} SET code = '~' || id WHERE code = ANY (${inTheWay}::text[])`;
  await tx.$executeRaw`
    UPDATE ${tableOf(ledger)} t SET code = r.next, area_id = r."areaId", search_text = replace(search_text, lower(r.code), lower(r.next)), version = version + 1, updated_at = now()
    FROM jsonb_to_recordset(${json}::jsonb) AS r (id int, code text, next text, "areaId" int) WHERE t.id = r.id`;
  return reissued;
}

/** Where each area's records go, as a table `m`; in no change nowhere. */
export const movesOf = (descent: Descent | undefined): Prisma.Sql =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify([...(descent?.merged ?? [])].map(([from, to]) => ({ from, to })))}::jsonb) AS m ("from" int, "to" int)`;

/** The same code with the next serial number that nothing has; codes end in three digits. */
function nextFree(code: string, taken: ReadonlySet<string>, from: Map<string, number>): string {
  const stem = code.slice(0, -3);
  for (let serial = from.get(stem) ?? 1; serial <= 999; serial++) {
    const next = stem + String(serial).padStart(3, '0');
    if (taken.has(next)) continue;
    from.set(stem, serial + 1);
    return next;
  }
  throw new Error(`no serial number left after ${stem}`);
}
