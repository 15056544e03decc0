import { Figure, KeyFigures } from '@/components/ui/figure';
import { keyFigures } from '@/lib/domain/indicators/board';
import { appliesAt, indicators } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { changeOf, estimateText, marked, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';

/** The key figures, each with its change against the same day a year before. */
export function Headline({ standing }: { standing: Figures }) {
  const { area, period, total, yearBefore, treeDay, estimated } = standing;
  return (
    <div className="px-4 pb-2">
      <KeyFigures label={`${area.name}的主要指标`}>
        {keyFigures
          .filter((id) => appliesAt(id, area.level))
          .map((id) => {
            const { text, unit, value } = show(id, total[id]);
            const change = changeOf(id, total, yearBefore);
            return (
              <Figure
                delta={
                  change
                    ? { direction: change.direction, value: change.amount.text, words: '较上年' }
                    : undefined
                }
                href={hrefOf(id, area, period, treeDay)}
                key={id}
                label={indicators[id].name}
                note={estimateText(id, estimated.total)}
                unit={unit}
                value={value === null ? null : marked(text, id, estimated.total)}
              />
            );
          })}
      </KeyFigures>
    </div>
  );
}
