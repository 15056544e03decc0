import ExcelJS from 'exceljs';

import { checked } from './check';
import { chineseDate } from './layout';
import type { ReportDocument, Table } from './model';
import { ANNEX_TITLE, marks, planBlocks } from './plan';
import { replaceFile } from './replace-file';
import { sheetNames } from './sheet-names';
import { fillSheet } from './workbook-sheet';

/** Writes the tables of the report, each on a sheet that prints as a form, and a sheet of definitions. */
export async function writeReportWorkbook(path: string, report: ReportDocument): Promise<void> {
  const document = checked(report);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = document.preparedBy ?? document.issuer;
  workbook.title = document.title;
  workbook.subject = `${document.period}，数据截至${chineseDate(document.asOf)}`;
  workbook.keywords = marks(document).join('，');
  workbook.description = document.watermark;

  const tables = planBlocks(document.blocks).filter((block) => block.kind === 'table');
  const names = sheetNames([...tables.map((table) => table.caption.replace('　', ' ')), ANNEX_TITLE]);
  tables.forEach((table, index) => {
    fillSheet(workbook.addWorksheet(names[index]), document, table, table.title);
  });
  if (document.annex.length || tables.length === 0) {
    fillSheet(workbook.addWorksheet(names.at(-1)), document, definitions(document), ANNEX_TITLE);
  }
  await replaceFile(path, (part) => workbook.xlsx.writeFile(part));
}

function definitions({ annex, annexNote }: ReportDocument): Table {
  return {
    kind: 'table',
    title: ANNEX_TITLE,
    note: annexNote,
    columns: [
      { header: '编码', kind: 'text' },
      { header: '指标', kind: 'text', width: 11 },
      { header: '数值', kind: 'number' },
      { header: '计量单位', kind: 'text', align: 'center' },
      { header: '定义', kind: 'text', width: 24 },
      { header: '截至', kind: 'text', width: 9 },
      { header: '来源', kind: 'text', width: 10 },
    ],
    rows: annex.map((entry) => [
      entry.code,
      entry.name,
      entry.value,
      entry.unit ?? '',
      entry.definition,
      entry.asOf,
      [entry.source, entry.conditions].filter(Boolean).join('；'),
    ]),
  };
}
