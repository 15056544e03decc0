import type { Actor } from '@/lib/platform/actor';
import type { Day } from '@/lib/platform/clock';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { type Range, ranges } from '@/lib/platform/scope';
import { fieldNames, fieldOf, type Ledger, type Value } from './define';
import type { Filter } from './filter';
import type { ListQuery } from './query';
import type { LedgerRecord } from './record';
import { column, raw, where } from './where';

const system = [
  'id',
  'version',
  'pos',
  'reviewState',
  'reviewNote',
  'retireReason',
  'enteredById',
  'isDemo',
  'updatedAt',
] as const;

/** Selects what is asked for, dates as `YYYY-MM-DD` and money as `1200.00`. `pos` is always today's: contacts go by it. */
function selection(ledger: Ledger, names: readonly string[], tree?: Day): Prisma.Sql {
  const fields = names.map((name) => {
    const { kind } = fieldOf(ledger, name);
    const cast = Prisma.raw(kind === 'date' || kind === 'money' || kind === 'choice' ? '::text' : '');
    return Prisma.sql`${column(name)}${cast} AS ${raw(name)}`;
  });
  const common = system.map((name) =>
    name === 'pos' && tree ? Prisma.sql`pos_today AS pos` : Prisma.sql`${column(name)} AS ${raw(name)}`,
  );
  return Prisma.join([...common, Prisma.sql`retired_on::text AS "retiredOn"`, ...fields]);
}

/** What the table of a workflow has of it. */
const systemCounted = ['id', 'version', 'pos', 'startedOn', 'reviewState', 'isDemo', 'updatedAt'] as const;

type RawRow = Omit<LedgerRecord, 'values'> & Record<string, unknown>;

/** Turns rows into records, contacts masked where the actor may not read them. */
function readerFor(actor: Actor, ledger: Ledger, names: readonly string[]): (row: RawRow) => LedgerRecord {
  const open = ranges(actor, 'contact.read');
  return (row) => {
    const { id, version, pos, retiredOn, retireReason, reviewState, reviewNote } = row;
    const { enteredById, isDemo, updatedAt } = row;
    const isOpen = open.some(({ lo, hi }) => lo <= pos && pos <= hi);
    const values = Object.fromEntries(
      names.map((name) => {
        const value = row[name] as Value;
        const { kind, isContact } = fieldOf(ledger, name);
        const isMasked = isContact && !isOpen && typeof value === 'string';
        return [name, isMasked ? mask(value, kind === 'phone') : value];
      }),
    );
    const review = { reviewState, reviewNote, enteredById };
    return { id, version, pos, values, retiredOn, retireReason, ...review, isDemo, updatedAt };
  };
}

const mask = (value: string, isPhone: boolean) =>
  isPhone ? value.replace(/(?<=^.{3}).*(?=.{4}$)/u, '****') : `${value.slice(0, 1)}*`;

/**
 * The ledger's table; with a tree, its records with the area and the position that each had on that day, under the
 * same names, so that every condition means that day. To be read from only.
 */
export function tableOf(ledger: Ledger, tree?: Day): Prisma.Sql {
  if (!tree) return raw(ledger.table);
  const names = new Set([
    ...fieldNames(ledger),
    ...(ledger.isCountedOnly ? systemCounted : [...system, 'importId']),
    'retiredOn',
    'searchText',
  ]);
  const own = [...names].filter((name) => name !== 'areaId' && name !== 'pos').map((name) => column(name));
  return Prisma.sql`(
    SELECT ${Prisma.join(own.map((name) => Prisma.sql`r.${name}`))}, r.pos AS pos_today, stood.id AS area_id, coalesce(p.lo, stood.lo) AS pos
    FROM ${raw(ledger.table)} r
    LEFT JOIN record_places was ON was.ledger = ${ledger.name} AND was.record_id = r.id AND was.since <= ${tree}::date AND was.until > ${tree}::date
    JOIN areas stood ON stood.id = coalesce(was.area_id, r.area_id)
    LEFT JOIN area_places p ON p.area_id = stood.id AND p.since <= ${tree}::date AND p.until > ${tree}::date
  ) AS ${raw(ledger.table)}`;
}

