import { shortAreaName } from '@/lib/platform/areas/texts';
import { type FigureId, indicators, isRate, partsOf, rates } from './catalogue';
import type { Estimates, PlaceBelow, Values } from './roll-up';
import { kilometres } from './rounding';

/**
 * One wording of a figure for screen, print and report. `text` is "—" where there is no value; `inUnit` is
 * the value in the unit that is shown.
 */
export type Shown = { text: string; unit: string; value: number | null; inUnit: number | null };

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const onePlace = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const yi = 100_000_000;
const wan = 10_000;

/** The value in its own unit: counts as they are, money in yuan, rates in per cent. Null without a denominator. */
export function amountOf(values: Values, id: FigureId): number | null {
  if (!isRate(id)) return values[id];
  const numerator = values[rates[id].numerator];
  const denominator = values[rates[id].denominator];
  return numerator === null || !denominator ? null : (numerator / denominator) * 100;
}

/**
 * By itself, a large amount takes the unit that keeps it short; in a column all rows have the same; in a sentence it
 * is rounded as its indicator says.
 */
export type Place = 'alone' | 'column' | 'words';

function scaleOf(id: FigureId, value: number | null, place: Place): { divisor: number; unit: string } {
  if (isRate(id)) return { divisor: 1, unit: '%' };
  const { unit, isMoney, rounded } = indicators[id];
  if (rounded === kilometres && place !== 'column' && Math.abs(value ?? 0) >= kilometres.divisor)
    return kilometres;
  const isLong = place !== 'column' && Math.abs(value ?? 0) >= (isMoney ? yi : 10_000_000);
  if (isMoney) return isLong ? { divisor: yi, unit: '亿元' } : { divisor: wan, unit: '万元' };
  return isLong ? { divisor: wan, unit: `万${unit}` } : { divisor: 1, unit };
}

/** The unit of a column, for its head. */
export const unitOf = (id: FigureId): string => scaleOf(id, null, 'column').unit;

/** The value in the unit of a column: for axes and cells that are calculated with. */
export const inColumnUnit = (id: FigureId, value: number | null): number | null =>
  value === null ? null : value / scaleOf(id, null, 'column').divisor;

/** What is written in the unit of a column, in the figure's own. */
export const fromColumnUnit = (id: FigureId, value: number): number =>
  value * scaleOf(id, null, 'column').divisor;

export function show(id: FigureId, value: number | null, place: Place = 'alone'): Shown {
  const { divisor, unit } = scaleOf(id, value, place);
  if (value === null) return { text: '—', unit, value, inUnit: null };
  if (place === 'words') return inSentence(id, value, { divisor, unit });
  const format = isRate(id) ? onePlace : divisor === 1 ? whole : twoPlaces;
  return { text: format.format(value / divisor), unit, value, inUnit: value / divisor };
}

