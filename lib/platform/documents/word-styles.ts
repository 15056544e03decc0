import { AlignmentType, type IFontAttributesProperties, type IStylesOptions, LineRuleType } from 'docx';

import { GREY, GRID, SIZE } from './layout';

export const twips = (points: number) => Math.round(points * 20);

/**
 * The prescribed faces by name. Without the hint Word sets Chinese quotation marks and dashes in the
 * Latin face, narrow; the names it falls back to where a face is missing are in `fontTable`.
 */
const face = (eastAsia: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia',
});

const FACES = {
  fangSong: face('仿宋_GB2312'),
  hei: face('黑体'),
  kai: face('楷体_GB2312'),
  title: face('方正小标宋简体'),
  song: face('宋体'),
} as const;

const exactly = (points: number) => ({ line: twips(points), lineRule: LineRuleType.EXACT });
/** Body type is drawn together by a quarter point, rounded so that the 28th character never wraps. */
const TRACKING = -5;
const TWO_CHARACTERS = { firstLine: twips(GRID.char * 2), firstLineChars: 200 };

const heading = (level: number, name: keyof typeof FACES) => ({
  next: 'BodyText',
  quickFormat: true,
  run: { font: FACES[name], size: SIZE.body * 2, characterSpacing: TRACKING, color: '000000' },
  paragraph: {
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
    indent: TWO_CHARACTERS,
    spacing: { before: 0, after: 0, ...exactly(GRID.line) },
  },
});

/** With lines of their own: what stands in and around tables. */
const small = (
  id: string,
  name: string,
  font: keyof typeof FACES,
  size: number,
  line: number,
  more: object = {},
) => ({
  id,
  name,
  basedOn: 'Normal',
  run: { font: FACES[font], size: size * 2 },
  paragraph: { spacing: { before: 0, after: 0, ...exactly(line) }, ...more },
});

const normal = (
  id: string,
  name: string,
  paragraph: object,
  font: keyof typeof FACES = 'fangSong',
  size: number = SIZE.body,
) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font: FACES[font], size: size * 2, characterSpacing: size === SIZE.body ? TRACKING : 0 },
  paragraph,
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FACES.fangSong, size: SIZE.body * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { before: 0, after: 0, ...exactly(GRID.line) } },
    },
    title: {
      next: 'BodyText',
      run: { font: FACES.title, size: SIZE.title * 2 },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0, ...exactly(35) },
        keepNext: true,
      },
    },
    heading1: heading(1, 'hei'),
    heading2: heading(2, 'kai'),
    heading3: heading(3, 'fangSong'),
    heading4: heading(4, 'fangSong'),
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.BOTH } },
    normal('BodyText', 'Body Text', { indent: TWO_CHARACTERS }),
    normal('DraftMark', '草稿标记', { alignment: AlignmentType.LEFT }, 'hei'),
    normal('Subtitle', 'Subtitle', { alignment: AlignmentType.CENTER }),
    normal('Addressee', '主送机关', { alignment: AlignmentType.LEFT }),
    normal('Signature', '署名和日期', { alignment: AlignmentType.RIGHT, keepLines: true }),
    normal('AnnexMark', '附件标记', { alignment: AlignmentType.LEFT, keepNext: true }, 'hei'),
    small('Caption', 'caption', 'hei', SIZE.caption, 22, { alignment: AlignmentType.CENTER, keepNext: true }),
    small('TableUnit', '计量单位', 'song', SIZE.small, 15, {
      alignment: AlignmentType.RIGHT,
      keepNext: true,
    }),
    small('TableNote', '表注', 'song', SIZE.small, 15),
    small('RunningHead', '页眉标记', 'song', SIZE.small, 14),
    {
      // The picture's line must grow with it.
      id: 'Picture',
      name: '图',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: 80, after: 0, line: 240, lineRule: LineRuleType.AUTO },
      },
    },
    normal('PageNumber', '页码', { spacing: exactly(SIZE.pageNumber + 2) }, 'song', SIZE.pageNumber),
  ],
};

export const tableRun = (size: number, strong: boolean) => ({
  font: strong ? FACES.hei : FACES.song,
  size: size * 2,
});

export const tableSpacing = (size: number) => ({ before: 30, after: 30, ...exactly(size * 1.4) });

export const greyRun = { color: GREY };

/** What Word takes where a face is not installed: the same design under its other name, then its kind. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  ['仿宋_GB2312', '仿宋', 'modern', '02010609030101010101'],
  ['楷体_GB2312', '楷体', 'modern', '02010609030101010101'],
  ['黑体', 'SimHei', 'modern', '02010609060101010101'],
  ['方正小标宋简体', '宋体', 'script', '02010601030101010101'],
  ['宋体', 'SimSun', 'auto', '02010600030101010101'],
]
  .map(
    ([name, other, family, panose]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`;
