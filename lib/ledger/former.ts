import type { Day } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Ledger } from './define';

/** A code that a record had, or an area at which it stood, until areas changed. */
export type Former = { kind: 'code' | 'place'; text: string; until: Day; document: string };

/** The newest first. */
export async function listFormer(tx: Tx, ledger: Ledger, recordId: number): Promise<Former[]> {
  return tx.$queryRaw<Former[]>`
    SELECT 'code' AS kind, c.code AS text, c.until::text, coalesce(h.document, '') AS document
    FROM record_codes c LEFT JOIN area_changes h ON h.id = c.change_id WHERE c.ledger = ${ledger.name} AND c.record_id = ${recordId}
    UNION ALL
    SELECT 'place', a.name, p.until::text, coalesce(h.document, '')
    FROM record_places p JOIN areas a ON a.id = p.area_id LEFT JOIN area_changes h ON h.id = p.change_id
    WHERE p.ledger = ${ledger.name} AND p.record_id = ${recordId}
    ORDER BY until DESC, kind`;
}