/** As a document writes it: 1804, 1.3 万个, 15.9 亿元, 1096 公里. What is too small to be rounded stays exact. */
function inSentence(id: FigureId, value: number, exact: { divisor: number; unit: string }): Shown {
  const rounded = isRate(id) ? null : indicators[id].rounded;
  const plain = (amount: number, digits: number) =>
    amount.toLocaleString('zh-CN', {
      useGrouping: false,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  if (!rounded || Math.abs(value) < rounded.divisor) {
    const inUnit = value / exact.divisor;
    return {
      text: plain(inUnit, isRate(id) ? 1 : exact.divisor === 1 ? 0 : 2),
      unit: exact.unit,
      value,
      inUnit,
    };
  }
  const inUnit = value / rounded.divisor;
  // One digit alone would say too little.
  const digits = Math.abs(inUnit) < 10 ? Math.max(1, rounded.digits) : rounded.digits;
  return { text: plain(inUnit, digits), unit: unitWith(id, rounded.unit), value, inUnit };
}

const unitWith = (id: FigureId, unit: string) =>
  isRate(id) || unit.length > 1 ? unit : `${unit}${indicators[id].unit}`;

/** `95.8%`, `13,000 个`. */
export const inWords = ({ text, unit }: Shown): string =>
  text === '—' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`;

/** In a column, where the unit of a count stands in the head: `95.8%`, `13,000`. */
export const inCell = ({ text, unit, value }: Shown): string =>
  unit === '%' && value !== null ? `${text}%` : text;

/** As a row of a table is headed. */
export const placeName = ({ name, level, isEnded }: PlaceBelow): string =>
  shortAreaName(name) + (isEnded ? (level === 'estate' ? '（已停用）' : '（已撤销）') : '');

/** Of fewer than this, a share says little. */
const smallSample = 30;

/** How many were asked, for a share of a sample; undefined for all else. */
const askedOf = (id: FigureId, values: Values): number | null | undefined =>
  isRate(id) && rates[id].isSurvey ? values[rates[id].denominator] : undefined;

const isSmall = (n: number | null | undefined) => Boolean(n && n < smallSample);

/** n=10,023; with fewer than thirty it says so. */
export function sampleText(id: FigureId, values: Values): string | undefined {
  const n = askedOf(id, values);
  if (n === undefined || n === null) return undefined;
  return `n=${whole.format(n)}${isSmall(n) ? '，样本少' : ''}`;
}

/** A figure as it stands in a table, with all that has to be said of it there. */
export function cellText(id: FigureId, values: Values, estimated: Estimates): string {
  const text = marked(inCell(show(id, amountOf(values, id), 'column')), id, estimated);
  return isSmall(askedOf(id, values)) ? `${text}（样本少）` : text;
}

export const isEstimated = (id: FigureId, estimated: Estimates): boolean =>
  partsOf(id).some((part) => estimated[part]);

/** A number some of which is reckoned by share says so wherever it stands. */
export const marked = (text: string, id: FigureId, estimated: Estimates): string =>
  isEstimated(id, estimated) && text !== '—' ? `≈${text}` : text;

/** How much of it; nothing where all is exact. */
export function estimateText(id: FigureId, estimated: Estimates): string | undefined {
  if (!isEstimated(id, estimated)) return undefined;
  if (isRate(id)) return '分子、分母含按份额估算的数';
  return `含按份额估算 ${inWords(show(id, estimated[id] ?? null, 'column'))}`;
}

export const estimateNote =
  '标“≈”的数含按份额估算的部分：分设的辖区里还没有逐条划归的记录，按份额计入承接的辖区，各级相加不变。';

export type Change = {
  direction: 'up' | 'down' | 'flat';
  /** How much, without a sign. */
  amount: Shown;
  /** 增长率 in per cent, signed, to one place. Null for rates, and where the base is 0. */
  growth: number | null;
};

/**
 * Against the same day a year before: counts with their growth, rates in percentage points.
 * Null where one of the two is not known.
 */
export function changeOf(id: FigureId, now: Values, before: Values, place: Place = 'alone'): Change | null {
  const [value, base] = [amountOf(now, id), amountOf(before, id)];
  if (value === null || base === null) return null;
  const isShare = isRate(id);
  // Rounded first: 21.64% after 21.61% shows 21.6% twice, and is no rise of 0.0.
  const difference = isShare ? Math.round((value - base) * 10) / 10 : value - base;
  const amount = show(id, Math.abs(difference), place);
  return {
    direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat',
    amount: isShare ? { ...amount, unit: '个百分点' } : amount,
    growth: isShare || base === 0 ? null : Math.round((difference / base) * 1000) / 10,
  };
}

export const percentText = (value: number | null): string =>
  value === null ? '—' : `${onePlace.format(value)}%`;

/** `0.9%`, without its sign; "—" where it cannot be said. */
export const growthText = (growth: number | null): string =>
  percentText(growth === null ? null : Math.abs(growth));
