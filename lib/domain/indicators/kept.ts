import { wallTime } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import { type FigureId, type IndicatorId, indicatorIds, indicators, partsOf } from './catalogue';
import type { AreaFigures, Counts, Values } from './roll-up';

/** What was kept of a past period that concerns an area: by its own lock, by one of an area above it, or every month. */
export type Kept = {
  id: number;
  area: { id: number; name: string };
  countedAt: Date;
  /** Null: kept by the worker, and not final. */
  locked: { at: Date; by: string } | null;
  /** Whether its values stand in these figures, where of the past nothing else is known. */
  isShown: boolean;
  /** 更正: what was locked, where it is another number by now. */
  corrections: Counts;
  /** The same for the areas below, as far as they were kept. */
  below: { id: number; name: string; corrections: Counts }[];
};

export type Found = {
  id: number;
  period: string;
  areaId: number;
  areaName: string;
  /** Null while the worker has yet to count what was locked. */
  countedAt: Date | null;
  lockedAt: Date | null;
  lockedBy: string | null;
};
type Row = { keptId: number; areaId: number; total: Counts; own: Counts | null };

export const presentOnly = indicatorIds.filter((id) => indicators[id].isPresentOnly);

/**
 * Adds to the figures of a past period what was kept of it. What can be counted again stays as it is counted, and says
 * where it has been corrected since the period was locked. `path` is the way down to the area; `isThen` says that the
 * figures are by the areas of the period, as what is kept always is.
 */
export async function withKept<F extends AreaFigures>(
  tx: Tx,
  figures: F,
  path: readonly { id: number }[],
  isThen: boolean,
): Promise<{ figures: F; kept: Kept | null }> {
  const { area, period, children } = figures;
  const before = keyYearBefore(period);
  const found = await findKept(
    tx,
    path.map(({ id }) => id),
    [period.key, before],
  );
  const now = found.find((each) => each.period === period.key);
  const then = found.find((each) => each.period === before);
  if (!now && !then) return { figures, kept: null };
  const rows = isThen
    ? await readValues(tx, found, [area.id, ...children.map((child) => child.area.id)])
    : [];
  const valuesOf = (kept: Found | undefined, id: number) =>
    rows.find((row) => row.keptId === kept?.id && row.areaId === id);
  const here = valuesOf(now, area.id);
  const shown: F = {
    ...figures,
    total: overlaid(figures.total, here?.total),
    yearBefore: overlaid(figures.yearBefore, valuesOf(then, area.id)?.total),
    own: figures.own && overlaid(figures.own, here?.own),
    children: children.map((child) => ({
      ...child,
      values: overlaid(child.values, valuesOf(now, child.area.id)?.total),
    })),
  };
  if (!now?.countedAt || !(now.lockedAt || here)) return { figures: shown, kept: null };
  const { id, areaId, areaName, countedAt, lockedAt, lockedBy } = now;
  const kept: Kept = {
    ...{ id, countedAt, area: { id: areaId, name: areaName } },
    locked: lockedAt && { at: lockedAt, by: lockedBy ?? '' },
    isShown: here !== undefined,
    corrections: lockedAt && here ? correctionsOf(here.total, figures.total) : {},
    below: children.flatMap(({ area: { id: below, name }, values }) => {
      const row = lockedAt && valuesOf(now, below);
      return row ? [{ id: below, name, corrections: correctionsOf(row.total, values) }] : [];
    }),
  };
  return { figures: shown, kept };
}

/** What was locked, of those figures that can be counted again and are others now. */
export const correctionsOf = (locked: Counts, now: Values): Counts =>
  Object.fromEntries(
    indicatorIds
      .filter((id) => id in locked && !indicators[id].isPresentOnly && locked[id] !== now[id])
      .map((id) => [id, locked[id]]),
  );

/** Whether a number of a past period is one that was kept: no list of today has just these records. */
export const isKept = (id: FigureId, { period }: Pick<AreaFigures, 'period'>): boolean =>
  !period.isCurrent && partsOf(id).some((part) => indicators[part as IndicatorId].isPresentOnly);

/** What there is of contents of which only the present is known, in a past period. */
export const presentOnlyText = (kept: Kept | null): string =>
  kept?.isShown
    ? `只有现值的内容（状态、审核、资金等）为 ${wallTime(kept.countedAt)} ${kept.locked ? '锁定' : '留存'}的数。`
    : '只有现值的内容（状态、审核、资金等）往期没有数。';

/**
 * Of each period what counts for the last of these areas: a lock before what was only kept, the nearest first. What is
 * still being counted is left out, unless it is asked for.
 */
export const findKept = (
  tx: Tx,
  ids: readonly number[],
  periods: readonly string[],
  { withUncounted = false } = {},
): Promise<Found[]> => tx.$queryRaw`
  SELECT DISTINCT ON (k.period) k.id, k.period, k.area_id AS "areaId", a.name AS "areaName", k.counted_at AS "countedAt",
    k.locked_at AS "lockedAt", k.locked_by AS "lockedBy"
  FROM kept_periods k JOIN areas a ON a.id = k.area_id
  WHERE k.period = ANY (${[...periods]}::text[]) AND k.area_id = ANY (${[...ids]}::int[]) AND k.reopened_at IS NULL
    AND (k.counted_at IS NOT NULL OR ${withUncounted})
  ORDER BY k.period, k.locked_at IS NULL, array_position(${[...ids]}::int[], k.area_id) DESC`;

const readValues = (tx: Tx, kept: readonly Found[], areas: readonly number[]): Promise<Row[]> => tx.$queryRaw`
  SELECT kept_id AS "keptId", area_id AS "areaId", total, own FROM period_values
  WHERE kept_id = ANY (${kept.map(({ id }) => id)}::int[]) AND area_id = ANY (${[...areas]}::int[])`;

const overlaid = (values: Values, kept: Counts | null | undefined): Values =>
  kept
    ? { ...values, ...Object.fromEntries(presentOnly.filter((id) => id in kept).map((id) => [id, kept[id]])) }
    : values;

const keyYearBefore = ({ key }: Period) => `${Number(key.slice(0, 4)) - 1}${key.slice(4)}`;
