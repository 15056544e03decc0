import { type FigureId, indicators, isFigure, isRate, partsOf } from '@/lib/domain/indicators/catalogue';
import { amountOf } from '@/lib/domain/indicators/format';
import { blank, type Counts, countGround, type Values } from '@/lib/domain/indicators/roll-up';
import { clock, dayOf } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { Range } from '@/lib/platform/scope';
import type { Comparison } from './labels';

/** A figure of one area: its value in its own unit, and of a rate numerator and denominator. */
export type Measured = { value: number | null; parts: number[] };
type Place = Range & { id: number };

/**
 * The figure in each of these areas, on today's tree: the number that its page shows but for what is reckoned by share.
 * Call it within a read that shows all of them.
 */
export async function measure(
  tx: Tx,
  figure: string,
  period: Period,
  places: readonly Place[],
): Promise<Map<number, Measured>> {
  const measured = new Map<number, Measured>();
  if (!isFigure(figure) || places.length === 0) return measured;
  // What lies within another is measured by itself: places side by side have each its own bucket.
  const outer = places.filter(
    (place) => !places.some((other) => other.id !== place.id && lies(place, other)),
  );
  const inner = places.filter((place) => !outer.includes(place));
  if (inner.length > 0 && outer.length > 0)
    for (const [id, each] of await measure(tx, figure, period, inner)) measured.set(id, each);
  const sorted = [...outer].sort((a, b) => a.lo - b.lo);
  const starts = sorted.map(({ lo }) => lo);
  const values = sorted.map((): Counts => ({}));
  for (const ledger of new Set(partsOf(figure).map((id) => indicators[id].ledger))) {
    const ids = partsOf(figure).filter(
      (id) => indicators[id].ledger === ledger && (period.isCurrent || !indicators[id].isPresentOnly),
    );
    const { buckets } = await countGround(tx, ledger, ids, period, { within: sorted, starts });
    values.forEach((counts, i) => {
      for (const id of ids) counts[id] = buckets.get(i + 1)?.[id] ?? (buckets.has(i + 1) ? null : 0);
    });
  }
  sorted.forEach(({ id }, i) => {
    measured.set(id, measuredOf(figure, { ...blank, ...values[i] } as Values));
  });
  return measured;
}

const lies = (inner: Range, outer: Range) => outer.lo <= inner.lo && inner.hi <= outer.hi;

/** What a page of figures has of this one. */
export function measuredOf(figure: FigureId, values: Values): Measured {
  const parts = partsOf(figure).map((id) => values[id]);
  return {
    value: amountOf(values, figure),
    parts: isRate(figure) && parts.every((part) => part !== null) ? (parts as number[]) : [],
  };
}

/** The period of the same length that runs now: what is compared with the one in which the item was opened. */
export function periodNow(key: string): Period {
  const day = dayOf(clock.now());
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  const now = key.includes('Q')
    ? `${day.slice(0, 4)}Q${quarter}`
    : key.includes('-')
      ? day.slice(0, 7)
      : day.slice(0, 4);
  return parsePeriod(now) as Period;
}

/** Whether a value reaches what was asked; null where nothing is known, or nothing was asked. */
export function isReached(
  value: number | null,
  comparison: Comparison | null,
  threshold: number | null,
): boolean | null {
  if (value === null || comparison === null || threshold === null) return null;
  return comparison === 'at_least' ? value >= threshold : value <= threshold;
}
