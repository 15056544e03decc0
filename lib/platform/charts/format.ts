import type { Measure } from './drawing';

const formats = new Map<string, Intl.NumberFormat>();

/** "12,345", "85.3%", "—" for what is not known. The unit, other than %, stands on the axis. */
export function formatValue(value: number | null, measure: Measure): string {
  if (value === null || !Number.isFinite(value)) return '—';
  return figure(value, measure.digits ?? 0, measure.digits ?? 1) + (measure.unit === '%' ? '%' : '');
}

export function withUnit(value: number | null, measure: Measure): string {
  const bare = formatValue(value, measure);
  return bare === '—' || measure.unit === '%' || measure.unit === '' ? bare : `${bare} ${measure.unit}`;
}

/** Ticks are round: decimals only where the step needs them. The last on a level axis says the unit. */
export function formatTick(value: number, { unit }: Measure, isLast = false): string {
  if (unit === '%') return `${figure(value, 0, 3)}%`;
  return figure(value, 0, 3) + (isLast && unit ? ` ${unit}` : '');
}

/** A rate in per cent; null without a denominator, so that it reads "—" and not 0 %. */
export const percent = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : (numerator / denominator) * 100;

function figure(value: number, least: number, most: number): string {
  const key = `${least}-${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  // A true minus sign is as wide as a figure, so that columns stay aligned.
  return format.format(value).replace(/^-/, '−');
}
