import { attentionIn } from '@/lib/domain/indicators/attention';
import { attention, attentionNote } from '@/lib/domain/indicators/board';
import {
  appliesAt,
  type FigureId,
  type IndicatorId,
  isRate,
  nameOf,
  type RateId,
  rates,
} from '@/lib/domain/indicators/catalogue';
import { monthly } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, changeOf, percentText, placeName, show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import type { Estimates, Values } from '@/lib/domain/indicators/roll-up';
import { trendMonths } from '@/lib/domain/indicators/trend';
import { levelLabels } from '@/lib/platform/areas/texts';
import type { Column, Table } from '@/lib/platform/documents/model';
import { parsePeriod } from '@/lib/platform/period';
import { cell, figure, growth, type LinkedFigure, none, signed } from './cells';

export type LinkedTable = Omit<Table, 'rows' | 'totals'> & {
  rows: readonly (readonly (string | LinkedFigure)[])[];
  totals?: readonly (string | LinkedFigure)[];
};

const text = (header: string): Column => ({ header, kind: 'text' });
const number = (header: string, unit?: string): Column => ({
  header: unit ? `${header}（${unit}）` : header,
  kind: 'number',
});
const column = (id: FigureId, name = nameOf(id)) => number(name, isRate(id) ? undefined : unitOf(id));

/** Figures with the year before. */
export function changesTable(standing: Figures, title: string, ids: readonly FigureId[]): LinkedTable {
  const { total, yearBefore } = standing;
  return {
    ...{ kind: 'table', title },
    columns: [
      text('指标'),
      text('计量单位'),
      number('数量'),
      number('上年同期'),
      number('增减'),
      number('增长率'),
    ],
    rows: ids.map((id) => {
      const change = changeOf(id, total, yearBefore, 'column');
      const before = change ? cell(show(id, amountOf(yearBefore, id), 'column')) : none;
      return [
        nameOf(id),
        unitOf(id),
        figure(id, total, 'column', standing),
        before,
        signed(change),
        growth(change),
      ];
    }),
  };
}

export function ratesTable(standing: Figures, title: string, ids: readonly RateId[]): LinkedTable {
  const { total, yearBefore } = standing;
  return {
    ...{ kind: 'table', title, note: '资金的分子、分母以万元计。' },
    columns: [text('指标'), number('分子'), number('分母'), number('比率'), number('比上年（百分点）')],
    rows: ids.map((id) => [
      rates[id].name,
      figure(rates[id].numerator, total, 'column', standing),
      figure(rates[id].denominator, total, 'column', standing),
      figure(id, total, 'column', standing),
      signed(changeOf(id, total, yearBefore)),
    ]),
  };
}

/** Parts with their share of the whole. */
export function breakdownTable(
  standing: Figures,
  title: string,
  whole: IndicatorId,
  ids: readonly IndicatorId[],
): LinkedTable {
  const { total } = standing;
  const share = (value: number | null): LinkedFigure => {
    const base = total[whole];
    if (value === null || !base) return none;
    return { text: percentText((value / base) * 100), value: value / base };
  };
  return {
    ...{ kind: 'table', title, unit: unitOf(whole) },
    columns: [text('类别'), number('数量'), number('占比')],
    rows: ids.map((id) => [nameOf(id), figure(id, total, 'column', standing), share(total[id])]),
    totals: ['合计', figure(whole, total, 'column', standing), share(total[whole])],
  };
}

/** The areas below side by side, in the order of their codes, with what stands at the area itself. */
export function areasTable(standing: Figures, title: string, ids: readonly FigureId[]): LinkedTable {
  const { area, children, own, total, period, treeDay, estimated } = standing;
  const level = children[0]?.area.level ?? 'estate';
  const shown = ids.filter((id) => appliesAt(id, level));
  const cells = (values: Values, of: { id: number }, reckoned: Estimates) =>
    shown.map((id) => ({
      ...figure(id, values, 'column', { area: of, period, treeDay, estimated: { total: reckoned } }),
      code: undefined,
    }));
  const ofItself = own && cells(own, area, estimated.own).map(({ href, ...one }) => one);
  return {
    ...{ kind: 'table', title: `${area.name}各${levelLabels[level]}${title}` },
    columns: [text(levelLabels[level]), ...shown.map((id) => column(id))],
    rows: [
      ...children.map((child) => [
        placeName(child.area),
        ...cells(child.values, child.area, child.estimated),
      ]),
      ...(ofItself ? [['本级', ...ofItself]] : []),
    ],
    totals: ['合计', ...shown.map((id) => figure(id, total, 'column', standing))],
    note: '比率按合计的分子、分母计算，不是各比率的平均；没有分母的记“—”。',
  };
}

function monthsNote({ treeDay, estimated }: Figures): string {
  const noted = '在用的数按月末计。';
  if (treeDay) return `${noted}各月都按${treeDay}的区划。`;
  return Object.keys(estimated.total).length > 0 ? `${noted}不含按份额估算的数。` : noted;
}

export function monthsTable(
  standing: Figures,
  title: string,
  figures: readonly { id: FigureId; name: string }[],
): LinkedTable {
  const { area, period, months, treeDay } = standing;
  const shown = figures.filter(({ id }) => appliesAt(id, area.level));
  return {
    ...{ kind: 'table', title, note: monthsNote(standing) },
    columns: [text('月份'), ...shown.map(({ id, name }) => column(id, name))],
    rows: trendMonths(period).map(({ month }, i) => [
      month,
      ...shown.map(({ id }): LinkedFigure => {
        const then = parsePeriod(month);
        const shownValue = cell(show(id, monthly(months, id)[i] ?? null, 'column'));
        return { ...shownValue, href: then ? hrefOf(id, area, then, treeDay) : undefined };
      }),
    ]),
  };
}

export function attentionTable(standing: Figures, title: string): LinkedTable {
  const { rows, totals } = attentionIn(standing);
  return {
    ...{ kind: 'table', title, note: `${attentionNote}空格表示该台账没有这一项。` },
    columns: [text('台账'), ...attention.map(({ name }) => number(name))],
    rows: rows.map(({ ledger, figures }) => [
      ledger.label,
      ...figures.map((id) => (id ? figure(id, standing.total, 'column', standing) : '')),
    ]),
    totals: ['合计', ...totals],
  };
}
