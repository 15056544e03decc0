import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';

import { GRID, PAGE, SIZE, TEXT } from './layout';
import type { ReportDocument } from './model';
import { marks } from './plan';
import { greyRun, twips } from './word-styles';

const properties = {
  page: {
    size: { width: twips(PAGE.width), height: twips(PAGE.height) },
    margin: {
      top: twips(PAGE.top),
      bottom: twips(PAGE.bottom),
      left: twips(PAGE.left),
      right: twips(PAGE.right),
      header: twips(PAGE.header - SIZE.small),
      footer: twips(PAGE.bottom - PAGE.pageNumberGap - SIZE.pageNumber),
    },
  },
  // No grid: the styles set 22 exact lines of 28 characters, which a grid would force on tables as well.
  grid: { type: DocumentGridType.DEFAULT, linePitch: twips(GRID.line) },
};

export const rightEdge = [{ type: TabStopType.RIGHT, position: twips(TEXT.width) }];

function runningHead(document: ReportDocument): Header {
  const text = new TextRun({ text: `${marks(document).join('　')}\t${document.watermark}`, ...greyRun });
  return new Header({
    children: [new Paragraph({ style: 'RunningHead', tabStops: rightEdge, children: [text] })],
  });
}

function pageNumber(side: 'odd' | 'even'): Footer {
  const indent = side === 'odd' ? { right: twips(SIZE.pageNumber) } : { left: twips(SIZE.pageNumber) };
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  const alignment = side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({
    children: [new Paragraph({ style: 'PageNumber', alignment, indent, children: [number] })],
  });
}

/** The paper, the running head with the marks and the watermark, and the page numbers. */
export const wordPage = (document: ReportDocument): Omit<ISectionOptions, 'children'> => ({
  properties,
  headers: { default: runningHead(document), even: runningHead(document) },
  footers: { default: pageNumber('odd'), even: pageNumber('even') },
});
