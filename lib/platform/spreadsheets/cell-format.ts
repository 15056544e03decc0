/** What a number format does to a number, as far as reading needs to know. */
export type CellFormat = {
  kind: 'number' | 'date';
  /** Digits of a format made of zeros only, such as 000000: the leading zeros are part of a code. */
  zeros: number;
};

export const generalFormat: CellFormat = { kind: 'number', zeros: 0 };

/** `code` is undefined for the formats that every program knows by id (ECMA-376 part 1, 18.8.30; 27–58 are the Chinese ones). */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    const isDate =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
    return isDate ? { kind: 'date', zeros: 0 } : generalFormat;
  }
  if (/^0+$/.test(code)) return { kind: 'number', zeros: code.length };
  // Hours that run past 24 are a duration, no time of day.
  if (/\[[hms]+\]/i.test(code)) return generalFormat;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, '');
  return /[ymdhs]/i.test(bare) ? { kind: 'date', zeros: 0 } : generalFormat;
}
