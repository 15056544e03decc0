import { recentPeriods } from '@/lib/domain/indicators/period';
import { getArea } from '@/lib/platform/areas/queries';
import { clock } from '@/lib/platform/clock';
import { readAsSystem, transactAsSystem } from '@/lib/platform/transact';
import { countPeriod } from './count';
import { storeValues } from './store';

const TEN_MINUTES = 600_000;

/**
 * Keeps the month that ended last, for each city, once: what has only a present value is known of a month from then
 * on. Months before are not made up for; what is present now was not theirs.
 */
export async function keepMonth(): Promise<void> {
  const month = recentPeriods().find(({ key, isCurrent }) => /-/.test(key) && !isCurrent);
  if (!month) return;
  const cities = await readAsSystem(
    (tx) => tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM areas a WHERE level = 'city' AND valid_to IS NULL AND NOT EXISTS
        (SELECT FROM kept_periods k WHERE k.area_id = a.id AND k.period = ${month.key} AND k.locked_at IS NULL)`,
  );
  for (const { id: areaId } of cities) {
    const { area, count } = await readAsSystem(
      async (tx) => {
        const area = await getArea(tx, areaId);
        return { area, count: await countPeriod(tx, area, month, { withPresent: true }) };
      },
      { timeout: TEN_MINUTES },
    );
    await transactAsSystem({ system: 'period-keeping' }, async (tx, audit) => {
      const { id } = await tx.keptPeriod.create({
        data: { areaId, period: month.key, countedAt: clock.now(), lastEntry: count.lastEntry },
        select: { id: true },
      });
      await storeValues(tx, id, count);
      return audit.record(
        {
          action: 'keep-period',
          subject: 'periods',
          subjectId: id,
          subjectLabel: `${area.name} ${month.label}`,
          pos: area.lo,
          after: { period: month.label, areas: count.rows.length },
        },
        undefined,
      );
    });
  }
}
