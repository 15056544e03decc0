import { Figure, KeyFigures } from '@/components/ui/figure';
import { type FigureId, isRate, nameOf, partsOf } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import {
  amountOf,
  changeOf,
  estimateText,
  inWords,
  marked,
  percentText,
  show,
} from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import { hasSmallBase, isPerHousehold, perThousandHouseholds } from '@/lib/domain/indicators/side-by-side';
import type { Targets } from '@/lib/domain/targets/queries';
import { completion } from '@/lib/domain/targets/rules';
import { perThousandText, smallBaseWords } from '../words';

/** The number itself, with its change; of a rate also what it is made of. */
export function Headline({ id, standing, targets }: { id: FigureId; standing: Figures; targets: Targets }) {
  const { area, total } = standing;
  const { measure } = targets;
  const target = measure?.byArea.get(area.id);
  const perThousand = isPerHousehold(id) ? perThousandHouseholds(total, id) : undefined;
  return (
    <div className="px-4 pb-2">
      <KeyFigures label={`${area.name}的${nameOf(id)}`}>
        <Part id={id} standing={standing} />
        {isRate(id) &&
          partsOf(id).map((part, at) => (
            <Part id={part} key={part} label={at === 0 ? '分子' : '分母'} standing={standing} />
          ))}
        {measure && target !== undefined && (
          <Figure
            label={`完成率：${measure.period.label}目标`}
            note={`目标 ${inWords(show(id, target))}`}
            value={percentText(completion(amountOf(total, id), target))}
          />
        )}
        {perThousand !== undefined && (
          <Figure
            label="每千户"
            unit="个"
            value={perThousand === null ? null : perThousandText(perThousand)}
          />
        )}
      </KeyFigures>
    </div>
  );
}

function Part({ id, label, standing }: { id: FigureId; label?: string; standing: Figures }) {
  const { area, period, total, yearBefore, treeDay, estimated } = standing;
  const { text, unit, value } = show(id, amountOf(total, id));
  const change = changeOf(id, total, yearBefore);
  const notes = [estimateText(id, estimated.total), hasSmallBase(total, id) && smallBaseWords];
  return (
    <Figure
      delta={
        change
          ? {
              direction: change.direction,
              value: isRate(id) ? inWords(change.amount) : change.amount.text,
              words: '较上年',
            }
          : undefined
      }
      // A rate opens nothing: its numerator and its denominator each have their own records. Nor does what was kept.
      href={isRate(id) || isKept(id, { period }) ? undefined : hrefOf(id, area, period, treeDay)}
      label={label ? `${label}：${nameOf(id)}` : nameOf(id)}
      note={notes.filter(Boolean).join('；') || undefined}
      unit={unit}
      value={value === null ? null : marked(text, id, estimated.total)}
    />
  );
}
