import { listCategories } from '@/lib/domain/requests/categories';
import { Prisma } from '@/lib/platform/db';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';

export type Published = {
  id: number;
  place: string;
  category: string;
  receivedOn: string;
  state: RequestState;
  text: string;
  result: string | null;
};

const desk = { system: 'resident-desk' } as const;
const SIZE = 20;
/** Nobody reads further, and a program need not. */
export const LAST_PAGE = 50;

export type PublishedFilter = { areaId: number | null; categoryId: number | null; page: number };

/** What staff have read and shown to all, newest first; in the words of whoever published it, and nothing else of the request. */
export const listPublished = ({ areaId, categoryId, page }: PublishedFilter) =>
  transactAsSystem(desk, async (tx) => {
    const conditions = [
      Prisma.sql`r.public_state = 'published'`,
      ...(areaId
        ? [
            Prisma.sql`r.pos BETWEEN (SELECT lo FROM areas WHERE id = ${areaId}) AND (SELECT hi FROM areas WHERE id = ${areaId})`,
          ]
        : []),
      ...(categoryId ? [Prisma.sql`r.category_id = ${categoryId}`] : []),
    ];
    const at = Math.min(Math.max(1, page), LAST_PAGE);
    const rows = await tx.$queryRaw<Published[]>`
      SELECT r.id, r.received_on::text AS "receivedOn", r.state::text AS state, r.public_text AS text, r.public_result AS result,
        c.name AS category, (SELECT string_agg(a.name, ' ' ORDER BY a.level) FROM areas s JOIN areas a ON a.lo <= s.lo AND s.hi <= a.hi
          AND a.level IN ('street', 'community', 'estate') AND a.valid_to IS NULL WHERE s.id = r.area_id) AS place
      FROM requests r JOIN request_categories c ON c.id = r.category_id
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY r.id DESC LIMIT ${SIZE + 1} OFFSET ${(at - 1) * SIZE}`;
    return {
      rows: rows.slice(0, SIZE),
      page: at,
      hasMore: rows.length > SIZE && at < LAST_PAGE,
      categories: await listCategories(tx, { isEvent: false }),
    };
  });

/** What the public form offers. */
export const readAskForm = () => transactAsSystem(desk, (tx) => listCategories(tx, { isEvent: false }));
