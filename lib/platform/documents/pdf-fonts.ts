import { join } from 'node:path';

import { isWide } from './layout';
import type { Measure } from './line-breaking';

/**
 * Noto in the parts of the prescribed faces, which may not be shipped: Serif for 仿宋, its semibold
 * for 小标宋 and 楷体, Sans for 黑体 and in tables, where its figures are of one width.
 */
const FILES = {
  body: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  strong: 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  table: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  hei: 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
} as const;

export type FontName = keyof typeof FILES;

const fontFile = (name: FontName) => join(process.cwd(), 'node_modules/@expo-google-fonts', FILES[name]);

export function registerFonts(pdf: PDFKit.PDFDocument): void {
  for (const name of Object.keys(FILES) as FontName[]) pdf.registerFont(name, fontFile(name));
}

/** How a line is set: its size in points, and what is added to each Chinese character. */
export type Type = { readonly size: number; readonly tracking?: number };

/**
 * Widths in points. Shaping is the slow part of a PDF, so what was measured once is kept.
 */
export function measurer(pdf: PDFKit.PDFDocument) {
  const known = new Map<string, number>();
  return ({ size, tracking = 0 }: Type): Measure<FontName> =>
    (text, font) => {
      const key = font + text;
      let units = known.get(key);
      if (units === undefined) {
        units = pdf.font(font).fontSize(1000).widthOfString(text);
        known.set(key, units);
      }
      return (units * size) / 1000 + (isWide(text) ? tracking * [...text].length : 0);
    };
}
