import type { Actor } from '@/lib/platform/actor';
import { broken } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { read, transact } from '@/lib/platform/transact';
import type { Ledger } from './define';
import type { Filter } from './filter';
import { filterParams } from './query';
import { tableOf } from './read';
import { where } from './where';

type Decision = { ids: readonly number[]; decision: 'approved' | 'returned'; note: string };
type Reviewed = { id: number; code: string; name: string; pos: number; enteredById: number | null };

/**
 * Approves or returns records that wait for it, and tells those who entered them. Records out of the actor's
 * scope, no longer waiting, or entered by the actor are left as they are: `skipped` says how many.
 */
export async function reviewRecords(
  actor: Actor,
  ledger: Ledger,
  { ids, decision, note }: Decision,
): Promise<{ reviewed: number; skipped: number }> {
  if (decision === 'returned' && note.trim() === '') throw broken('退回时请写明要改什么。');
  return transact(actor, 'ledger.review', async (tx, audit) => {
    const rows = await tx.$queryRaw<Reviewed[]>`
      UPDATE ${tableOf(ledger)} SET review_state = ${decision}::"ReviewState", review_note = ${note.trim() || null},
        reviewed_by_id = ${actor.userId}, reviewed_at = now()
      WHERE id = ANY (${[...ids]}::int[]) AND review_state = 'pending' AND entered_by_id IS DISTINCT FROM ${actor.userId}
      RETURNING id, code, name, pos, entered_by_id AS "enteredById"`;
    if (decision === 'returned') {
      const data = [...byAuthor(rows)].map(([userId, theirs]) => {
        const what =
          theirs.length === 1
            ? `${ledger.label}“${theirs[0]?.name}”`
            : `${theirs.length} ${ledger.measureWord}${ledger.label}`;
        const href = paths.ledger(ledger.name, filterParams({ review: ['returned'] }));
        return { userId, text: `${what}被退回：${note.trim()}`, href };
      });
      await tx.notice.createMany({ data });
    }
    const entries = rows.map(({ id, code, name, pos }) => ({
      action: decision === 'approved' ? 'approve' : 'return',
      subject: ledger.name,
      subjectId: id,
      subjectLabel: `${name}（${code}）`,
      pos,
      before: { reviewState: 'pending' },
      after: { reviewState: decision },
      note: note.trim(),
    }));
    return audit.record(entries, { reviewed: rows.length, skipped: ids.length - rows.length });
  });
}

function byAuthor(rows: readonly Reviewed[]): Map<number, Reviewed[]> {
  const groups = new Map<number, Reviewed[]>();
  for (const row of rows)
    if (row.enteredById !== null) groups.set(row.enteredById, [...(groups.get(row.enteredById) ?? []), row]);
  return groups;
}

/** The ids of all that match, for acting on more than one page of a list; at most `limit`. */
export async function idsOf(actor: Actor, ledger: Ledger, filter: Filter, limit = 5_000): Promise<number[]> {
  const rows = await read(
    actor,
    'ledger.read',
    (tx) => tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM ${tableOf(ledger, filter.tree)} WHERE ${where(ledger, filter)} ORDER BY id LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}
