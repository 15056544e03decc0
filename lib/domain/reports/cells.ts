import { codeOf, type FigureId, isRate } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import {
  amountOf,
  type Change,
  changeOf,
  growthText,
  marked,
  type Place,
  type Shown,
  show,
} from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import type { Estimates, Values } from '@/lib/domain/indicators/roll-up';
import type { Figure } from '@/lib/platform/documents/model';

/** A number of the report: worded as on the screen, and with the list that it opens there. */
export type LinkedFigure = Figure & { href?: string };

export const none: LinkedFigure = { text: '—' };

/** `code` leads to its definition in the annex, `href` to its records. */
export function figure(
  id: FigureId,
  values: Values,
  place: Place,
  of: Pick<Figures, 'period' | 'treeDay'> & { area: { id: number }; estimated: { total: Estimates } },
): LinkedFigure {
  const shown = show(id, amountOf(values, id), place);
  return {
    ...withMark(cell(shown), id, of.estimated.total),
    code: codeOf(id),
    href: shown.value === null || isKept(id, of) ? undefined : hrefOf(id, of.area, of.period, of.treeDay),
  };
}

export const withMark = (number: LinkedFigure, id: FigureId, estimated: Estimates): LinkedFigure => ({
  ...number,
  text: marked(number.text, id, estimated),
});

/** The number that a spreadsheet calculates with reads the same as the text: it is in the unit that is shown. */
export function cell({ text, unit, inUnit }: Shown): LinkedFigure {
  if (inUnit === null) return none;
  return unit === '%' ? { text: `${text}%`, value: inUnit / 100 } : { text, value: inUnit };
}

/** A true minus sign is as wide as a digit. */
const minus = (text: string) => `−${text}`;

export function signed(change: Change | null): LinkedFigure {
  if (!change) return none;
  const { text, inUnit } = change.amount;
  return change.direction === 'down'
    ? { text: minus(text), value: -(inUnit ?? 0) }
    : { text, value: inUnit ?? 0 };
}

export function growth(change: Change | null): LinkedFigure {
  if (!change || change.growth === null) return none;
  const text = growthText(change.growth);
  return { text: change.growth < 0 ? minus(text) : text, value: change.growth / 100 };
}

const verbs = { up: ['增加', '增长', '提高'], down: ['减少', '下降', '降低'] } as const;

/** 「，比上年同期增加12个、增长0.9%」; nothing where there is nothing to compare with. */
export function changeInWords(id: FigureId, { total, yearBefore }: Figures): string {
  const change = changeOf(id, total, yearBefore, 'words');
  if (!change) return '';
  if (change.direction === 'flat') return '，与上年同期持平';
  const [more, grown, higher] = verbs[change.direction];
  const { text, unit } = change.amount;
  if (isRate(id)) return `，比上年同期${higher}${text}${unit}`;
  return `，比上年同期${more}${text}${unit}${change.growth ? `、${grown}${growthText(change.growth)}` : ''}`;
}
