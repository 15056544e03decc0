/**
 * A report as Word, PDF and Excel all render it. Text comes formatted by the caller, so that
 * a number reads the same on the screen and in every file; `value` is what Excel calculates with.
 */
export type ReportDocument = {
  readonly title: string;
  readonly subtitle?: string;
  /** 主送, without the closing colon. */
  readonly addressee?: string;
  /** 落款: the body that signs. It is printed, never sealed. */
  readonly issuer: string;
  /** 成文日期 and 报出日期, YYYY-MM-DD. */
  readonly date: string;
  /** Up to when the figures count: YYYY-MM-DD, with or without HH:mm. */
  readonly asOf: string;
  /** By which areas it counts, in words; absent where there is nothing to tell apart. */
  readonly basis?: string | undefined;
  /** 报告期 in words, as 2018年. */
  readonly period: string;
  /** 填报单位. */
  readonly reportingUnit?: string;
  readonly responsible?: string;
  readonly preparedBy?: string;
  readonly reviewedBy?: string;
  readonly form?: StatisticalForm;
  /** Marks every page 演示数据. */
  readonly demo: boolean;
  /** Who took this copy and when; small and grey on every page. */
  readonly watermark: string;
  readonly blocks: readonly Block[];
  /** The figures named in the report, each with its definition; printed as 附件. */
  readonly annex: readonly AnnexEntry[];
  /** What a reader can do with the annex's codes. */
  readonly annexNote?: string;
};

/** What a registered form shows in its corner: 表号、制定机关、批准或备案文号、有效期限. */
export type StatisticalForm = {
  readonly number: string;
  readonly authority?: string;
  readonly approval?: string;
  readonly validUntil?: string;
};

/** `code` names the figure's entry in the annex; in running text it becomes a link to it. */
export type Figure = {
  /** Also tells Excel how to show the value: 1,234.50 and 95.8% come out the same there. */
  readonly text: string;
  /** Percentages as fractions: 0.958 for 95.8%. Absent where the text is "—" or "…". */
  readonly value?: number;
  readonly code?: string;
};

export type Run = string | Figure;
export type Cell = string | Figure;

export type Block = Heading | Paragraph | Table | Chart | { readonly kind: 'pageBreak' };

/** Levels are numbered 一、（一）1.（1）by the renderer: no number in `text`. */
export type Heading = { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string };

export type Paragraph = { readonly kind: 'paragraph'; readonly runs: readonly Run[] };

export type Column = {
  readonly header: string;
  readonly kind: 'text' | 'number';
  /** Text stands left and numbers right unless said otherwise. */
  readonly align?: 'left' | 'center' | 'right';
  /** Share of the table's width, in characters; measured from the cells unless said otherwise. */
  readonly width?: number;
};

export type Table = {
  readonly kind: 'table';
  readonly title: string;
  /** 计量单位 of the whole table; where columns differ, say it in their headers. */
  readonly unit?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly Cell[];
  readonly note?: string;
};

export type Chart = {
  readonly kind: 'chart';
  readonly title: string;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
  /** At least twice `width` across, so that it prints sharp; without transparency it embeds fastest. */
  readonly png: Uint8Array;
  /** The size it was drawn at, in CSS pixels; wider than the type area, it is scaled down. */
  readonly width: number;
  readonly height: number;
  readonly source?: string;
};

export type AnnexEntry = {
  readonly code: string;
  readonly name: string;
  readonly value: Cell;
  readonly unit?: string;
  readonly definition: string;
  readonly asOf: string;
  /** Where its records are kept. */
  readonly source: string;
  /** Which of them were counted, where not all. */
  readonly conditions?: string | undefined;
};
