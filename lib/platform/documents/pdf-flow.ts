import PDFDocument from 'pdfkit';

import { GREY, GRID, PAGE, SIZE, TEXT } from './layout';
import type { Line, Measure } from './line-breaking';
import { type FontName, measurer, registerFonts, type Type } from './pdf-fonts';

type Outline = { addItem(title: string, options?: object): Outline };
type Element = PDFKit.PDFStructureElement;
export type Tag = 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'Caption' | 'Figure';

/** A column of type that runs from page to page, with the structure a screen reader follows. */
export class Flow {
  readonly pdf: PDFKit.PDFDocument;
  readonly measure: (type: Type) => Measure<FontName>;
  readonly root: Element;
  y: number = PAGE.top;
  private readonly outlines: Outline[];

  constructor(info: PDFKit.DocumentInfo) {
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      // The type area is kept here; pdfkit must never turn a page by itself.
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'zh-CN',
      tagged: true,
      displayTitle: true,
      info,
    });
    registerFonts(this.pdf);
    this.measure = measurer(this.pdf);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.outlines = [this.pdf.outline as unknown as Outline];
  }

  get bottom() {
    return PAGE.top + TEXT.height;
  }

  /** What is left of the page; a hair is forgiven, so that 22 lines are 22. */
  get room() {
    return this.bottom - this.y + 0.5;
  }

  get atTop() {
    return this.y <= PAGE.top;
  }

  newPage() {
    // Not addPage: a paragraph's mark must be closed on this page and opened again on the next.
    this.pdf.continueOnNewPage();
    this.y = PAGE.top;
  }

  /** Turns the page unless `height` still fits; what is taller than a page starts where it stands. */
  keep(height: number) {
    if (height > this.room && !this.atTop && height <= TEXT.height + 0.5) this.newPage();
  }

  /** Draws content of its own in the reading order. */
  tagged(tag: Tag, draw: () => void, options: { alt?: string } = {}) {
    this.root.add(this.pdf.struct(tag, options, [draw]));
  }

  /** Draws what a screen reader skips: rules, running heads, repeated table heads. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout') {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  bookmark(level: number, title: string) {
    const parent = this.outlines.slice(0, level).findLast((outline) => outline !== undefined);
    const item = parent?.addItem(title, {
      expanded: level < 2,
      left: PAGE.width,
      top: this.y - 4,
      pageNumber: null,
    });
    this.outlines.length = Math.max(level, 1);
    if (item) this.outlines[level] = item;
  }

  /**
   * Draws one line with its baseline at `y`. `extra` spaces Chinese only, above the tracking it was
   * measured with; words and numbers keep together.
   */
  drawLine(line: Line<FontName>, x: number, y: number, type: Type, extra = 0) {
    let left = x;
    for (const { text, font, wide, width, code } of line.fragments) {
      const spacing = wide ? (type.tracking ?? 0) + extra : 0;
      this.pdf.font(font).fontSize(type.size);
      this.pdf.text(text, left, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
      const advance = width + (wide ? extra * [...text].length : 0);
      if (code) this.pdf.goTo(left, y - type.size, advance, type.size * 1.25, code);
      left += advance;
    }
  }

  /** One short line, for running heads and labels. */
  label(text: string, edge: 'left' | 'right', x: number, y: number, size: number, font: FontName = 'table') {
    this.pdf.font(font).fontSize(size);
    const left = edge === 'left' ? x : x - this.pdf.widthOfString(text);
    this.pdf.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Running heads and page numbers, once all pages are there. Odd pages number right, even pages left. */
  finish(head: string, watermark: string) {
    const right = PAGE.width - PAGE.right;
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      this.artifact(() => {
        this.pdf.fillColor(`#${GREY}`);
        this.label(head, 'left', PAGE.left, PAGE.header, SIZE.small);
        this.label(watermark, 'right', right, PAGE.header, SIZE.small);
        this.pdf.fillColor('black');
        const baseline = this.bottom + PAGE.pageNumberGap + SIZE.pageNumber * 0.35;
        const odd = page % 2 === 0;
        const edge = odd ? right - SIZE.pageNumber : PAGE.left + SIZE.pageNumber;
        this.label(`— ${page + 1} —`, odd ? 'right' : 'left', edge, baseline, SIZE.pageNumber, 'body');
      }, 'Pagination');
    }
    this.root.end();
    this.pdf.end();
  }
}

/** From the top of a line of `pitch` to its baseline: Chinese glyphs stand in the middle of it. */
export const baseline = (size: number, pitch: number = GRID.line) => pitch / 2 + size * 0.38;
