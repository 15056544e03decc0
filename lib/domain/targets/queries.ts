import type { FigureId } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import type { Actor } from '@/lib/platform/actor';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import type { TargetModel } from '@/prisma/client/models/Target';
import { hasTargets, measuredBy, settable } from './rules';

export type Targets = {
  /** Of the area, for each period that can be set from here. */
  own: { period: Period; target: TargetModel | null }[];
  /** Those by which the figure is measured: of one period, by area. */
  measure: { period: Period; byArea: ReadonlyMap<number, number> } | null;
};

/** What an area and those below are to reach. None for a figure that has no targets. */
export async function listTargets(
  actor: Actor,
  id: FigureId,
  { area, children, period }: Figures,
): Promise<Targets> {
  if (!hasTargets(id)) return { own: [], measure: null };
  const keys = measuredBy(id, period);
  const choices = settable(period);
  const rows = await read(actor, 'dashboard.read', (tx) =>
    tx.target.findMany({
      where: {
        figure: id,
        areaId: { in: [area.id, ...children.map((child) => child.area.id)] },
        period: { in: [...keys, ...choices.map(({ key }) => key)] },
      },
    }),
  );
  const key = keys.find((each) => rows.some((row) => row.period === each));
  const measure = key ? parsePeriod(key) : null;
  return {
    own: choices.map((choice) => ({
      period: choice,
      target: rows.find((row) => row.areaId === area.id && row.period === choice.key) ?? null,
    })),
    measure: measure && {
      period: measure,
      byArea: new Map(
        rows.filter((row) => row.period === measure.key).map(({ areaId, value }) => [areaId, value]),
      ),
    },
  };
}
