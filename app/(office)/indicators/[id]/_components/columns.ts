import { type FigureId, indicators, isRate, partsOf, rates } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import {
  amountOf,
  type Change,
  changeOf,
  estimateText,
  inCell,
  marked,
  percentText,
  show,
  unitOf,
} from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import { isCompared } from '@/lib/domain/indicators/roll-up';
import {
  hasSmallBase,
  isPerHousehold,
  type Line,
  perThousandHouseholds,
  type SortedBy,
} from '@/lib/domain/indicators/side-by-side';
import type { Targets } from '@/lib/domain/targets/queries';
import { completion } from '@/lib/domain/targets/rules';
import type { FigureCell } from '../../../dashboard/[id]/_components/figure-rows';
import { perThousandText, smallBaseNote, smallBaseWords } from '../words';

type Column = {
  head: string;
  sortedBy?: SortedBy;
  cell: (line: Line) => FigureCell;
  hint?: (line: Line) => string | undefined;
};

/** What the table of a figure shows of each row: only what the figure can have. */
export function columnsOf(id: FigureId, standing: Figures, { measure }: Targets): Column[] {
  const columns = isRate(id)
    ? [
        rateColumn(id),
        numberColumn(rates[id].numerator, standing, '分子'),
        numberColumn(rates[id].denominator, standing, '分母'),
      ]
    : [{ ...numberColumn(id, standing), sortedBy: 'value' as const }];
  const whole = amountOf(standing.total, id);
  if (!isRate(id) && indicators[id].isAdditive && whole)
    columns.push({
      head: '占合计',
      cell: ({ values }) => percentText(shareOf(amountOf(values, id), whole)),
    });
  if (measure) {
    const targetOf = ({ areaId }: Line) => (areaId === undefined ? undefined : measure.byArea.get(areaId));
    columns.push(
      {
        head: `${measure.period.label}目标${isRate(id) ? '' : `（${unitOf(id)}）`}`,
        cell: (line) => inCell(show(id, targetOf(line) ?? null, 'column')),
      },
      {
        head: '完成率',
        cell: (line) => percentText(completion(amountOf(line.values, id), targetOf(line))),
      },
    );
  }
  if (isPerHousehold(id))
    columns.push({
      head: '每千户（个）',
      sortedBy: 'perThousand',
      cell: ({ values }) => perThousandText(perThousandHouseholds(values, id)),
    });
  if (partsOf(id).every(isCompared))
    columns.push({
      head: isRate(id) ? '较上年（百分点）' : '较上年',
      cell: (line) => changeText(changeOf(id, line.values, line.yearBefore, 'column')),
    });
  return columns;
}

const shareOf = (value: number | null, whole: number) => (value === null ? null : (value / whole) * 100);

function rateColumn(id: FigureId): Column {
  return {
    head: '比率',
    sortedBy: 'value',
    cell: ({ values, estimated }) => {
      const text = marked(inCell(show(id, amountOf(values, id))), id, estimated);
      return hasSmallBase(values, id) ? `${text}（${smallBaseWords}）` : text;
    },
    hint: ({ values, estimated }) => (hasSmallBase(values, id) ? smallBaseNote : estimateText(id, estimated)),
  };
}

/** A number opens its records, where these have a list. */
function numberColumn(id: FigureId, { period, treeDay }: Figures, name = '数量'): Column {
  return {
    head: `${name}（${unitOf(id)}）`,
    cell: ({ areaId, values, estimated }) => {
      const { text, value } = show(id, amountOf(values, id), 'column');
      if (value === null || areaId === undefined || isKept(id, { period }))
        return marked(text, id, estimated);
      return [marked(text, id, estimated), hrefOf(id, { id: areaId }, period, treeDay)];
    },
    hint: ({ estimated }) => estimateText(id, estimated),
  };
}

const signs = { up: '▲', down: '▼', flat: '＝' } as const;
const words = { up: '增', down: '减', flat: '持平' } as const;
const ofRates = { up: '升', down: '降', flat: '持平' } as const;

function changeText(change: Change | null): string {
  if (!change) return '—';
  const { direction, amount, growth } = change;
  const word = amount.unit === '个百分点' ? ofRates[direction] : words[direction];
  if (direction === 'flat') return `${signs.flat} ${word}`;
  return `${signs[direction]} ${word} ${amount.text}${growth ? `（${percentText(Math.abs(growth))}）` : ''}`;
}
