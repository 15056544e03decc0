import type { Measure } from './drawing';

const formats = new Map<number | undefined, Intl.NumberFormat>();

/** "12,345", "85.3%", "—" for what is not known. The unit, other than %, stands on the axis. */
export function formatValue(value: number | null, measure: Measure): string {
  if (value === null || !Number.isFinite(value)) return '—';
  let format = formats.get(measure.digits);
  if (!format) {
    const digits = measure.digits;
    format = new Intl.NumberFormat('zh-CN', {
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: digits ?? 2,
    });
    formats.set(digits, format);
  }
  // A true minus sign is as wide as a figure, so that columns stay aligned.
  const figure = format.format(value).replace(/^-/, '−');
  return measure.unit === '%' ? `${figure}%` : figure;
}

export function withUnit(value: number | null, measure: Measure): string {
  const figure = formatValue(value, measure);
  return value === null || measure.unit === '%' || measure.unit === '' ? figure : `${figure} ${measure.unit}`;
}

/** Ticks are round: decimals only where the step needs them. The last on a level axis says the unit. */
export function formatTick(value: number, measure: Measure, withItsUnit = false): string {
  const plain = { ...measure, digits: undefined };
  return withItsUnit ? withUnit(value, plain) : formatValue(value, plain);
}

/** A rate in per cent; null without a denominator, so that it reads "—" and not 0 %. */
export const percent = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : (numerator / denominator) * 100;
