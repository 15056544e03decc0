import { estates } from '@/lib/domain/estates/definition';
import { moved as movedLedgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { tableOf } from '@/lib/ledger/read';
import type { Audit, Entry, Recorded } from '@/lib/platform/audit';
import type { Day } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { spell } from '@/lib/platform/search-text';
import type { AreaChangeKind, AreaLevel } from '@/prisma/client/enums';
import { movesOf, reissueCodes } from './carry-codes';
import { carryGrants, carryMembers } from './carry-grants';
import { keepPlaces, renumber, restorePositions } from './carry-positions';
import { Descent } from './descent';
import type { Target } from './plan';

/** What carrying out needs of a transaction: the demo city is loaded without Prisma. */
export type Sql = Pick<Tx, '$queryRaw' | '$executeRaw'>;

export type Change = {
  id: number;
  title: string;
  effectiveOn: Day;
  document: string;
  isInferred: boolean;
  root: { id: number; code: string };
};

/** A step as it was settled. */
export type Settled = {
  level: AreaLevel;
  areaId: number | null;
  code: string | null;
  name: string | null;
  parentCode: string | null;
  kind: AreaChangeKind;
  newCode: string | null;
  newName: string | null;
  newParentCode: string | null;
  targets: Target[];
  restoresId: number | null;
};

/** How many of each were touched: for whoever confirmed it, and for the trail. */
export type Outcome = {
  areas: Partial<Record<AreaChangeKind, number>>;
  records: Record<string, number>;
  codes: number;
  users: number;
  grants: number;
  imports: number;
};

export type AreaNow = {
  id: number;
  level: AreaLevel;
  code: string;
  name: string;
  parentId: number | null;
  since: Day;
  isEnded: boolean;
};

/**
 * Carries a settled change out, in the transaction of the caller: the tree, lineage, records with their codes,
 * users and grants, positions of now and of before, and the trail. Whoever writes meanwhile waits, whoever reads
 * does not. Refuses in words when the tree is no longer the one that the change was made for.
 */
export async function carryOut(
  tx: Sql,
  audit: Audit,
  change: Change,
  steps: readonly Settled[],
): Promise<Recorded<Outcome>> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(7317)::text,
    set_config('app.change', ${String(change.id)}, true), set_config('app.change_day', ${change.effectiveOn}, true)`;
  await tx.$executeRaw`SET CONSTRAINTS areas_code_current DEFERRED`;
  const before = await readAreas(tx);
  check(change, steps, before);
  await keepPlaces(tx, change.effectiveOn);

  const idOf = await changeAreas(tx, change, steps);
  const restored = await carryBack(tx, change, steps, idOf);
  await addLineage(tx, change, steps, idOf, restored);
  const after = await readAreas(tx);
  refuseOrphans(after);

  const descent = new Descent(before, after, steps, idOf);
  await setForMany(tx, 'on');
  const records = await keepRecordPlaces(tx, descent);
  await moveRecords(tx, estates, descent).catch(inWords);
  // Before other records: each of these gets its area, its position and its code at once.
  await renumber(tx, change.effectiveOn, descent);
  const codes = await reissueCodes(tx, change, before, after, descent, restored);
  // Those whose code stays what it was.
  for (const ledger of movedLedgers) await moveRecords(tx, ledger, descent);
  await setForMany(tx, 'off');
  const users = await moveUsers(tx, descent);
  const grants = await carryGrants(tx, change, descent);
  await carryMembers(tx, change, descent);
  await moveDrafts(tx, descent);
  const imports = await cancelImports(tx, change, descent);
  await restorePositions(tx);

  const outcome: Outcome = {
    areas: countBy(steps.map(({ kind }) => kind)),
    records,
    codes,
    users: users.length,
    grants: grants.length,
    imports,
  };
  await tx.$executeRaw`UPDATE area_changes SET state = 'effective', applied_at = now(), message = NULL,
    outcome = ${JSON.stringify(outcome)}::jsonb, version = version + 1 WHERE id = ${change.id}`;
  await tx.$executeRaw`UPDATE area_numbering SET version = version + 1`;
  return audit.record(
    [
      ...areaEntries(change, steps, before, idOf, await placesOf(tx)),
      ...users,
      ...grants,
      wholeEntry(change, outcome, await placesOf(tx)),
    ],
    outcome,
  );
}

async function readAreas(tx: Sql): Promise<Map<number, AreaNow>> {
  const rows = await tx.$queryRaw<AreaNow[]>`
    SELECT id, level::text, code, name, parent_id AS "parentId", since::text, valid_to IS NOT NULL AS "isEnded"
    FROM areas WHERE level <> 'estate'`;
  return new Map(rows.map((area) => [area.id, area]));
}

/** The change was made for the tree as it was then: what has changed since would be overwritten. */
function check({ effectiveOn }: Change, steps: readonly Settled[], tree: ReadonlyMap<number, AreaNow>) {
  const taking = new Set(steps.flatMap(({ areaId }) => areaId ?? []));
  const others = new Set(
    [...tree.values()].flatMap(({ id, code, isEnded }) => (isEnded || taking.has(id) ? [] : code)),
  );
  for (const { areaId, code, name, parentCode, kind, newCode, newName } of steps) {
    if (newCode && others.has(newCode))
      throw broken(`“${newName}”（${newCode}）已经有了，请撤回这次变更，按现在的区划重新导入。`);
    if (areaId === null) continue;
    const area = tree.get(areaId);
    const parent = tree.get(area?.parentId ?? 0)?.code ?? null;
    if (!area || area.isEnded || area.code !== code || area.name !== name || parent !== parentCode)
      throw broken(`“${name}”（${code}）在此期间已有变动，请撤回这次变更，按现在的区划重新导入。`);
    if (kind !== 'unchanged' && area.since >= effectiveOn)
      throw broken(`“${name}”自 ${area.since} 起才是现在这样，生效日期应在其后。`);
  }
}

/** Renames, moves, ends and sets up areas. Returns the id of each area afterwards, by its code then. */
async function changeAreas(
  tx: Sql,
  { id: changeId, effectiveOn, document, root }: Change,
  steps: readonly Settled[],
): Promise<Map<string, number>> {
  const coming = steps.filter(({ areaId }) => areaId === null);
  const ids = await tx.$queryRaw<{ id: number; free: number }[]>`
    SELECT nextval('areas_id_seq')::int AS id, (SELECT max(hi) FROM areas) AS free FROM generate_series(1, ${coming.length}::int)`;
  const idOf = new Map([[root.code, root.id]]);
  for (const { areaId, newCode } of steps) if (areaId !== null && newCode) idOf.set(newCode, areaId);
  coming.forEach(({ newCode }, i) => {
    idOf.set(newCode ?? '', ids[i]?.id ?? 0);
  });
  const parentOf = ({ newCode, newParentCode }: Settled) => {
    const id = idOf.get(newParentCode ?? '');
    if (!id) throw broken(`${newCode} 的上级 ${newParentCode} 不在新的区划里。`);
    return id;
  };
  // Behind everything else until all is numbered anew: estates are moved there before that.
  const block = 4_096;
  const rows = coming.map((step, i) => ({
    id: ids[i]?.id,
    level: step.level,
    code: step.newCode,
    name: step.newName,
    ...spell(step.newName ?? ''),
    parent: parentOf(step),
    lo: (ids[i]?.free ?? 0) + 1 + i * block,
    hi: (ids[i]?.free ?? 0) + (i + 1) * block,
  }));
  await tx.$executeRaw`
    INSERT INTO areas (id, level, code, name, pinyin, initials, parent_id, lo, hi, since, valid_from, document, change_id)
    SELECT id, level, code, name, pinyin, initials, parent, lo, hi, ${effectiveOn}::date, ${effectiveOn}::date, ${document}, ${changeId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (id int, level "AreaLevel", code text, name text, pinyin text, initials text, parent int, lo int, hi int)`;
  const goingOn = steps
    .filter(({ areaId, newCode, kind }) => areaId !== null && newCode && kind !== 'unchanged')
    .map((step) => ({
      id: step.areaId,
      code: step.newCode,
      name: step.newName,
      ...spell(step.newName ?? ''),
      parent: parentOf(step),
    }));
  await tx.$executeRaw`
    UPDATE areas a SET code = n.code, name = n.name, pinyin = n.pinyin, initials = n.initials, parent_id = n.parent,
      since = ${effectiveOn}::date, document = ${document}, change_id = ${changeId}
    FROM jsonb_to_recordset(${JSON.stringify(goingOn)}::jsonb) AS n (id int, code text, name text, pinyin text, initials text, parent int)
    WHERE a.id = n.id AND (a.code, a.name, a.parent_id) IS DISTINCT FROM (n.code, n.name, n.parent)`;
  const ending = steps.flatMap(({ areaId, newCode }) => (areaId !== null && !newCode ? areaId : []));
  await tx.$executeRaw`UPDATE areas SET valid_to = ${effectiveOn}::date, change_id = ${changeId} WHERE id = ANY (${ending}::int[])`;
  const codes = new Set(idOf.keys());
  for (const { targets } of steps)
    for (const { code } of targets) if (!codes.has(code)) throw broken(`去向 ${code} 不在新的区划里。`);
  return idOf;
}

type Restored = { fromId: number; toId: number; share: number };

/** Of a reversal: records return to the area that comes back, from wherever the reversed change had moved them. */
async function carryBack(
  tx: Sql,
  { id: changeId, effectiveOn }: Change,
  steps: readonly Settled[],
  idOf: ReadonlyMap<string, number>,
): Promise<Restored[]> {
  const pairs = steps.flatMap(({ restoresId, newCode }) =>
    restoresId ? { old: restoresId, back: idOf.get(newCode ?? '') } : [],
  );
  if (pairs.length === 0) return [];
  const moved = new Map<string, { fromId: number; toId: number; count: number }>();
  const left = new Map<number, number>();
  for (const ledger of movedLedgers) {
    const rows = await tx.$queryRaw<{ id: number; fromId: number; toId: number }[]>`
      SELECT t.id, t.area_id AS "fromId", p.back AS "toId" FROM ${tableOf(ledger)} t
      JOIN record_places r ON r.ledger = ${ledger.name} AND r.record_id = t.id
      JOIN jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p (old int, back int) ON p.old = r.area_id
      WHERE NOT EXISTS (SELECT FROM record_places l WHERE l.ledger = r.ledger AND l.record_id = r.record_id AND l.until > r.until)
        -- What somebody has put elsewhere since stays there.
        AND EXISTS (SELECT FROM area_lineage l WHERE l.from_id = p.old AND l.to_id = t.area_id)`;
    // What nobody had assigned still stands at the area that ended.
    await tx.$executeRaw`
      UPDATE ${tableOf(ledger)} t SET area_id = p.back, version = version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p (old int, back int) WHERE t.area_id = p.old`;
    // From an area that goes on, the trigger would take the move for a correction.
    await tx.$executeRaw`
      INSERT INTO record_places (ledger, record_id, area_id, since, until, change_id)
      SELECT ${ledger.name}, m.id, m."fromId", max(r.until), ${effectiveOn}::date, ${changeId}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m (id int, "fromId" int)
      JOIN record_places r ON r.ledger = ${ledger.name} AND r.record_id = m.id GROUP BY m.id, m."fromId" HAVING max(r.until) < ${effectiveOn}::date`;
    await tx.$executeRaw`
      UPDATE ${tableOf(ledger)} t SET area_id = m."toId", version = version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m (id int, "toId" int) WHERE t.id = m.id`;
    for (const { fromId, toId } of rows) {
      const known = moved.get(`${fromId}/${toId}`);
      if (known) known.count++;
      else moved.set(`${fromId}/${toId}`, { fromId, toId, count: 1 });
    }
    const staying = await tx.$queryRaw<{ id: number; n: number }[]>`
      SELECT area_id AS id, count(*)::int AS n FROM ${tableOf(ledger)}
      WHERE area_id = ANY (${[...new Set(rows.map(({ fromId }) => fromId))]}::int[]) GROUP BY 1`;
    for (const { id, n } of staying) left.set(id, (left.get(id) ?? 0) + n);
  }
  return [...moved.values()].map(({ fromId, toId, count }) => {
    const all = [...moved.values()]
      .filter((each) => each.fromId === fromId)
      .reduce((sum, each) => sum + each.count, left.get(fromId) ?? 0);
    return { fromId, toId, share: count / all };
  });
}

async function addLineage(
  tx: Sql,
  { id: changeId, effectiveOn, document, isInferred }: Change,
  steps: readonly Settled[],
  idOf: ReadonlyMap<string, number>,
  restored: readonly Restored[],
) {
  const ended = steps.flatMap(({ areaId, newCode, kind, targets }) =>
    newCode ? [] : targets.map(({ code, share }) => ({ from: areaId, to: idOf.get(code), kind, share })),
  );
  const known = new Set(ended.map(({ from, to }) => `${from}/${to}`));
  const back = restored
    .filter(({ fromId, toId }) => !known.has(`${fromId}/${toId}`))
    .map(({ fromId, toId, share }) => ({
      from: fromId,
      to: toId,
      kind: 'split',
      share: Math.max(share, 1e-8),
    }));
  await tx.$executeRaw`
    INSERT INTO area_lineage (from_id, to_id, kind, share, on_day, document, change_id, is_inferred)
    SELECT l."from", l."to", l.kind, l.share, ${effectiveOn}::date, ${document}, ${changeId}, ${isInferred}
    FROM jsonb_to_recordset(${JSON.stringify([...ended, ...back])}::jsonb) AS l ("from" int, "to" int, kind "AreaChangeKind", share numeric)`;
}

function refuseOrphans(tree: ReadonlyMap<number, AreaNow>) {
  for (const { name, code, parentId, isEnded } of tree.values()) {
    const parent = parentId === null ? undefined : tree.get(parentId);
    if (!isEnded && parent?.isEnded)
      throw broken(`“${name}”（${code}）的上级“${parent.name}”撤销后，它没有去向。`);
  }
}

/**
 * While thousands are moved, where they stood is kept in one statement and not record by record; and nothing is joined
 * by nested loops: under row-level security the planner expects hardly any record, and would go through all moves for each.
 */
const setForMany = (tx: Sql, moving: 'on' | 'off') => tx.$queryRaw`
  SELECT set_config('app.places_kept', ${moving}, true), set_config('enable_nestloop', ${moving === 'on' ? 'off' : 'on'}, true)`;

/** Notes where records stood that go with their area. Returns how many there are. */
async function keepRecordPlaces(tx: Sql, descent: Descent): Promise<Record<string, number>> {
  const kept: Record<string, number> = {};
  for (const ledger of movedLedgers)
    kept[ledger.name] = await tx.$executeRaw`
      INSERT INTO record_places (ledger, record_id, area_id, since, until, change_id)
      SELECT ${ledger.name}, t.id, t.area_id, coalesce(p.last, '-infinity'), a.valid_to, a.change_id
      FROM ${tableOf(ledger)} t JOIN ${movesOf(descent)} ON t.area_id = m."from"
      JOIN areas a ON a.id = t.area_id AND a.valid_to IS NOT NULL
      LEFT JOIN (SELECT record_id, max(until) AS last FROM record_places WHERE ledger = ${ledger.name} GROUP BY 1) p ON p.record_id = t.id
      WHERE coalesce(p.last, '-infinity') < a.valid_to`;
  return kept;
}

/** What stood at an area that went into one other stands there now. What was split stays until somebody assigns it. */
const moveRecords = (tx: Sql, ledger: Ledger, descent: Descent): Promise<number> =>
  tx.$executeRaw`
    UPDATE ${tableOf(ledger)} t SET area_id = m."to", version = version + 1, updated_at = now()
    FROM ${movesOf(descent)} WHERE t.area_id = m."from"`;

function inWords(error: unknown): never {
  const text = error instanceof Error ? `${error.message}${JSON.stringify(error)}` : '';
  if (text.includes('GZ001'))
    throw broken('合并后的社区里小区过多（一个社区最多 4,095 个），请改为拆分到几个社区。');
  throw error;
}

/** Accounts are kept where their area went; where it was split, under what contains all its parts. */
async function moveUsers(tx: Sql, { merged, hosts }: Descent): Promise<Entry[]> {
  const pairs = JSON.stringify([...hosts].map(([from, host]) => ({ from, to: merged.get(from) ?? host })));
  const moved = await tx.$queryRaw<{ id: number; username: string; from: string; to: string }[]>`
    UPDATE users u SET area_id = m."to", version = version + 1
    FROM jsonb_to_recordset(${pairs}::jsonb) AS m ("from" int, "to" int)
    JOIN areas f ON f.id = m."from" JOIN areas t ON t.id = m."to"
    WHERE u.area_id = m."from" RETURNING u.id, u.username, f.name AS "from", t.name AS "to"`;
  return moved.map(({ id, username, from, to }) => ({
    ...{ action: 'carry', subject: 'users', subjectId: id, subjectLabel: username },
    ...{ before: { area: from }, after: { area: to } },
  }));
}

/** What somebody has typed for an area that ended goes where its records went; of what was split the area is left open. */
async function moveDrafts(tx: Sql, { merged, ended }: Descent) {
  const pairs = JSON.stringify(
    [...ended].map((from) => ({ from: String(from), to: String(merged.get(from) ?? '') })),
  );
  await tx.$executeRaw`
    UPDATE drafts d SET values = jsonb_set(values, '{areaId}', to_jsonb(m."to"))
    FROM jsonb_to_recordset(${pairs}::jsonb) AS m ("from" text, "to" text) WHERE d.values ->> 'areaId' = m."from"`;
}

/** A batch that was checked against areas which have ended, or codes that were issued anew, has to be uploaded again. */
async function cancelImports(tx: Sql, { title }: Change, { touched }: Descent): Promise<number> {
  const message = `区划已调整（${title}），这批里有涉及的辖区，没有导入。请下载新的模板或导出后重新上传。`;
  const cancelled = await tx.$queryRaw<{ id: number }[]>`
    UPDATE imports i SET state = 'cancelled', message = ${message}
    WHERE state IN ('checked', 'applying') AND EXISTS (SELECT FROM import_rows r WHERE r.import_id = i.id
      AND (r.values ->> 'areaId')::int = ANY (${[...touched]}::int[])) RETURNING id`;
  await tx.$executeRaw`
    INSERT INTO notices (user_id, text, href) SELECT user_id, '“' || file_name || '”没有导入：' || message, '/imports/' || id
    FROM imports WHERE id = ANY (${cancelled.map(({ id }) => id)}::int[])`;
  return cancelled.length;
}

const countBy = <K extends string>(keys: readonly K[]): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

async function placesOf(tx: Sql): Promise<Map<number, number>> {
  const rows = await tx.$queryRaw<
    { id: number; lo: number }[]
  >`SELECT id, lo FROM areas WHERE level <> 'estate'`;
  return new Map(rows.map(({ id, lo }) => [id, lo]));
}

/** One entry for each area that is no longer what it was, or that came anew. */
function areaEntries(
  { title, document, effectiveOn }: Change,
  steps: readonly Settled[],
  before: ReadonlyMap<number, AreaNow>,
  idOf: ReadonlyMap<string, number>,
  places: ReadonlyMap<number, number>,
): Entry[] {
  const note = `${title}，${document}，自 ${effectiveOn} 起`;
  return steps
    .filter(({ kind }) => kind !== 'unchanged')
    .map(({ kind, areaId, code, name, newCode, newName, targets, newParentCode }): Entry => {
      const id = areaId ?? idOf.get(newCode ?? '') ?? 0;
      const parent = areaId === null ? undefined : before.get(before.get(areaId)?.parentId ?? 0);
      return {
        ...{ action: kind, subject: 'areas', subjectId: id, subjectLabel: newName ?? name ?? '', note },
        pos: places.get(id) ?? null,
        before: areaId === null ? null : { code, name, parentCode: parent?.code ?? null },
        after: newCode
          ? { code: newCode, name: newName, parentCode: newParentCode }
          : { successors: targets.map((target) => `${target.code}：${target.share}`).join('、') },
      };
    });
}

const wholeEntry = (
  { id, title, document, effectiveOn, root }: Change,
  outcome: Outcome,
  places: ReadonlyMap<number, number>,
): Entry => ({
  ...{ action: 'take-effect', subject: 'area-changes', subjectId: id, subjectLabel: title },
  pos: places.get(root.id) ?? null,
  after: {
    effectiveOn,
    document,
    ...outcome.records,
    codes: outcome.codes,
    users: outcome.users,
    grants: outcome.grants,
    imports: outcome.imports,
  },
});
