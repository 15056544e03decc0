import type { EstateKind, RequestSource } from '../client/enums.ts';

/** What is asked how often, by kind of place and month. */
const ordinary = {
  AJ: 2.5,
  CX: 3,
  LY: 1.2,
  SJ: 2,
  YB: 2,
  YL: 2,
  YLN: 1.5,
  TGN: 1.5,
  TCN: 8,
  WY: 11,
  WX: 7,
  DT: 4,
  HJ: 9,
  ZS: 9,
  WJ: 5,
  SDQ: 6,
  DL: 5,
  LH: 3.5,
  SS: 2.5,
  XF: 6,
  TF: 0.6,
  ZA: 3.5,
  LL: 3,
  WH: 2,
  JY: 3,
  QT: 2.5,
};

export type CategoryCode = keyof typeof ordinary;
type Factors = { [code in CategoryCode]?: number };

const byKind: Record<EstateKind | 'open', Factors> = {
  commercial: { WY: 1.5, DT: 1.6, TCN: 1.3, TGN: 1.3, AJ: 0.3 },
  old_courtyard: { AJ: 2.5, WX: 2, WJ: 1.5, SDQ: 1.4, XF: 1.3, YLN: 1.6, YL: 1.5, DT: 0.6, WY: 0.4 },
  work_unit: { AJ: 2, WX: 1.8, SDQ: 1.4, XF: 1.3, YLN: 1.6, YL: 1.6, DT: 0.6, WY: 0.6 },
  resettlement: { WX: 1.5, LY: 2, TCN: 1.2, XF: 1.3, WJ: 1.4 },
  affordable: { AJ: 2, LY: 1.5, DT: 1.3, YL: 1.3 },
  rural: { DL: 3, CX: 2, SDQ: 1.5, LL: 1.6, HJ: 1.3, YL: 1.5, DT: 0, WY: 0.05, TCN: 0.4, ZS: 0.5, LH: 0.6 },
  open: {
    CX: 3,
    DL: 3,
    HJ: 1.5,
    SS: 2,
    LH: 1.5,
    ZS: 1.3,
    WH: 2,
    JY: 2,
    WY: 0,
    WX: 0,
    DT: 0,
    LL: 0.3,
    AJ: 0.2,
  },
};

/** Months from 0. */
const seasons: { [code in CategoryCode]?: { months: readonly number[]; factor: number } } = {
  ZS: { months: [5, 6, 7, 8], factor: 1.5 },
  SDQ: { months: [0, 6, 7], factor: 1.7 },
  TGN: { months: [0, 5, 6, 7], factor: 2.2 },
  SJ: { months: [4, 5, 6, 7], factor: 2 },
  LH: { months: [8, 9, 10], factor: 1.5 },
  TF: { months: [5, 6, 7, 8], factor: 1.9 },
  HJ: { months: [5, 6, 7, 8], factor: 1.3 },
  WX: { months: [5, 6, 7, 8], factor: 1.5 },
  LY: { months: [1, 2, 5], factor: 1.7 },
  YB: { months: [9, 10, 11], factor: 1.5 },
};

const known = new Map<string, Record<CategoryCode, number>>();

export function categoryWeights(kind: EstateKind | null, month: number): Record<CategoryCode, number> {
  const key = `${kind} ${month}`;
  const kept = known.get(key);
  if (kept) return kept;
  const factors = byKind[kind ?? 'open'];
  const weights = Object.fromEntries(
    (Object.keys(ordinary) as CategoryCode[]).map((code) => {
      const season = seasons[code];
      return [
        code,
        ordinary[code] * (factors[code] ?? 1) * (season?.months.includes(month) ? season.factor : 1),
      ];
    }),
  ) as Record<CategoryCode, number>;
  known.set(key, weights);
  return weights;
}

export const eventWeights = { 'E-AQ': 30, 'E-HJ': 30, 'E-SS': 22, 'E-JF': 8, 'E-MS': 10 };

export const sourceWeights: Record<Exclude<RequestSource, 'grid'>, number> = {
  web: 46,
  phone: 18,
  window: 9,
  visit: 7,
  hotline: 17,
  api: 3,
};

export const monthWeights = [0.9, 0.72, 1, 1, 1.05, 1.16, 1.26, 1.2, 1.05, 0.95, 1, 1];

const hours = (weights: readonly number[], from: number) =>
  Object.fromEntries(weights.map((weight, i) => [String(from + i), weight]));

export const hourWeights = {
  resident: hours([0.3, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 2, 4, 6, 7, 5, 4, 4, 5, 5, 4, 4, 5, 7, 7, 5, 3, 1], 0),
  staff: hours([2, 8, 10, 8, 2, 5, 8, 8, 5, 1], 8),
};

/** How often the community cannot settle it by itself: the share that goes to a department. */
export const departmentShares: { [code: string]: number } = {
  TF: 0.5,
  SDQ: 0.4,
  CX: 0.45,
  ZS: 0.35,
  DL: 0.35,
  WJ: 0.3,
  DT: 0.25,
  SJ: 0.3,
  YB: 0.25,
  XF: 0.15,
  LH: 0.2,
  HJ: 0.12,
  'E-AQ': 0.12,
  'E-HJ': 0.12,
  'E-SS': 0.25,
};