/** The rows that match, newest state, as one bounded page. */
export async function listRecords(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  query: ListQuery,
  area: Range | undefined,
): Promise<{ rows: LedgerRecord[]; total: number }> {
  const { tree } = query.filter;
  const filter = where(ledger, { ...query.filter, area });
  const names = [...new Set(['code', 'name', 'areaId', ...query.columns])];
  const rows = await tx.$queryRaw<RawRow[]>`
    SELECT ${selection(ledger, names, tree)} FROM ${tableOf(ledger, tree)} WHERE ${filter}
    ORDER BY ${ordering(query.sort)} LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;
  const total = await countRecords(tx, ledger, { ...query.filter, area });
  return { rows: rows.map(readerFor(actor, ledger, names)), total };
}

/** Records at their area's position: the order of areas is the order of codes. */
export function ordering({ name, descending }: ListQuery['sort']): Prisma.Sql {
  const by = name === 'areaId' ? Prisma.sql`pos` : column(name);
  return descending ? Prisma.sql`${by} DESC NULLS LAST, id DESC` : Prisma.sql`${by} ASC NULLS LAST, id ASC`;
}

export async function countRecords(tx: Tx, ledger: Ledger, filter: Filter): Promise<number> {
  const [n = 0] = await countEach(tx, [{ ledger, filter }]);
  return n;
}

/**
 * How many records each filter finds, in their order. One statement: a page asks dozens. Where the same filters are
 * asked again and again, only with other days and areas, it may be `prepared`.
 */
export async function countEach(
  tx: Tx,
  asked: readonly { ledger: Ledger; filter: Filter }[],
  isPrepared = false,
): Promise<number[]> {
  if (asked.length === 0) return [];
  const counts = asked.map(
    ({ ledger, filter }, at) =>
      Prisma.sql`SELECT ${at}::int AS nth, count(*)::int AS n FROM ${tableOf(ledger, filter.tree)} WHERE ${where(ledger, filter)}`,
  );
  const statement = Prisma.sql`${Prisma.join(counts, ' UNION ALL ')} ORDER BY nth`;
  const rows = await tx.$queryRaw<{ n: number }[]>(isPrepared ? prepared(statement) : statement);
  return rows.map(({ n }) => n);
}

/** One record with every field. Out of scope is not found. */
export async function getRecord(tx: Tx, actor: Actor, ledger: Ledger, id: number): Promise<LedgerRecord> {
  const isId = Number.isInteger(id) && id > 0 && id < 2 ** 31;
  const [record] = isId ? await wholeRecords(tx, actor, ledger, Prisma.sql`id = ${id}`) : [];
  if (!record) throw notFound();
  return record;
}

/** Those of the codes that the actor may see, with every field. */
export const recordsOf = (tx: Tx, actor: Actor, ledger: Ledger, codes: readonly string[]) =>
  wholeRecords(tx, actor, ledger, Prisma.sql`code = ANY (${[...codes]}::text[])`);

async function wholeRecords(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  condition: Prisma.Sql,
): Promise<LedgerRecord[]> {
  const names = fieldNames(ledger);
  const rows = await tx.$queryRaw<RawRow[]>`
    SELECT ${selection(ledger, names)} FROM ${tableOf(ledger)} WHERE ${condition}`;
  return rows.map(readerFor(actor, ledger, names));
}

/** All that match, in the list's order, `batch` rows at a time through a cursor: memory does not grow with the result. */
export async function* streamRecords(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  filter: Filter,
  sort: ListQuery['sort'],
  batch = 2_000,
): AsyncGenerator<LedgerRecord[]> {
  const names = fieldNames(ledger);
  const toRecord = readerFor(actor, ledger, names);
  await tx.$executeRaw`
    DECLARE matching NO SCROLL CURSOR FOR SELECT ${selection(ledger, names, filter.tree)} FROM ${tableOf(ledger, filter.tree)}
    WHERE ${where(ledger, filter)} ORDER BY ${ordering(sort)}`;
  for (;;) {
    const rows = await tx.$queryRaw<RawRow[]>`FETCH FORWARD ${Prisma.raw(String(batch))} FROM matching`;
    if (rows.length > 0) yield rows.map(toRecord);
    if (rows.length < batch) break;
  }
  await tx.$executeRaw`CLOSE matching`;
}

type Picked = { id: number; code: string; name: string; areaId: number };

/** Records to choose from, by name, pinyin, initials or code. */
export async function pickRecords(tx: Tx, ledger: Ledger, search: string, limit = 20): Promise<Picked[]> {
  const [records = []] = await pickFromEach(tx, [ledger], search, limit);
  return records;
}

/** The same of several ledgers in one statement, `limit` of each, in the order of the ledgers. */
export async function pickFromEach(
  tx: Tx,
  ledgers: readonly Ledger[],
  search: string,
  limit: number,
): Promise<Picked[][]> {
  const picks = ledgers.map(
    (ledger, at) => Prisma.sql`(
      SELECT ${at}::int AS nth, id, code, name, area_id, pos FROM ${tableOf(ledger)} WHERE ${where(ledger, { search })}
      ORDER BY length(name), pos, id LIMIT ${limit})`,
  );
  const rows = await tx.$queryRaw<(Picked & { nth: number })[]>`
    SELECT nth, id, code, name, area_id AS "areaId" FROM (${Prisma.join(picks, ' UNION ALL ')}) AS picked
    ORDER BY nth, length(name), pos, id`;
  return ledgers.map((_, at) =>
    rows.filter(({ nth }) => nth === at).map(({ id, code, name, areaId }) => ({ id, code, name, areaId })),
  );
}
