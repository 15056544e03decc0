import { type DefinitionItem, DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import {
  codeOf,
  definitionOf,
  type FigureId,
  indicators,
  isRate,
  nameOf,
  partsOf,
  rates,
  sourceOf,
} from '@/lib/domain/indicators/catalogue';
import { yearBefore } from '@/lib/domain/indicators/define';
import type { Figures } from '@/lib/domain/indicators/figures';
import { estimateNote, isEstimated } from '@/lib/domain/indicators/format';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import { carried } from '@/lib/domain/indicators/period';
import { isCompared } from '@/lib/domain/indicators/roll-up';
import { isPerHousehold } from '@/lib/domain/indicators/side-by-side';
import { fieldOf } from '@/lib/ledger/define';
import { levelsText } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';
import { perThousandNote } from '../words';

/** What is counted, of which day or days, where it is recorded, and with what it is compared. */
export function Meaning({ id, standing }: { id: FigureId; standing: Figures }) {
  const { area, period, tree, treeDay, moment, estimated } = standing;
  const parts = partsOf(id).map((part) => indicators[part]);
  const query = { area: area.id, period: carried(period), tree };
  const own = (part: FigureId) => (
    <>
      <TextLink href={paths.indicator(codeOf(part), query)}>{nameOf(part)}</TextLink>
      <span className="text-ink-2">　{definitionOf(part)}</span>
    </>
  );
  const isPresentOnly = parts.some((part) => part.isPresentOnly);
  const isAdditive = parts.every((part) => part.isAdditive);
  const items: DefinitionItem[] = [
    { term: '定义', value: definitionOf(id), wide: true },
    ...(isRate(id)
      ? [
          { term: '分子', value: own(rates[id].numerator), wide: true },
          { term: '分母', value: own(rates[id].denominator), wide: true },
        ]
      : []),
    {
      term: '统计方式',
      value: parts.some(({ kind }) => kind === 'flow')
        ? `时期数：${moment.from} 至 ${moment.day} 发生的`
        : `时点数：${moment.day} 当天的`,
    },
    {
      term: '能否相加',
      value: isRate(id)
        ? '不相加、不平均：每个辖区用自己的分子、分母算'
        : isAdditive
          ? '各辖区可以相加'
          : '各辖区之间不能相加',
    },
    {
      term: '较上年',
      value: partsOf(id).every(isCompared)
        ? `与 ${yearBefore(moment).day} 相比；时期数与上年同期相比`
        : isPresentOnly
          ? '不比：往期只有留存的值'
          : '这一项不与上年比较',
    },
    {
      term: '往期',
      value: isPresentOnly ? presentOnlyText(standing.kept) : '按记录的启用、停用和发生日期还原',
    },
    {
      term: '来源台账',
      value: [...new Map(parts.map((part) => [part.ledger.name, part])).values()].map((part, at) => (
        <span key={part.ledger.name}>
          {at > 0 && '、'}
          <TextLink href={hrefOf(part.id as FigureId, area, period, treeDay)}>
            {sourceOf(part.ledger)}
          </TextLink>
        </span>
      )),
    },
    { term: '记录到', value: [...new Set(parts.map(({ ledger }) => recordedAt(ledger)))].join('；') },
    ...(isPerHousehold(id) ? [{ term: '每千户', value: perThousandNote, wide: true }] : []),
    ...(isEstimated(id, estimated.total) ? [{ term: '估算', value: estimateNote, wide: true }] : []),
  ];
  return (
    <Section title="口径">
      <DefinitionList items={items} />
    </Section>
  );
}

/** The levels of areas in which its records stand. */
function recordedAt(ledger: (typeof indicators)[keyof typeof indicators]['ledger']): string {
  const field = fieldOf(ledger, 'areaId');
  return field.kind === 'area' ? levelsText(field.levels) : '';
}
