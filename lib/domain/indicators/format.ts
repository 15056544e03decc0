import { type FigureId, type IndicatorId, indicators, isRate, rates } from './catalogue';
import type { Values } from './roll-up';

/** One wording of a figure for screen, print and report. `text` is "—" where there is no value. */
export type Shown = { text: string; unit: string; value: number | null };

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const onePlace = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const yi = 100_000_000;
const wan = 10_000;

/** The value in its own unit: counts as they are, money in yuan, rates in per cent. Null without a denominator. */
export function amountOf(values: Values, id: FigureId): number | null {
  if (!isRate(id)) return values[id];
  const numerator = values[rates[id].numerator];
  const denominator = values[rates[id].denominator];
  return numerator === null || !denominator ? null : (numerator / denominator) * 100;
}

/** By itself, money takes the unit that keeps it short; in a column all rows have 万元. */
export type Place = 'alone' | 'column';

export function unitOf(id: FigureId, value: number | null, place: Place): string {
  if (isRate(id)) return '%';
  if (!indicators[id].isMoney) return indicators[id].unit;
  return place === 'alone' && value !== null && Math.abs(value) >= yi ? '亿元' : '万元';
}

export function show(id: FigureId, value: number | null, place: Place = 'alone'): Shown {
  const unit = unitOf(id, value, place);
  if (value === null) return { text: '—', unit, value };
  const text = isRate(id)
    ? onePlace.format(value)
    : indicators[id].isMoney
      ? twoPlaces.format(value / (unit === '亿元' ? yi : wan))
      : whole.format(value);
  return { text, unit, value };
}

/** `95.8%`, `13,000 个`. */
export const inWords = ({ text, unit }: Shown): string =>
  text === '—' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`;

/** What a figure is divided by in the unit that is shown: for axes and Excel's cells. */
export const divisorOf = (unit: string): number => (unit === '亿元' ? yi : unit === '万元' ? wan : 1);

export type Change = { direction: 'up' | 'down' | 'flat'; text: string };

/**
 * Against the same day a year before: counts with their growth (「12 个，0.9%」; base 0 gives "—"), rates in
 * percentage points. Null where one of the two is not known.
 */
export function changeOf(id: FigureId, now: Values, before: Values): Change | null {
  const [value, base] = [amountOf(now, id), amountOf(before, id)];
  if (value === null || base === null) return null;
  const difference = value - base;
  if (isRate(id)) {
    const points = Math.round(difference * 10) / 10;
    return { direction: directionOf(points), text: `${onePlace.format(Math.abs(points))} 个百分点` };
  }
  const amount = inWords(show(id, Math.abs(difference)));
  const growth = base === 0 ? '—' : `${onePlace.format(Math.abs((difference / base) * 100))}%`;
  return { direction: directionOf(difference), text: `${amount}（${growth}）` };
}

const directionOf = (difference: number) => (difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat');

/** Numerator and denominator of a rate as they are shown beside it. */
export function sharesOf(values: Values, numerator: IndicatorId, denominator: IndicatorId) {
  return {
    numerator: show(numerator, values[numerator], 'column'),
    denominator: show(denominator, values[denominator], 'column'),
  };
}
