import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { checked } from './check';
import { chineseDate, GRID, PAGE, SIZE, TEXT } from './layout';
import type { ReportDocument } from './model';
import { opaquePng } from './opaque-png';
import { Flow } from './pdf-flow';
import { drawNote, drawTable } from './pdf-table';
import { bodyPieces, drawBody, drawCentred, drawRight, headingPieces } from './pdf-text';
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

const TITLE = { font: 'strong', size: SIZE.title, pitch: 35 } as const;
const SUBTITLE = { font: 'body', size: SIZE.body, pitch: GRID.line } as const;
// H1 is the title's.
const HEADING_TAGS = { 1: 'H2', 2: 'H3', 3: 'H4', 4: 'H5' } as const;
const CHART_CAPTION = { font: 'hei', size: SIZE.caption, pitch: 22 } as const;

/** Writes the report as a tagged PDF in the layout of an official document. */
export async function writePdf(path: string, report: ReportDocument): Promise<void> {
  const document = checked(report);
  await replaceFile(path, async (part) => {
    const flow = new Flow({
      Title: document.title,
      Author: document.issuer,
      Subject: `${document.period}，数据截至${chineseDate(document.asOf)}`,
      Keywords: marks(document).join('，'),
    });
    const written = pipeline(flow.pdf, createWriteStream(part));
    drawOpening(flow, document);
    const blocks = planBlocks(document.blocks);
    for (const [index, block] of blocks.entries()) drawBlock(flow, block, blocks[index + 1]);
    drawClosing(flow, document);
    if (document.annex.length) drawAnnex(flow, document);
    flow.finish(marks(document).join('　'), document.watermark);
    await written;
  });
}

function drawOpening(flow: Flow, document: ReportDocument) {
  const y = flow.y + GRID.line / 2 + SIZE.body * 0.38;
  flow.tagged('P', () => {
    flow.label(marks(document).join('　'), 'left', PAGE.left, y, SIZE.body, 'hei');
    if (document.form) {
      flow.label(`表号：${document.form.number}`, 'right', PAGE.left + TEXT.width, y, SIZE.table, 'body');
    }
  });
  flow.y += GRID.line * 2;
  drawCentred(flow, 'H1', document.title, TITLE);
  if (document.subtitle) drawCentred(flow, 'P', document.subtitle, SUBTITLE);
  drawCentred(flow, 'P', periodLine(document), SUBTITLE);
  flow.y += GRID.line;
  if (document.addressee) drawBody(flow, 'P', bodyPieces([`${document.addressee}：`]), 0);
}

function drawBlock(flow: Flow, block: PlannedBlock, next: PlannedBlock | undefined) {
  switch (block.kind) {
    case 'heading':
      flow.keep(GRID.line + opening(next));
      flow.bookmark(block.level, block.text);
      return drawBody(flow, HEADING_TAGS[block.level], headingPieces(block));
    case 'paragraph':
      return drawBody(flow, 'P', bodyPieces(block.runs));
    case 'table':
      return drawTable(flow, block);
    case 'chart':
      return drawChart(flow, block);
    case 'pageBreak':
      return flow.newPage();
  }
}

/** How much of what follows a heading must stand on its page. */
function opening(next: PlannedBlock | undefined): number {
  if (next?.kind === 'chart') return chartSize(next).height + CHART_CAPTION.pitch * 2;
  if (next?.kind === 'table') return Math.min(TEXT.height / 3, 80 + (next.rows.length + 1) * 24);
  return next?.kind === 'heading' ? GRID.line * 3 : GRID.line * 2;
}

type PlannedChart = Extract<PlannedBlock, { kind: 'chart' }>;

/** CSS pixels to points, and down to the type area; a chart takes at most two thirds of its height. */
function chartSize({ width, height }: PlannedChart) {
  const scale = Math.min(0.75, TEXT.width / width, (TEXT.height * 0.66) / height);
  return { width: width * scale, height: height * scale };
}

function drawChart(flow: Flow, chart: PlannedChart) {
  const { width, height } = chartSize(chart);
  flow.keep(height + CHART_CAPTION.pitch + (chart.source ? 17 : 0) + 4);
  flow.y += 4;
  const x = PAGE.left + (TEXT.width - width) / 2;
  flow.tagged('Figure', () => flow.pdf.image(opaquePng(chart.png), x, flow.y, { width, height }), {
    alt: chart.alt,
  });
  flow.y += height;
  drawCentred(flow, 'Caption', chart.caption, CHART_CAPTION);
  if (chart.source) drawNote(flow, `来源：${chart.source}`);
  flow.y += SIZE.caption;
}

/** 附件说明, then 署名 over the date: the date four characters in, the name centred on it where it fits. */
function drawClosing(flow: Flow, document: ReportDocument) {
  const date = chineseDate(document.date);
  const makers = makersLine(document);
  flow.keep(GRID.line * (4 + (document.annex.length ? 2 : 0) + (makers ? 1 : 0)));
  if (document.annex.length) {
    flow.y += GRID.line;
    drawBody(flow, 'P', bodyPieces([`附件：${ANNEX_TITLE}`]));
  }
  flow.y += GRID.line;
  const measure = flow.measure({ size: SIZE.body });
  const middle = GRID.char * 4 + measure(date, 'body') / 2;
  drawRight(flow, document.issuer, Math.max(GRID.char * 2, middle - measure(document.issuer, 'body') / 2));
  drawRight(flow, date, GRID.char * 4);
  if (makers) drawBody(flow, 'P', bodyPieces([makers]));
}

function drawAnnex(flow: Flow, document: ReportDocument) {
  flow.newPage();
  flow.bookmark(1, `附件　${ANNEX_TITLE}`);
  drawBody(flow, 'P', [{ text: '附件', font: 'hei' }], 0);
  flow.y += GRID.line;
  drawCentred(flow, 'H2', ANNEX_TITLE, TITLE);
  flow.y += GRID.line / 2;
  drawTable(
    flow,
    annexTable(document),
    document.annex.map((entry) => entry.code),
  );
}
