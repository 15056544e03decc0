import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GRID, PAGE, TEXT } from '@/lib/platform/documents/layout';
import type { Block, ReportDocument } from '@/lib/platform/documents/model';
import { opaquePng } from '@/lib/platform/documents/opaque-png';
import { writePdf } from '@/lib/platform/documents/pdf';
import { gridTable, report } from './documents';
import { type Pdf, pdfText, readPdf } from './read-pdf';
import { annex, cityReport } from './sample';

let folder: string;
let city: Pdf;

const write = async (document: ReportDocument) => {
  const path = join(folder, 'report.pdf');
  await writePdf(path, document);
  return readPdf(await readFile(path));
};
const words = '各级坚持以党建引领城乡社区发展治理，把台账建到小区、把责任落到网格。';
const paragraph = (times: number): Block => ({ kind: 'paragraph', runs: [words.repeat(times)] });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  city = await write(cityReport());
});
afterAll(() => rm(folder, { recursive: true }));

/** Lines of the type area: without running head and page number. */
const inside = (lines: Pdf['pages'][number]) =>
  lines.filter(({ y }) => y < PAGE.height - PAGE.top && y > PAGE.bottom);

test('the file is whole, in Chinese, titled and tagged', () => {
  expect(city.objects).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/);
  expect(city.objects).toContain('/Lang (zh-CN)');
  expect(city.objects).toContain('/Marked true');
  expect(city.objects).toContain('/DisplayDocTitle true');
  expect(city.objects).toContain(pdfText('关于成都市2018年党建引领城乡社区发展治理台账情况的报告'));
  for (const tag of ['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Caption']) {
    expect(city.objects).toContain(`/S /${tag}\n`);
  }
  expect(city.objects).toContain('/ToUnicode');
});

test('every heading is a bookmark, and the annex too', () => {
  for (const title of ['一、总体情况', '（一）台账建设', '1. 组建方式。', '二、分项情况', '附件　指标说明']) {
    expect(city.objects.includes(pdfText(title))).toBe(true);
  }
});

test('a figure in the text leads to its definition', () => {
  expect(city.objects).toMatch(/\/Dests <<[\s\S]*GZ001/);
  expect(city.objects.match(/\/S \/GoTo/g)?.length).toBe(7);
  expect(annex.every(({ code }) => city.objects.includes(`(${code})`))).toBe(true);
});

test('nothing stands outside the type area but the running head and the page number', () => {
  expect(city.pages.length).toBeGreaterThan(9);
  for (const lines of city.pages) {
    const outside = lines.filter((line) => !inside(lines).includes(line));
    expect(outside.length).toBeLessThanOrEqual(3);
    for (const { x } of lines) {
      expect(x).toBeGreaterThanOrEqual(PAGE.left - 0.1);
      expect(x).toBeLessThan(PAGE.left + TEXT.width);
    }
  }
});

test('a full page has 22 lines', async () => {
  const { pages } = await write(report([paragraph(60)]));
  const second = inside(pages[1] ?? []);
  const lines = [...new Set(second.map(({ y }) => y.toFixed(1)))].map(Number).sort((a, b) => b - a);
  expect(lines).toHaveLength(22);
  expect((lines[0] ?? 0) - (lines[1] ?? 0)).toBeCloseTo(GRID.line, 1);
});

test('page numbers are right on odd pages and left on even', () => {
  const numbers = city.pages.map(
    (lines) => lines.find(({ size, y }) => size === 14 && y < PAGE.bottom)?.x ?? 0,
  );
  expect(numbers[0]).toBeGreaterThan(PAGE.width / 2);
  expect(numbers[1]).toBeCloseTo(PAGE.left + 14, 0);
  expect(numbers[2]).toBeGreaterThan(PAGE.width / 2);
});

test('a heading never stands alone at the foot of a page', async () => {
  for (let count = 14; count < 18; count += 1) {
    const filler = Array.from({ length: count }, (): Block => ({ kind: 'paragraph', runs: ['一行。'] }));
    const heading: Block = { kind: 'heading', level: 1, text: '标题' };
    const { pages } = await write(report([...filler, heading, paragraph(2)], { demo: false }));
    const [mark, ...lines] = inside(pages[0] ?? []);
    const foot = lines.reduce((lowest, line) => (line.y < lowest.y ? line : lowest));
    // The mark 草稿 is set in the face of first headings.
    expect(foot.font).not.toBe(mark?.font);
  }
});

test('a row taller than a page is torn, and each part stays on its page', async () => {
  const tall = report([{ ...gridTable, rows: [[words.repeat(60), '1', '—'], ...gridTable.rows] }]);
  const { pages } = await write(tall);
  expect(pages.length).toBeGreaterThan(2);
  for (const lines of pages) expect(lines.length - inside(lines).length).toBeLessThanOrEqual(3);
});

test('a chart that hides nothing loses its alpha channel and keeps its size', () => {
  const chart = cityReport().blocks.find((block) => block.kind === 'chart');
  if (chart?.kind !== 'chart') throw new Error('no chart');
  const opaque = opaquePng(chart.png);
  expect([...opaque.subarray(16, 26)]).toEqual([...Buffer.from(chart.png).subarray(16, 25), 2]);
  expect(city.objects).not.toContain('/SMask');
});

test('an empty report still is a page', async () => {
  const { pages } = await write(report());
  expect(pages).toHaveLength(1);
});
