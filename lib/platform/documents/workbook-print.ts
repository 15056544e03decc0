import type { Worksheet } from 'exceljs';

import type { ReportDocument } from './model';
import { marks } from './plan';

/** A4, as wide as the page, the row `head` repeated on each; who took the copy at the foot of all. */
export function setUpPrint(sheet: Worksheet, document: ReportDocument, head: number, wide: boolean) {
  sheet.views = [{ state: 'frozen', ySplit: head, showGridLines: false }];
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: wide ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${head}:${head}`,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
  });
  // In running heads & starts a code, and a digit after a size would be read as part of it.
  const plain = (text: string) => text.replaceAll('&', '&&');
  sheet.headerFooter.oddHeader = `&L&9 ${plain(marks(document).join('　'))}&R&9 ${plain(document.period)}`;
  sheet.headerFooter.oddFooter = `&L&8 ${plain(document.watermark).slice(0, 120)}&R&9第 &P 页，共 &N 页`;
}
