import { writeFile } from 'node:fs/promises';
import {
  Document,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type ISectionOptions,
  Packer,
  PageBreak,
  Paragraph,
  TextRun,
} from 'docx';

import { checked } from './check';
import { chineseDate, emWidth, GRID, SIZE, TEXT } from './layout';
import { balancedLines, lineText } from './line-breaking';
import type { ReportDocument, Run } from './model';
import {
  ANNEX_TITLE,
  annexTable,
  makersLine,
  marks,
  type PlannedBlock,
  periodLine,
  planBlocks,
} from './plan';
import { replaceFile } from './replace-file';
import { rightEdge, wordPage } from './word-page';
import { fontTable, styles, twips } from './word-styles';
import { caption, wordTable } from './word-table';

type Children = ISectionOptions['children'][number][];
type PlannedChart = Extract<PlannedBlock, { kind: 'chart' }>;

/** Writes the report as a Word document in the layout of an official document, ready to be worked on. */
export async function writeDocx(path: string, report: ReportDocument): Promise<void> {
  const document = checked(report);
  const anchors = new Map(document.annex.map((entry, index) => [entry.code, `annex_${index + 1}`]));
  const word = new Document({
    title: document.title,
    subject: `${document.period}，数据截至${chineseDate(document.asOf)}`,
    creator: document.preparedBy ?? document.issuer,
    lastModifiedBy: document.preparedBy ?? document.issuer,
    keywords: marks(document).join('，'),
    description: document.watermark,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    styles,
    sections: [
      {
        ...wordPage(document),
        children: [
          ...opening(document),
          ...planBlocks(document.blocks).flatMap((block) => blockChildren(block, anchors)),
          ...closing(document),
          ...annex(document, anchors),
        ],
      },
    ],
  });
  const buffer = await Packer.toBuffer(word, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
  await replaceFile(path, (part) => writeFile(part, buffer));
}

function opening(document: ReportDocument): Children {
  const form = document.form ? `\t表号：${document.form.number}` : '';
  const titleLines = balancedLines([{ text: document.title, font: '' }], TEXT.width / SIZE.title, emWidth);
  return [
    new Paragraph({
      style: 'DraftMark',
      tabStops: rightEdge,
      children: [new TextRun(marks(document).join('　')), new TextRun({ text: form, size: SIZE.table * 2 })],
    }),
    new Paragraph(''),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: titleLines.map(
        (line, index) => new TextRun({ text: lineText(line), break: index === 0 ? 0 : 1 }),
      ),
    }),
    ...(document.subtitle ? [new Paragraph({ style: 'Subtitle', text: document.subtitle })] : []),
    new Paragraph({ style: 'Subtitle', text: periodLine(document) }),
    new Paragraph(''),
    ...(document.addressee ? [new Paragraph({ style: 'Addressee', text: `${document.addressee}：` })] : []),
  ];
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

function blockChildren(block: PlannedBlock, anchors: ReadonlyMap<string, string>): Children {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], text: block.text })];
    case 'paragraph':
      return [
        new Paragraph({ style: 'BodyText', children: block.runs.map((run) => runChild(run, anchors)) }),
      ];
    case 'table':
      return wordTable(block);
    case 'chart':
      return chart(block);
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function runChild(run: Run, anchors: ReadonlyMap<string, string>) {
  if (typeof run === 'string') return new TextRun(run);
  const text = new TextRun(run.text);
  const anchor = run.code && anchors.get(run.code);
  return anchor ? new InternalHyperlink({ anchor, children: [text] }) : text;
}

function chart({ caption: title, alt, png, width, height, source }: PlannedChart): Children {
  const scale = Math.min(1, TEXT.width / 0.75 / width, (TEXT.height * 0.66) / 0.75 / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { name: title, title, description: alt };
  const picture = new ImageRun({ type: 'png', data: Buffer.from(png), transformation, altText });
  return [
    new Paragraph({ style: 'Picture', children: [picture] }),
    caption(title, Boolean(source)),
    ...(source
      ? [new Paragraph({ style: 'TableNote', text: `来源：${source}`, spacing: { after: 120 } })]
      : []),
  ];
}

/** 附件说明, then 署名 over the date: the date four characters in, the name centred on it where it fits. */
function closing(document: ReportDocument): Children {
  const date = chineseDate(document.date);
  const makers = makersLine(document);
  const middle = 4 + emWidth(date) / 2;
  const signed = (text: string, characters: number) =>
    new Paragraph({
      style: 'Signature',
      text,
      keepNext: text !== date,
      indent: { right: twips(characters * GRID.char) },
    });
  return [
    ...(document.annex.length
      ? [
          new Paragraph({ text: '', keepNext: true }),
          new Paragraph({ style: 'BodyText', text: `附件：${ANNEX_TITLE}`, keepNext: true }),
        ]
      : []),
    new Paragraph({ text: '', keepNext: true }),
    signed(document.issuer, Math.max(2, middle - emWidth(document.issuer) / 2)),
    signed(date, 4),
    ...(makers ? [new Paragraph({ style: 'BodyText', text: makers })] : []),
  ];
}

function annex(document: ReportDocument, anchors: ReadonlyMap<string, string>): Children {
  if (document.annex.length === 0) return [];
  return [
    new Paragraph({ style: 'AnnexMark', text: '附件', pageBreakBefore: true }),
    new Paragraph({ text: '', keepNext: true }),
    new Paragraph({ style: 'Title', text: ANNEX_TITLE, outlineLevel: 0 }),
    new Paragraph({ text: '', keepNext: true }),
    ...wordTable(
      annexTable(document),
      document.annex.map((entry) => anchors.get(entry.code) ?? ''),
    ),
  ];
}
