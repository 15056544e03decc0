import { clock } from '@/lib/platform/clock';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';

export type Similar = {
  id: number;
  category: string;
  place: string;
  receivedOn: string;
  state: RequestState;
  voices: number;
  /** Only what staff have read and published; otherwise nothing of what was written is shown. */
  text: string | null;
};

const DAYS = 60;
const SHOWN = 5;

/** Open requests of the same kind in the same estate, or without one in the same community: to join instead of asking again. */
export function listSimilar(areaId: number, categoryId: number): Promise<Similar[]> {
  const since = new Date(clock.now().getTime() - DAYS * 86_400_000);
  return transactAsSystem(
    { system: 'resident-desk' },
    (tx) => tx.$queryRaw`
      SELECT r.id, c.name AS category, a.name AS place, r.received_on::text AS "receivedOn", r.state::text AS state,
        (SELECT count(*)::int FROM request_reporters p WHERE p.request_id = r.id) AS voices,
        CASE WHEN r.public_state = 'published' THEN r.public_text END AS text
      FROM requests r JOIN areas a ON a.id = r.area_id JOIN request_categories c ON c.id = r.category_id
      WHERE r.closed_at IS NULL AND r.category_id = ${categoryId} AND r.received_at >= ${since} AND NOT c.is_event
        AND r.area_id IN (SELECT id FROM areas WHERE id = ${areaId} UNION SELECT parent_id FROM areas WHERE id = ${areaId} AND level = 'estate')
      ORDER BY (r.area_id = ${areaId}) DESC, r.id DESC LIMIT ${SHOWN}`,
  );
}
