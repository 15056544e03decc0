import { TextLink } from '@/components/ui/text-link';
import { type BoardSection, methods } from '@/lib/domain/indicators/boards';
import {
  codeOf,
  definitionOf,
  type FigureId,
  type IndicatorId,
  indicators,
  isRate,
  nameOf,
  partsOf,
  type RateId,
  rates,
} from '@/lib/domain/indicators/catalogue';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import {
  amountOf,
  type Change,
  changeOf,
  estimateText,
  marked,
  type Shown,
  sampleText,
  show,
} from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { paths } from '@/lib/platform/paths';
import { type Tile, Tiles } from './tiles';

type Props = {
  standing: Figures;
  sections: readonly BoardSection[];
  /** Tells what is kept for this page from what is kept for another of the same area. */
  name: string;
  query: { period?: string | undefined; tree?: string | undefined };
  isWall?: boolean;
  /** On the page of a method each line or step names the ledgers behind it; elsewhere, the page. */
  isMethod?: boolean;
};

/** Section by section: what it answers at the left, the figures that answer it beside it. */
export async function BoardSections({ standing, sections, name, query, isMethod, isWall }: Props) {
  const tiles = await remember(`tiles/${name}/${isWall}/${standing.key}`, async () =>
    sections.map(({ figures }) =>
      figures
        .filter((id) => standing.period.isCurrent || amountOf(standing.total, id) !== null)
        .map((id) => (isWall ? wallTileOf : tileOf)(id, standing)),
    ),
  );
  return sections.map(({ title, answers, method, figures }, i) => (
    <section
      aria-label={title}
      className="grid gap-x-4 gap-y-1 px-4 py-2 lg:grid-cols-[9.5rem_minmax(0,1fr)] print:break-inside-avoid"
      key={title}
    >
      <div className="lg:pt-1">
        {method && !isMethod && (
          <p className="text-note">
            <TextLink href={paths[method]({ ...query, area: standing.area.id })}>
              {methods[method].title}
            </TextLink>
          </p>
        )}
        <h2 className="font-semibold text-heading">{title}</h2>
        {answers && <p className="text-ink-2 text-table">{answers}</p>}
        {isMethod && (
          <ul aria-label={`${title}的台账`} className="no-print mt-1 flex flex-wrap gap-x-3 text-table">
            {ledgersOf(figures).map(({ name: ledger, label }) => (
              <li key={ledger}>
                <TextLink href={paths.ledger(ledger, { area: standing.area.id })}>{label}</TextLink>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Tiles
        indicator={paths.indicator('CODE', { ...query, area: standing.area.id })}
        label={title}
        tiles={tiles[i] ?? []}
      />
    </section>
  ));
}

const ledgersOf = (figures: readonly FigureId[]) => [
  ...new Set(figures.flatMap(partsOf).map((id) => indicators[id].ledger)),
];

function tileOf(id: FigureId, standing: Figures): Tile {
  const { area, period, total, yearBefore, treeDay, estimated } = standing;
  const { text, unit, value } = show(id, amountOf(total, id));
  const change = changeOf(id, total, yearBefore);
  return {
    code: codeOf(id),
    name: nameOf(id),
    definition: definitionOf(id),
    text: marked(isRate(id) && value !== null ? `${text}%` : text, id, estimated.total),
    unit: isRate(id) || value === null ? undefined : unit,
    href: value === null ? undefined : hrefOf(id, area, period, treeDay),
    parts: isRate(id) ? partsIn(id, standing) : undefined,
    notes: [
      // A year before there was nothing, or nothing was recorded yet: no news, and no change that means anything.
      change && amountOf(yearBefore, id) !== 0 && changeText(change),
      sampleText(id, total),
      estimateText(id, estimated.total),
    ].filter((note) => typeof note === 'string'),
  };
}

/** From afar nobody reads the last digit, nor what is small: 1.3 万个, as a document writes it. */
function wallTileOf(id: FigureId, standing: Figures): Tile {
  const { total, estimated } = standing;
  const isRounded = !isRate(id) && indicators[id].rounded !== null;
  const { text, unit, value } = show(id, amountOf(total, id), isRounded ? 'words' : 'alone');
  return {
    ...tileOf(id, standing),
    text: marked(isRate(id) && value !== null ? `${text}%` : text, id, estimated.total),
    unit: isRate(id) || value === null ? undefined : unit,
    parts: undefined,
    notes: [sampleText(id, total) ?? []].flat(),
  };
}

/** Numerator and denominator, where either is known; a unit that both have is said once. */
function partsIn(id: RateId, { area, period, total, treeDay, estimated }: Figures): Tile['parts'] {
  const { numerator, denominator } = rates[id];
  const [above, below] = [show(numerator, total[numerator]), show(denominator, total[denominator])];
  if (above.value === null && below.value === null) return undefined;
  const linked = (one: IndicatorId, { text, unit, value }: Shown, withUnit: boolean) => ({
    text: marked(withUnit && value !== null ? `${text} ${unit}` : text, one, estimated.total),
    href: value === null ? undefined : hrefOf(one, area, period, treeDay),
  });
  return [
    linked(numerator, above, above.unit !== below.unit),
    linked(denominator, below, above.unit !== below.unit || indicators[denominator].isMoney),
  ];
}

const words = { up: '增', down: '减' } as const;

const changeText = ({ direction, amount }: Change) =>
  direction === 'flat'
    ? '较上年持平'
    : `较上年${words[direction]} ${amount.text}${amount.unit === '个百分点' ? ' 个百分点' : ''}`;
