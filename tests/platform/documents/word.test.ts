import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDocument } from '@/lib/platform/documents/model';
import { writeDocx } from '@/lib/platform/documents/word';
import { gridTable, report } from './documents';
import { annex, cityReport } from './sample';
import { unzip } from './unzip';

let folder: string;
let parts: Map<string, Buffer>;

const write = async (document: ReportDocument) => {
  const path = join(folder, 'report.docx');
  await writeDocx(path, document);
  return unzip(path);
};
const part = (name: string, from = parts) => from.get(name)?.toString('utf8') ?? '';
const textOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
const styleOf = (id: string) =>
  part('word/styles.xml').match(new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's'))?.[0] ?? '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'word-'));
  parts = await write(cityReport());
});
afterAll(() => rm(folder, { recursive: true }));

test('the page is that of GB/T 9704-2012', () => {
  const body = part('word/document.xml');
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  // 37, 26, 35 and 28 mm in twentieths of a point.
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
});

test('each level is a real heading in its face, with the Chinese face named for Chinese', () => {
  const faces = {
    Title: '方正小标宋简体',
    Heading1: '黑体',
    Heading2: '楷体_GB2312',
    Heading3: '仿宋_GB2312',
  };
  for (const [id, face] of Object.entries(faces)) {
    expect(styleOf(id)).toContain(`w:eastAsia="${face}" w:hAnsi="Times New Roman" w:hint="eastAsia"`);
  }
  expect(styleOf('Title')).toContain('<w:sz w:val="44"/>');
  expect(styleOf('Heading1')).toMatch(/<w:sz w:val="32"\/>/);
  expect(styleOf('BodyText')).toContain('w:firstLineChars="200"');
  expect(part('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
  const headings = part('word/document.xml').match(/<w:pStyle w:val="Heading[1-4]"\/>/g);
  expect(headings).toHaveLength(10);
});

test('22 lines of 28 characters: exact lines, and characters drawn together', () => {
  expect(part('word/styles.xml')).toContain(
    '<w:spacing w:after="0" w:before="0" w:line="580" w:lineRule="exact"/>',
  );
  expect(styleOf('BodyText')).toContain('<w:spacing w:val="-5"/>');
});

test('tables repeat their head and do not tear rows', () => {
  const body = part('word/document.xml');
  expect(body.match(/<w:tbl>/g)).toHaveLength(6);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(6);
  const rows = body.match(/<w:tr>/g)?.length;
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(rows ?? 0);
  for (const table of body.match(/<w:tblGrid>.*?<\/w:tblGrid>/gs) ?? []) {
    const widths = [...table.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 8844)).toBeLessThan(10);
  }
});

test('only a row taller than a third of a page may be torn', async () => {
  const tall = await write(
    report([{ ...gridTable, rows: [['长'.repeat(900), '1', '2'], ...gridTable.rows] }]),
  );
  const body = part('word/document.xml', tall);
  expect(body.match(/<w:tr>/g)).toHaveLength(5);
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(4);
});

test('captions number by field, charts have alternative text', () => {
  const body = part('word/document.xml');
  expect(body.match(/w:instr="SEQ 表 \\\* ARABIC"/g)).toHaveLength(5);
  expect(body.match(/w:instr="SEQ 图 \\\* ARABIC"/g)).toHaveLength(2);
  expect(body).toMatch(/<wp:docPr [^>]*descr="网格，共 20 项[^"]*"/);
  expect([...parts.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(2);
});

test('a figure in the text leads to its definition in the annex', () => {
  const body = part('word/document.xml');
  expect(body).toContain('<w:hyperlink w:history="1" w:anchor="annex_1">');
  expect(body.match(/<w:bookmarkStart w:name="annex_\d+"/g)).toHaveLength(annex.length);
  for (const entry of annex) expect(textOf(body)).toContain(entry.definition);
});

test('the draft is marked on every page, with who took it and when', () => {
  const heads = [...parts.keys()].filter((name) => /word\/header\d\.xml/.test(name));
  expect(heads).toHaveLength(2);
  for (const head of heads) expect(textOf(part(head))).toContain('草稿　演示数据');
  for (const head of heads) expect(part(head)).toContain('导出人：city');
  expect(textOf(part('word/document.xml'))).toMatch(/^草稿　演示数据/);
});

test('page numbers stand between dashes, right on odd pages and left on even', () => {
  const feet = [...parts.keys()].filter((name) => /word\/footer\d\.xml/.test(name)).map((name) => part(name));
  for (const foot of feet) expect(foot).toMatch(/— .*PAGE.* —/s);
  const sides = feet.map((foot) => foot.match(/<w:jc w:val="(\w+)"/)?.[1]).sort();
  expect(sides).toEqual(['left', 'right']);
});

test('signed without seal, the date four characters in', () => {
  const body = part('word/document.xml');
  expect(textOf(body)).toContain('附件：指标说明中共成都市委城乡社区发展治理委员会（草稿）2019年6月30日');
  expect(body).toMatch(/<w:ind w:right="1263"\/>.{0,80}2019年6月30日/s);
});

test('core properties name the report', () => {
  const core = part('docProps/core.xml');
  expect(core).toContain('<dc:title>关于成都市2018年党建引领城乡社区发展治理台账情况的报告</dc:title>');
  expect(core).toContain('<dc:creator>城市填报员</dc:creator>');
});

test('markup and control characters in the text leave the file readable', async () => {
  const hostile = '<w:p/>&"\u0000\ud800';
  const small = await write(report([{ ...gridTable, title: hostile, rows: [[hostile, '1', '2']] }]));
  expect(part('word/document.xml', small)).toContain('&lt;w:p/&gt;&amp;');
  expect(part('word/document.xml', small)).not.toContain('\u0000');
});

test('what cannot be written leaves nothing behind', async () => {
  await expect(writeDocx(join(folder, 'none', 'a.docx'), report())).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual(['report.docx']);
});
