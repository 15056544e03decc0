import { listCategories } from '@/lib/domain/requests/categories';
import { addDays, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';

/** Whether the matter was settled: never how satisfied somebody was, or what he said of it. */
export const outcomes = {
  solved: '已解决',
  unsolved: '没有解决',
  answered: '已答复，没有评价',
  open: '办理中',
} as const;
export type PublishedOutcome = keyof typeof outcomes;

/** Received within so many days. */
export const periods = { month: '近一个月', quarter: '近三个月', half: '近半年', year: '近一年' } as const;
export type PublishedPeriod = keyof typeof periods;
const days: Record<PublishedPeriod, number> = { month: 30, quarter: 91, half: 182, year: 365 };

export type Published = {
  id: number;
  place: string;
  category: string;
  receivedOn: string;
  state: RequestState;
  outcome: PublishedOutcome;
  text: string;
  result: string | null;
};

const desk = { system: 'resident-desk' } as const;
const SIZE = 20;
/** Nobody reads further, and a program need not. */
export const LAST_PAGE = 50;

export type PublishedFilter = {
  /** A district or a street. */
  areaId: number | null;
  categoryId: number | null;
  outcome: PublishedOutcome | null;
  period: PublishedPeriod | null;
  page: number;
};

const outcomeOf = Prisma.sql`CASE WHEN r.closed_at IS NULL AND r.state <> 'answered' THEN 'open'
  WHEN r.is_solved THEN 'solved' WHEN NOT r.is_solved THEN 'unsolved' ELSE 'answered' END`;

/**
 * What staff have read and shown to all, newest first; in the words of whoever published it, and nothing else of the
 * request. No estate: those who live there are few.
 */
export const listPublished = ({ page, ...filter }: PublishedFilter) =>
  transactAsSystem(desk, async (tx) => {
    const condition = await conditionOf(tx, filter);
    const at = Math.min(Math.max(1, page), LAST_PAGE);
    // Found first, told afterwards: the index has all that the condition asks.
    const rows = await tx.$queryRaw<Published[]>`
      WITH found AS MATERIALIZED (SELECT r.id FROM requests r WHERE ${condition} ORDER BY r.id DESC LIMIT ${SIZE + 1} OFFSET ${(at - 1) * SIZE})
      SELECT r.id, r.received_on::text AS "receivedOn", r.state::text AS state, ${outcomeOf} AS outcome, r.public_text AS text, r.public_result AS result,
        c.name AS category, (SELECT string_agg(a.name, ' ' ORDER BY a.level) FROM areas s JOIN areas a ON a.lo <= s.lo AND s.hi <= a.hi
          AND a.level IN ('district', 'street', 'community') AND a.valid_to IS NULL WHERE s.id = r.area_id) AS place
      FROM found JOIN requests r USING (id) JOIN request_categories c ON c.id = r.category_id ORDER BY r.id DESC`;
    const [{ total = 0 } = {}] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT 1 FROM requests r WHERE ${condition} LIMIT ${SIZE * LAST_PAGE + 1}) AS within`;
    return {
      rows: rows.slice(0, SIZE),
      page: at,
      hasMore: rows.length > SIZE && at < LAST_PAGE,
      total: Math.min(total, SIZE * LAST_PAGE),
      isMore: total > SIZE * LAST_PAGE,
      categories: await listCategories(tx, { isEvent: false }),
    };
  });

async function conditionOf(
  tx: Tx,
  { areaId, categoryId, outcome, period }: Omit<PublishedFilter, 'page'>,
): Promise<Prisma.Sql> {
  const parts = [Prisma.sql`r.public_state = 'published'`];
  if (areaId) {
    // Residents choose down to the street: what is asked of one house is no list for all.
    const area = await tx.area.findFirst({
      where: { id: areaId, level: { in: ['district', 'street'] }, validTo: null },
      select: { lo: true, hi: true },
    });
    parts.push(area ? Prisma.sql`r.pos BETWEEN ${area.lo} AND ${area.hi}` : Prisma.sql`false`);
  }
  if (categoryId) parts.push(Prisma.sql`r.category_id = ${categoryId}`);
  if (outcome) parts.push(Prisma.sql`${outcomeOf} = ${outcome}`);
  if (period) parts.push(Prisma.sql`r.received_on > ${addDays(today(), -days[period])}::date`);
  return Prisma.join(parts, ' AND ');
}

/** What the public form offers. */
export const readAskForm = () => transactAsSystem(desk, (tx) => listCategories(tx, { isEvent: false }));
