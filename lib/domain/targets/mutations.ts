import { appliesAt, type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import { inWords, show } from '@/lib/domain/indicators/format';
import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
import { clock, today } from '@/lib/platform/clock';
import { AppError, broken, notFound } from '@/lib/platform/errors';
import { parsePeriod } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import { hasTargets } from './rules';

export type Setting = {
  figure: FigureId;
  areaId: number;
  period: string;
  /** In the figure's own unit; null takes the target away. */
  value: number | null;
  /** Of the target as the form showed it; 0 for none. */
  version: number;
};

/** Sets, changes or takes away what an area is to reach. Throws `conflict` for one that somebody else has set since. */
export async function setTarget(
  actor: Actor,
  { figure, areaId, period: key, value, version }: Setting,
): Promise<void> {
  const period = parsePeriod(key);
  if (!period) throw notFound();
  if (!hasTargets(figure)) throw broken('这个指标越少越好，不设目标值。');
  await transact(actor, 'target.set', async (tx, audit) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'target.set', area);
    if (!appliesAt(figure, area.level)) throw broken(`${area.name}没有这个指标。`);
    if (area.validTo && area.validTo <= today()) throw broken(`${area.name}已撤销，不能再设目标值。`);
    const where = { areaId, figure, period: key };
    const standing = await tx.target.findFirst({ where });
    if ((standing?.version ?? 0) !== version) throw changed();
    const set = { value, setById: actor.userId, setBy: actor.name, setAt: clock.now() };
    // A second writer who read the same version waits for the first, and then finds nothing to change.
    const of = { ...where, version };
    const { count } =
      value === null
        ? await tx.target.deleteMany({ where: of })
        : standing
          ? await tx.target.updateMany({ where: of, data: { ...set, value, version: version + 1 } })
          : await tx.target.createMany({ data: [{ ...where, ...set, value }], skipDuplicates: true });
    if (count === 0 && (standing || value !== null)) throw changed();
    if (count === 0) return audit.record([], undefined);
    const words = (amount: number | null) =>
      amount === null ? null : { value: inWords(show(figure, amount, 'column')) };
    return audit.record(
      {
        action: value === null ? 'clear-target' : 'set-target',
        subject: 'targets',
        subjectId: `${figure}/${areaId}/${key}`,
        subjectLabel: `${area.name} ${nameOf(figure)} ${period.label}`,
        pos: area.lo,
        before: words(standing?.value ?? null),
        after: words(value),
      },
      undefined,
    );
  });
}

const changed = () => new AppError('conflict', '目标值刚刚被别人改过，请刷新页面后再设。');
