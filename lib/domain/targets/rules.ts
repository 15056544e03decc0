import { attention } from '@/lib/domain/indicators/board';
import { type FigureId, indicators, partsOf } from '@/lib/domain/indicators/catalogue';
import { type Period, parsePeriod } from '@/lib/platform/period';

const wanting: readonly FigureId[] = attention.flatMap(({ figures }) => figures);

/** Of what wants doing less is better: there is nothing to reach. */
export const hasTargets = (id: FigureId): boolean => !wanting.includes(id);

/**
 * The periods whose targets a figure of this period can be measured by, the nearest first. A stock is on the way to
 * what is to be reached by the end of the year; what happened in a month is no part of a year's target.
 */
export function measuredBy(id: FigureId, { key }: Period): string[] {
  const isStock = partsOf(id).every((part) => indicators[part].kind === 'stock');
  return isStock ? [...new Set([key, key.slice(0, 4)])] : [key];
}

/** For which periods a target can be set where one is shown: the period itself, its year, and the year after. */
export function settable({ key }: Period): Period[] {
  const year = Number(key.slice(0, 4));
  return [...new Set([key, String(year), String(year + 1)])].flatMap((each) => parsePeriod(each) ?? []);
}

/** 完成率, in per cent; null where nothing is known. */
export const completion = (value: number | null, target: number | undefined): number | null =>
  value === null || target === undefined ? null : (value / target) * 100;
