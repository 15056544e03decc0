import { expect, test } from 'vitest';
import { emWidth } from '@/lib/platform/documents/layout';
import { balancedLines, breakLines, lineText } from '@/lib/platform/documents/line-breaking';

const broken = (text: string, width: number, options = {}) =>
  breakLines([{ text, font: '' }], width, emWidth, options).map(lineText);

test('no line begins with a closing mark and none ends with an opening one', () => {
  const text = '各级坚持以《意见》为准，把台账建到“小区”、把责任落到（网格）；一数一源。';
  for (let width = 3; width < 20; width += 1) {
    for (const line of broken(text, width)) {
      expect(line).not.toMatch(/^[，。、；》”）]/);
      expect(line).not.toMatch(/[《“（]$/);
    }
  }
});

test('numbers and Latin words stay whole', () => {
  const text = '共有网格13,120个，覆盖率95.8%，见https://example.org与WiFi和2018-12-31。';
  const lines = broken(text, 12);
  for (const whole of ['13,120', '95.8%', 'https://example.org', 'WiFi', '2018-12-31']) {
    expect(lines.some((line) => line.includes(whole))).toBe(true);
  }
});

test('only what is longer than a line is cut, and nothing is lost', () => {
  const text = `代码${'x'.repeat(60)}之后`;
  const lines = broken(text, 10);
  expect(lines.join('')).toBe(text);
  expect(Math.max(...lines.map(emWidth))).toBeLessThanOrEqual(10);
});

test('a code is cut after its marks', () => {
  expect(broken('grid_leader_coverage.rate', 8)).toEqual(['grid_leader_', 'coverage.rate']);
});

test('a closing mark may hang out by half a character, a word may not', () => {
  expect(broken('一二三四五，六', 5.5)).toEqual(['一二三四', '五，六']);
  expect(broken('一二三四五，六', 5.5, { hang: 0.5 })).toEqual(['一二三四五，', '六']);
  expect(broken('一二三四五六七', 5.5, { hang: 0.5 })).toEqual(['一二三四五', '六七']);
});

test('the first line is shorter by its indent', () => {
  expect(broken('一二三四五六七八', 5, { indent: 2 })).toEqual(['一二三', '四五六七八']);
});

test('a figure in the middle of a line keeps its code', () => {
  const [line] = breakLines(
    [
      { text: '网格', font: '' },
      { text: '13,120', font: '', code: 'grids' },
    ],
    20,
    emWidth,
  );
  expect(line?.fragments.map(({ text, code }) => [text, code])).toEqual([
    ['网格', undefined],
    ['13,120', 'grids'],
  ]);
});

test('a title is broken between words into lines of about one length', () => {
  const title = '关于成都市2018年党建引领城乡社区发展治理台账情况的报告';
  const lines = balancedLines([{ text: title, font: '' }], 20, emWidth).map(lineText);
  expect(lines).toEqual(['关于成都市2018年党建引领城乡', '社区发展治理台账情况的报告']);
});

test('empty text is one empty line', () => {
  expect(broken('', 5)).toEqual(['']);
});
