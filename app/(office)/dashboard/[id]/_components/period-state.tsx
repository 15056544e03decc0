import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { type FigureId, type IndicatorId, indicators, partsOf } from '@/lib/domain/indicators/catalogue';
import type { Standing } from '@/lib/domain/indicators/figures';
import { inWords, show } from '@/lib/domain/indicators/format';
import { wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';

/** Whether a past period is final. */
export function PeriodBadge({ standing: { period, kept } }: { standing: Standing }) {
  if (period.isCurrent) return null;
  if (!kept?.locked) return <Badge>未锁定</Badge>;
  const { area, locked } = kept;
  return (
    <span title={`${area.name} ${wallTime(locked.at)} 由${locked.by}锁定`}>
      <Badge tone="green">已锁定</Badge>
    </span>
  );
}

/** More than these stand on the lock's own page. */
const named = 6;

type CorrectionsProps = { standing: Standing; of?: FigureId };

/** What is counted differently than when the period was locked, with both values; of one figure, what it is made of. */
export function Corrections({ standing: { area, kept, total }, of }: CorrectionsProps) {
  const all = Object.keys(kept?.corrections ?? {}) as IndicatorId[];
  const corrected = of ? all.filter((id) => partsOf(of).includes(id)) : all;
  if (!kept || corrected.length === 0) return null;
  const value = (id: IndicatorId, of: number | null | undefined) => inWords(show(id, of ?? null, 'column'));
  return (
    <div className="px-4 pb-3">
      <Notice
        action={<TextLink href={paths.period(kept.id, { area: area.id })}>全部更正</TextLink>}
        title={`锁定后有更正：${corrected.length} 项指标`}
        tone="warning"
      >
        {corrected
          .slice(0, named)
          .map(
            (id) =>
              `${indicators[id].name} ${value(id, total[id])}（锁定值 ${value(id, kept.corrections[id])}）`,
          )
          .join('；')}
        {corrected.length > named && ' 等'}
      </Notice>
    </div>
  );
}
