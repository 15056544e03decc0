/** The page of GB/T 9704-2012, in points: A4, a type area of 156 × 225 mm, 22 lines of 28 characters. */
const mm = (millimetres: number) => (millimetres * 72) / 25.4;

export const PAGE = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  bottom: mm(35),
  left: mm(28),
  right: mm(26),
  /** From the type area down to the dashes of the page number. */
  pageNumberGap: mm(7),
  /** From the edge of the paper to the line with 草稿 and the watermark. */
  header: mm(20),
} as const;

export const TEXT = { width: mm(156), height: mm(225) } as const;

/** Pitch of a line and of a character: 三号 is 16 pt, so 28 of them stand a little closer than set solid. */
export const GRID = { line: TEXT.height / 22, char: TEXT.width / 28 } as const;

/** 二号, 三号, 四号, 小四, 五号, 小五, 六号. */
export const SIZE = {
  title: 22,
  body: 16,
  pageNumber: 14,
  caption: 12,
  table: 10.5,
  small: 9,
  tiny: 7.5,
} as const;

export const GREY = '6B7280';

/** 2018-12-31 09:30 → 2018年12月31日 09:30; anything else stays as it is. */
export function chineseDate(iso: string): string {
  return iso.replace(
    /^(\d{4})-(\d{2})-(\d{2})(?:T|(?= |$))/,
    (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`,
  );
}

const digits = '零一二三四五六七八九';

/** 1 → 一, 10 → 十, 23 → 二十三; headings do not go beyond 99. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const units = number % 10;
  if (tens === 0) return digits.charAt(units);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${units === 0 ? '' : digits.charAt(units)}`;
}

// From U+2E80 on, and the dashes, dots and quotes that Chinese fonts draw a full square wide.
const WIDE = /[\u2014\u2018\u2019\u201C\u201D\u2026\u2E80-\u{3FFFF}]/u;

export const isWide = (character: string) => WIDE.test(character);

const NARROW: Record<string, number> = { '.': 0.28, ',': 0.28, ':': 0.28, ' ': 0.25, '%': 0.94 };

/** Width in characters of the body size, close enough to plan with where no font is at hand. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 1 : (NARROW[character] ?? 0.57);
  return width;
}
