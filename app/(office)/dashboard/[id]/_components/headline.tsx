import { Figure, KeyFigures } from '@/components/ui/figure';
import { keyFigures } from '@/lib/domain/indicators/board';
import { appliesAt, indicators } from '@/lib/domain/indicators/catalogue';
import { yearBefore } from '@/lib/domain/indicators/define';
import type { Figures } from '@/lib/domain/indicators/figures';
import { changeOf, growthText, inWords, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';

/** The key figures, each with its change against the same day a year before. */
export function Headline({ standing }: { standing: Figures }) {
  const { area, period, moment, total, yearBefore: before } = standing;
  const base = yearBefore(moment).day;
  return (
    <div className="px-4 pb-2">
      <KeyFigures label={`${area.name}的主要指标`}>
        {keyFigures
          .filter((id) => appliesAt(id, area.level))
          .map((id) => {
            const { name, definition } = indicators[id];
            const { text, unit, value } = show(id, total[id]);
            const change = changeOf(id, total, before);
            return (
              <Figure
                definition={
                  <>
                    {definition}
                    {change && (
                      <span className="mt-1 block text-ink-2">
                        {base} 为 {inWords(show(id, before[id], 'column'))}，变动 {growthText(change.growth)}
                        。
                      </span>
                    )}
                  </>
                }
                delta={
                  change
                    ? { direction: change.direction, value: change.amount.text, words: '较上年' }
                    : undefined
                }
                href={hrefOf(id, area, period)}
                key={id}
                label={name}
                unit={unit}
                value={value === null ? null : text}
              />
            );
          })}
      </KeyFigures>
    </div>
  );
}
