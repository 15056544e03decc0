import type { FigureId, IndicatorId, RateId } from '@/lib/domain/indicators/catalogue';

/** A figure with its change against the year before: 「，比上年同期增加12个、增长0.9%」. */
export type ChangeOf = { change: FigureId };
export const change = (id: FigureId): ChangeOf => ({ change: id });

/** What a report is made of, by figure: it holds no number and no area. */
export type ReportPart =
  /** Clauses after a lead; those that have nothing to say are left out, and so is a sentence of none. */
  | { kind: 'sentence'; lead: string; clauses: readonly Clause[] }
  /** Figures with the year before. */
  | { kind: 'changes'; title: string; figures: readonly FigureId[] }
  /** Rates with numerator and denominator. */
  | { kind: 'rates'; title: string; figures: readonly RateId[] }
  /** Parts of a whole, with their shares. */
  | { kind: 'breakdown'; title: string; whole: IndicatorId; figures: readonly IndicatorId[] }
  /** The areas below, side by side. */
  | { kind: 'areas'; title: string; figures: readonly FigureId[] }
  | { kind: 'comparison'; figure: FigureId }
  | { kind: 'map'; figure: FigureId }
  | { kind: 'trend'; figure: FigureId; name: string }
  | { kind: 'months'; title: string; figures: readonly { id: FigureId; name: string }[] }
  | { kind: 'attention'; title: string };

export type ReportSection = {
  heading: string;
  parts: readonly ReportPart[];
  /** About today: a report on a past period has no such section. */
  isPresentOnly?: boolean;
};

/** Says nothing where one of its figures is not known, as grids in an estate, or where all are 0. */
export type Clause = { words: readonly string[]; figures: readonly (FigureId | ChangeOf)[] };

/** A clause: say`小区${'estates.count'}${change('estates.count')}`. An id that is none does not compile. */
export const say = (words: TemplateStringsArray, ...figures: (FigureId | ChangeOf)[]): Clause => ({
  words,
  figures,
});

/** A sentence of clauses: tell('志愿线：', say`志愿者${'tallies.volunteers'}`). */
export const tell = (lead: string, ...clauses: Clause[]): ReportPart => ({ kind: 'sentence', lead, clauses });
