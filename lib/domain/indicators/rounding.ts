/** How a large number is put into a sentence: 1.3 万, 15.9 亿. Tables and lists have the exact one. */
export type Rounding = { divisor: number; unit: string; digits: number };

export const wan = (digits: number): Rounding => ({ divisor: 10_000, unit: '万', digits });
export const yi = (digits: number): Rounding => ({ divisor: 100_000_000, unit: '亿', digits });
/** Of what is recorded in metres. */
export const kilometres: Rounding = { divisor: 1_000, unit: '公里', digits: 0 };
