import { transactAsSystem } from '@/lib/platform/transact';

export type Verdict = {
  entries: number;
  /** The last entry: noted down elsewhere, its hash proves later that nothing was cut off the end. */
  head: { id: string; hash: string } | null;
  /** The first entry that does not hold: its own values changed, or not following the one before it in hash and number. */
  fault: { id: string; kind: 'changed' | 'unlinked' } | null;
  /** Whether the hash that was asked for stands in the trail; null when none was. */
  hasExpected: boolean | null;
};

type Batch = {
  entries: number;
  lastId: string | null;
  lastHash: string | null;
  firstChanged: string | null;
  firstUnlinked: string | null;
  hasExpected: boolean | null;
};

type Options = { expected?: string; batchSize?: number; onProgress?: (entries: number) => void };

/**
 * Recalculates the whole chain, a batch at a time, as the database calculated it. A removed or inserted entry
 * breaks the link of the one that follows; what was cut off the end shows only against an `expected` hash.
 */
export async function verifyTrail({
  expected,
  batchSize = 20_000,
  onProgress,
}: Options = {}): Promise<Verdict> {
  let entries = 0;
  let head: Verdict['head'] = null;
  let hasExpected = expected === undefined ? null : false;
  for (;;) {
    const batch = await readBatch(head, batchSize, expected ?? '');
    if (!batch?.lastId || !batch.lastHash) return { entries, head, fault: null, hasExpected };
    const fault = faultOf(batch);
    if (fault) return { entries: entries + batch.entries, head, fault, hasExpected };
    entries += batch.entries;
    head = { id: batch.lastId, hash: batch.lastHash };
    hasExpected = hasExpected === null ? null : hasExpected || batch.hasExpected === true;
    onProgress?.(entries);
  }
}

function faultOf({ firstChanged, firstUnlinked }: Batch): Verdict['fault'] {
  if (firstChanged !== null && (firstUnlinked === null || BigInt(firstChanged) <= BigInt(firstUnlinked)))
    return { id: firstChanged, kind: 'changed' };
  return firstUnlinked === null ? null : { id: firstUnlinked, kind: 'unlinked' };
}

async function readBatch(after: Verdict['head'], size: number, expected: string): Promise<Batch | undefined> {
  const [batch] = await transactAsSystem(
    { system: 'housekeeping' },
    (tx) => tx.$queryRaw<Batch[]>`
    SELECT count(*)::int AS entries, max(id)::text AS "lastId", (array_agg(hash ORDER BY id DESC))[1] AS "lastHash",
      (min(id) FILTER (WHERE NOT is_intact))::text AS "firstChanged", (min(id) FILTER (WHERE NOT is_linked))::text AS "firstUnlinked",
      bool_or(hash = ${expected}) AS "hasExpected"
    FROM (
      SELECT id, hash, audit_digest(previous_hash, e) = hash AS is_intact,
        previous_hash = lag(hash, 1, ${after?.hash ?? ''}::text) OVER (ORDER BY id)
          AND id = lag(id, 1, ${after?.id ?? '0'}::bigint) OVER (ORDER BY id) + 1 AS is_linked
      FROM audit_entries e WHERE id > ${after?.id ?? '0'}::bigint ORDER BY id LIMIT ${size}) AS part`,
  );
  return batch;
}
