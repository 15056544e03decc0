import { expect, test } from 'vitest';
import { barChart } from '@/lib/platform/charts/bars';
import { toPng } from '@/lib/platform/charts/png';

const picture = (name: string) =>
  barChart({
    title: '网格数',
    measure: { name: '网格', unit: '个' },
    items: [{ name, value: 3 }],
    width: 300,
  });

test('a PNG at twice the size', async () => {
  const drawing = picture('锦江区');
  const png = await toPng(drawing, { scale: 2 });
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(600);
  expect(png.readUInt32BE(20)).toBe(drawing.height * 2);
});

test('the font knows the rare characters of place names', async () => {
  // A missing glyph draws the same box, or nothing, for every character.
  const [rare, other, missing] = await Promise.all(
    ['䢺䢺䢺', '蟇蟇蟇', '\u{e000}\u{e000}\u{e000}'].map((name) => toPng(picture(name))),
  );
  expect(rare?.equals(missing as Buffer)).toBe(false);
  expect(rare?.equals(other as Buffer)).toBe(false);
});
