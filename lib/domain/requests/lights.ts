import { Prisma } from '@/lib/platform/db';
import type { RequestModel } from '@/prisma/client/models/Request';

export type Light = 'on-time' | 'near-due' | 'lagging' | 'overdue';

type Clocked = Pick<
  RequestModel,
  'state' | 'signDueAt' | 'contactDueAt' | 'contactedAt' | 'nearDueAt' | 'dueAt'
>;

/** 逾期 past its time; 滞后 a step is late, the whole is not; 临期 in the last quarter. Null once answered or paused. */
export function lightOf(request: Clocked, now: Date): Light | null {
  const { state, signDueAt, contactDueAt, contactedAt, nearDueAt, dueAt } = request;
  if (!running.includes(state)) return null;
  const past = (due: Date | null) => due !== null && due < now;
  if (past(dueAt)) return 'overdue';
  if (state === 'received' && past(signDueAt)) return 'lagging';
  if (state === 'signed' && contactedAt === null && past(contactDueAt)) return 'lagging';
  return past(nearDueAt) ? 'near-due' : 'on-time';
}

const running: readonly RequestModel['state'][] = ['received', 'objected', 'signed', 'submitted'];

/** The same as a condition over `requests r`, so that a list, a count and a badge agree. */
export function hasLight(light: Light, now: Date): Prisma.Sql {
  const late = Prisma.sql`((r.state = 'received' AND coalesce(r.sign_due_at < ${now}, false))
    OR (r.state = 'signed' AND r.contacted_at IS NULL AND coalesce(r.contact_due_at < ${now}, false)))`;
  const overdue = Prisma.sql`coalesce(r.due_at < ${now}, false)`;
  const near = Prisma.sql`coalesce(r.near_due_at < ${now}, false)`;
  const conditions: Record<Light, Prisma.Sql> = {
    overdue,
    lagging: Prisma.sql`NOT ${overdue} AND ${late}`,
    'near-due': Prisma.sql`NOT ${overdue} AND NOT ${late} AND ${near}`,
    'on-time': Prisma.sql`NOT ${overdue} AND NOT ${late} AND NOT ${near}`,
  };
  return Prisma.sql`(r.closed_at IS NULL AND r.state IN ('received', 'objected', 'signed', 'submitted') AND ${conditions[light]})`;
}
