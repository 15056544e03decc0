import type { Measure } from './drawing';

export type Scale = { low: number; high: number; ticks: number[]; at: (value: number) => number };

/**
 * Round tick values that enclose `low` and `high`, about `count` of them.
 * Whole things get whole ticks: there is no half grid.
 */
export function niceTicks(low: number, high: number, count: number, isWhole: boolean): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  let step = factor * power;
  if (isWhole) step = Math.max(1, Math.ceil(step));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  // Multiplied, not added up: 0.1 + 0.2 would print as 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** From `from` to `to` in pixels; `to` may lie above `from`. */
export function scale(low: number, high: number, ticks: number[], from: number, to: number): Scale {
  const factor = (to - from) / (high - low || 1);
  return { low, high, ticks, at: (value) => from + (value - low) * factor };
}

export const isWhole = (values: number[], measure: Measure): boolean =>
  !measure.digits && values.every(Number.isInteger);
