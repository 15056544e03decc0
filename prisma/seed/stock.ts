import type pg from 'pg';
import type { Day } from '../../lib/platform/clock.ts';
import { apportion, type Dice } from './dice.ts';
import type { Community } from './places.ts';
import { REFERENCE_DAY, STOCK_DAY, turnover } from './plan.ts';

export type Life = { startedOn: Day; retiredOn: Day | null; retireReason: string | null };
export type Slot = Life & {
  community: Community;
  /** From 1, within the community. */
  serial: number;
};

const DAY_AFTER: Day = '2019-01-01';
/** The day after the great change of areas: whatever joins, joins the areas of then. */
const CHANGED: Day = '2020-07-01';

/** Of what stood on the stock day, or of what has joined since the areas changed, with the last serial number of each stem. */
export type Part = { part: 'stock' } | { part: 'joined'; last: ReadonlyMap<string, number> };

type Wanted = {
  /** In force on the stock day and on the reference day alike. */
  count: number;
  /** The first day on which one of them can have started. */
  since: Day;
  reasons: readonly string[];
  /** What stands between the community's code and the serial number. */
  letter?: string;
  /** Each community has at least one. */
  isEverywhere?: boolean;
  weight?: (community: Community) => number;
};

/** Lives for a ledger's records, by community: those of the stock day, some of them retired since, or as many new ones. */
export function stock(dice: Dice, communities: readonly Community[], wanted: Wanted, part: Part): Slot[] {
  const {
    count,
    since,
    reasons,
    letter = '',
    isEverywhere = false,
    weight = ({ density }) => density,
  } = wanted;
  const last = part.part === 'joined' ? part.last : new Map<string, number>();
  const isBare = ({ code }: Community) => isEverywhere && !last.has(code + letter);
  const weights = communities.map(
    (community) => weight(community) * (part.part === 'joined' ? dice.roll() : 1),
  );
  const total = part.part === 'stock' ? count : turnover(count);
  const spare = total - communities.filter(isBare).length;
  if (spare < 0) throw new Error(`${total} records for ${communities.length} communities`);
  const shares = apportion(spare, weights);
  const slots = communities.flatMap((community, i) => {
    const born = () =>
      dice.day(part.part === 'stock' ? since : CHANGED, part.part === 'stock' ? STOCK_DAY : REFERENCE_DAY);
    const first = (last.get(community.code + letter) ?? 0) + 1;
    return range((shares[i] ?? 0) + (isBare(community) ? 1 : 0), () => begun(born())).map((life, at) => ({
      ...life,
      community,
      serial: first + at,
    }));
  });
  if (part.part === 'stock') for (const slot of dice.sample(slots, turnover(count))) end(dice, slot, reasons);
  return slots;
}

export const isOfStockDay = ({ startedOn }: Life) => startedOn <= STOCK_DAY;
/** In force on both days, and on every day between. */
export const isSteady = (life: Life) => isOfStockDay(life) && life.retiredOn === null;

/** Days as text sort as days. */
export const earliest = (...days: Day[]): Day => days.sort()[0] as Day;
export const latest = (...days: Day[]): Day => days.sort().at(-1) as Day;

export const begun = (startedOn: Day): Life => ({ startedOn, retiredOn: null, retireReason: null });

export function end(dice: Dice, life: Life, reasons: readonly string[]): void {
  life.retiredOn = dice.day(DAY_AFTER, REFERENCE_DAY);
  life.retireReason = dice.pick(reasons);
}

const range = <T>(length: number | undefined, make: () => T): T[] =>
  Array.from({ length: length ?? 0 }, make);

/** The highest serial number in use, by what stands before it in the code. */
export async function lastSerials(client: pg.ClientBase, table: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ stem: string; last: number }>(
    `SELECT left(code, -3) AS stem, max(right(code, 3)::int) AS last FROM ${table} GROUP BY 1`,
  );
  return new Map(rows.map(({ stem, last }) => [stem, last]));
}
