import type { Actor } from '@/lib/platform/actor';
import type { Json } from '@/lib/platform/audit';
import { addDays, type Day } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Role } from '@/lib/platform/permissions';
import { read } from '@/lib/platform/transact';

/** Entries that fit all of it. Dates are Shanghai days, both included. */
export type AuditFilter = {
  userId?: number;
  action?: string;
  subject?: string;
  subjectId?: string;
  importId?: number;
  from?: Day;
  to?: Day;
  /** In the person's name, the subject's name or the note. */
  text?: string;
};

/** The trail has no last page: one goes on from an entry, to older ones or back to newer ones. */
export type Cursor = { before: string } | { after: string } | null;

export type AuditEntry = {
  id: string;
  at: Date;
  userId: number | null;
  actor: string;
  grantId: number | null;
  role: Role | '';
  ip: string;
  action: string;
  subject: string;
  subjectId: string;
  subjectLabel: string;
  note: string;
  importId: number | null;
};

export type AuditPage = {
  entries: AuditEntry[];
  hasNewer: boolean;
  hasOlder: boolean;
  /** Counted no further than `countLimit`. */
  count: number;
};

export const pageSize = 50;
export const countLimit = 10_000;

const columns = Prisma.raw(
  `id::text, at, user_id AS "userId", actor, grant_id AS "grantId", role, ip, action, subject, subject_id AS "subjectId",
   subject_label AS "subjectLabel", note, import_id AS "importId"`,
);

/** Null when the search would take too long: a trail of years is not read through for one word. */
export async function listEntries(
  actor: Actor,
  filter: AuditFilter,
  cursor: Cursor,
): Promise<AuditPage | null> {
  try {
    return await read(actor, 'audit.read', async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', '5000', true)`;
      const where = conditions(filter, await idSpan(tx, filter));
      const isBack = cursor !== null && 'after' in cursor;
      const found = await tx.$queryRaw<AuditEntry[]>`
        SELECT ${columns} FROM audit_entries WHERE ${where} AND ${beyond(cursor)}
        ORDER BY audit_entries.id ${Prisma.raw(isBack ? 'ASC' : 'DESC')} LIMIT ${pageSize + 1}`;
      const hasMore = found.length > pageSize;
      const entries = isBack ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
      return {
        entries,
        hasNewer: isBack ? hasMore : cursor !== null,
        hasOlder: isBack || hasMore,
        count: await countUpTo(tx, where),
      };
    });
  } catch (error) {
    // 57014: the statement was cancelled by its time-out.
    if (error instanceof Error && `${error.message}${JSON.stringify(error)}`.includes('57014')) return null;
    throw error;
  }
}

async function countUpTo(tx: Tx, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM audit_entries WHERE ${where} LIMIT ${countLimit + 1}) AS part`;
  return row?.n ?? 0;
}

function beyond(cursor: Cursor): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  return 'before' in cursor
    ? Prisma.sql`id < ${cursor.before}::bigint`
    : Prisma.sql`id > ${cursor.after}::bigint`;
}

function conditions(filter: AuditFilter, span: Prisma.Sql[]): Prisma.Sql {
  const { userId, action, subject, subjectId, importId, text } = filter;
  const parts = [Prisma.sql`true`, ...span];
  if (userId !== undefined) parts.push(Prisma.sql`user_id = ${userId}`);
  if (action) parts.push(Prisma.sql`action = ${action}`);
  if (subject) parts.push(Prisma.sql`subject = ${subject}`);
  if (subjectId) parts.push(Prisma.sql`subject_id = ${subjectId}`);
  if (importId !== undefined) parts.push(Prisma.sql`import_id = ${importId}`);
  if (text) {
    const like = `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
    parts.push(Prisma.sql`(actor ILIKE ${like} OR subject_label ILIKE ${like} OR note ILIKE ${like})`);
  }
  return Prisma.join(parts, ' AND ');
}

/**
 * Ids rise with time, so a span of days is a span of the primary key. Looked up first: the planner, which does
 * not know what a subquery gives, would read every entry of a kind instead.
 */
async function idSpan(tx: Tx, { from, to }: AuditFilter): Promise<Prisma.Sql[]> {
  const parts: Prisma.Sql[] = [];
  if (from) parts.push(Prisma.sql`id >= ${await firstOf(tx, from)}::bigint`);
  if (to) parts.push(Prisma.sql`id < ${await firstOf(tx, addDays(to, 1))}::bigint`);
  return parts;
}

async function firstOf(tx: Tx, day: Day): Promise<string> {
  const [first] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM audit_entries WHERE at >= ${`${day}T00:00:00+08:00`}::timestamptz
    ORDER BY at, audit_entries.id LIMIT 1`;
  return first?.id ?? '9223372036854775807';
}

export type FullEntry = AuditEntry & {
  before: Record<string, Json> | null;
  after: Record<string, Json> | null;
  areaName: string | null;
  previousHash: string;
  hash: string;
  /** Whether the hash is that of the entry as it stands. */
  isIntact: boolean;
};

export async function getEntry(actor: Actor, id: string): Promise<FullEntry> {
  if (!/^\d{1,18}$/.test(id)) throw notFound();
  const [entry] = await read(
    actor,
    'audit.read',
    (tx) => tx.$queryRaw<FullEntry[]>`
    SELECT ${columns}, before, after, previous_hash AS "previousHash", hash, audit_digest(previous_hash, e) = hash AS "isIntact",
      (SELECT name FROM areas a WHERE a.id = e.area_id) AS "areaName"
    FROM audit_entries e WHERE id = ${id}::bigint`,
  );
  if (!entry) throw notFound();
  return entry;
}
