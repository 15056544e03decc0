import { today } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import type { ReviewState } from '@/prisma/client/enums';
import { columnOf, fieldOf, type Ledger } from './define';
import type { Condition, Filter } from './filter';

export const raw = (identifier: string) => Prisma.raw(`"${identifier}"`);
export const column = (name: string) => raw(columnOf(name));

/** The filter as SQL over the ledger's own columns. Names come from the definition alone, values are parameters. */
export function where(ledger: Ledger, filter: Filter): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (filter.area) {
    const { lo, hi } = filter.area;
    parts.push(Prisma.sql`pos BETWEEN ${lo} AND ${filter.own ? Math.min(lo, hi) : hi}`);
  }
  parts.push(...standing(filter));
  if (filter.review?.length)
    parts.push(Prisma.sql`review_state IN (${Prisma.join(filter.review.map((state) => states[state]))})`);
  if (filter.importId) parts.push(Prisma.sql`import_id = ${filter.importId}`);
  for (const word of words(filter.search)) parts.push(found(ledger, word));
  for (const [name, condition] of Object.entries(filter.fields ?? {}))
    parts.push(holds(ledger, name, condition));
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`;
}

// Written out, not given as parameters: what waits for review has an index of its own, which a planned statement finds.
const states: Record<ReviewState, Prisma.Sql> = {
  pending: Prisma.sql`'pending'`,
  approved: Prisma.sql`'approved'`,
  returned: Prisma.sql`'returned'`,
};

function standing({ on, status = 'active' }: Filter): Prisma.Sql[] {
  if (on)
    return [
      Prisma.sql`(started_on IS NULL OR started_on <= ${on}::date)`,
      Prisma.sql`(retired_on IS NULL OR retired_on > ${on}::date)`,
    ];
  // Today a future retirement has not happened yet, so a list without a day and one of today agree.
  if (status === 'active') return standing({ on: today() });
  return status === 'retired' ? [Prisma.sql`retired_on <= ${today()}::date`] : [];
}

function holds(ledger: Ledger, name: string, condition: Condition): Prisma.Sql {
  const { kind } = fieldOf(ledger, name);
  const col = column(name);
  if ('missing' in condition)
    return condition.missing ? Prisma.sql`${col} IS NULL` : Prisma.sql`${col} IS NOT NULL`;
  if ('is' in condition) return Prisma.sql`${col} = ${condition.is}`;
  if ('in' in condition) {
    const isId = kind === 'reference' || kind === 'area';
    return Prisma.sql`${col} IN (${Prisma.join(isId ? condition.in.map(Number) : [...condition.in])})`;
  }
  const cast = Prisma.raw(kind === 'date' ? '::date' : kind === 'money' ? '::numeric' : '::int');
  const bounds: Prisma.Sql[] = [];
  if (condition.from != null) bounds.push(Prisma.sql`${col} >= ${condition.from}${cast}`);
  if (condition.to != null) bounds.push(Prisma.sql`${col} <= ${condition.to}${cast}`);
  return bounds.length > 0 ? Prisma.join(bounds, ' AND ') : Prisma.sql`true`;
}

/** In what is searched through; a code also among those that records had before areas changed. */
function found(ledger: Ledger, word: string): Prisma.Sql {
  const named = Prisma.sql`search_text LIKE ${`%${escapeLike(word)}%`}`;
  if (!/^\d{9}/.test(word)) return named;
  return Prisma.sql`(${named} OR id IN (SELECT record_id FROM record_codes WHERE ledger = ${ledger.name} AND code LIKE ${`${word.toUpperCase()}%`}))`;
}

const words = (search = '') => search.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 5);
const escapeLike = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
