import type { Actor, SystemActor } from './actor';
import type { Tx } from './db';
import { type Permission, rolePermissions } from './permissions';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What was done to what. `before` and `after` hold only what differs; `pos` is where the subject stands. */
export type Entry = {
  action: string;
  subject: string;
  subjectId?: string | number;
  subjectLabel?: string;
  pos?: number | null;
  before?: { [key: string]: Json } | null;
  after?: { [key: string]: Json } | null;
  note?: string;
  importId?: number;
};

declare const recorded: unique symbol;
/** A result that has left its entry in the trail. Only `Audit.record` makes one: a write that forgets it does not compile. */
export type Recorded<T> = { readonly [recorded]: true; readonly result: T };

export type Audit = {
  /** Appends the entries in this transaction. Call it last: it holds the chain's lock until the transaction ends. */
  record<T>(entries: Entry | readonly Entry[], result: T): Promise<Recorded<T>>;
};

/** In whose name an entry stands. */
type Author = Pick<Actor, 'userId' | 'name' | 'ip' | 'grants'> | SystemActor;

export function auditFor(tx: Tx, actor: Author, permission: Permission | null): Audit {
  return {
    async record<T>(entries: Entry | readonly Entry[], result: T) {
      const list = Array.isArray(entries) ? (entries as readonly Entry[]) : [entries as Entry];
      for (let at = 0; at < list.length; at += 5_000)
        await append(tx, actor, permission, list.slice(at, at + 5_000));
      return { result } as Recorded<T>;
    },
  };
}

async function append(tx: Tx, actor: Author, permission: Permission | null, entries: readonly Entry[]) {
  const who =
    'system' in actor
      ? { userId: null, actor: actor.system, ip: actor.ip ?? '' }
      : { userId: actor.userId, actor: actor.name, ip: actor.ip };
  const rows = entries.map((entry) => ({
    ...who,
    ...grantOf(actor, permission, entry.pos),
    ...entry,
    subjectId: String(entry.subjectId ?? ''),
  }));
  await tx.$executeRaw`
    INSERT INTO audit_entries (user_id, actor, grant_id, role, ip, action, subject, subject_id, subject_label, pos, before, after, note, import_id)
    SELECT "userId", actor, "grantId", coalesce(role, ''), ip, action, subject, "subjectId", coalesce("subjectLabel", ''), pos, before, after, coalesce(note, ''), "importId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e("userId" int, actor text, "grantId" int, role text, ip text, action text,
      subject text, "subjectId" text, "subjectLabel" text, pos int, before jsonb, after jsonb, note text, "importId" int)`;
}

/** The grant by which the actor may do this here: the trail names it. */
function grantOf(actor: Author, permission: Permission | null, pos: number | null | undefined) {
  if ('system' in actor || !permission) return { grantId: null, role: '' };
  const holding = actor.grants.filter((grant) => rolePermissions[grant.role].includes(permission));
  const grant = holding.find(({ lo, hi }) => pos != null && lo <= pos && pos <= hi) ?? holding[0];
  return { grantId: grant?.id ?? null, role: grant?.role ?? '' };
}

/** The fields that differ, before and after. */
export function difference(before: { [key: string]: Json }, after: { [key: string]: Json }) {
  const keys = Object.keys({ ...before, ...after }).filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (from: { [key: string]: Json }) =>
    Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after), isEmpty: keys.length === 0 };
}
