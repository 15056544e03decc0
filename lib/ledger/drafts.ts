import type { Actor } from '@/lib/platform/actor';
import { wallTime } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Ledger } from './define';

export type Draft = { values: Record<string, string>; savedAt: string; baseVersion: number | null };

export const draftName = (ledger: Ledger, id: number | null) => `${ledger.name}/${id ?? 'new'}`;

/** What this person typed earlier and did not save. */
export async function draftOf(tx: Tx, { userId }: Actor, name: string): Promise<Draft | null> {
  const draft = await tx.draft.findUnique({ where: { userId_form: { userId, form: name } } });
  return (
    draft && {
      values: draft.values as Record<string, string>,
      savedAt: wallTime(draft.updatedAt),
      baseVersion: draft.baseVersion,
    }
  );
}

export const dropDraft = (tx: Tx, { userId }: Actor, name: string) =>
  tx.draft.deleteMany({ where: { userId, form: name } });
