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

type Wanted = {
  /** In force on the stock day and on the reference day alike. */
  count: number;
  /** The first day on which one of them can have started. */
  since: Day;
  reasons: readonly string[];
  /** Each community has at least one. */
  isEverywhere?: boolean;
  weight?: (community: Community) => number;
};

/** Lives for a ledger's records, by community: those of the stock day, some of them retired since, and as many new ones. */
export function stock(dice: Dice, communities: readonly Community[], wanted: Wanted): Slot[] {
  const { count, since, reasons, isEverywhere = false, weight = ({ density }) => density } = wanted;
  const weights = communities.map(weight);
  const spare = isEverywhere ? count - communities.length : count;
  if (spare < 0) throw new Error(`${count} records for ${communities.length} communities`);
  const old = apportion(spare, weights).map((share) => share + (isEverywhere ? 1 : 0));
  const joined = apportion(
    turnover(count),
    weights.map((w) => w * dice.roll()),
  );
  const slots = communities.flatMap((community, i) => {
    const lives = [
      ...range(old[i], () => begun(dice.day(since, STOCK_DAY))),
      ...range(joined[i], () => begun(dice.day(DAY_AFTER, REFERENCE_DAY))),
    ];
    return lives.map((life, at) => ({ ...life, community, serial: at + 1 }));
  });
  for (const slot of dice.sample(slots.filter(isOfStockDay), turnover(count))) end(dice, slot, reasons);
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
