import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

const textRows = (sheet: ExcelJS.Worksheet | undefined): string[][] => {
  const rows: string[][] = [];
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))));
  return rows;
};

async function open(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

/** The sheet of that name as rows of text, the header first. */
export const sheetRows = async (path: string, sheet: string) =>
  textRows((await open(path)).getWorksheet(sheet));

/** The rows of all sheets. */
export const allRows = async (path: string) => (await open(path)).worksheets.flatMap(textRows);

/** Fills the downloaded template with `rows` (by header) and returns where the filled copy lies. */
export async function fillTemplate(
  template: string,
  sheet: string,
  rows: Record<string, string>[],
): Promise<string> {
  const workbook = await open(template);
  const entry = workbook.getWorksheet(sheet);
  if (!entry) throw new Error(`the template has no sheet ${sheet}`);
  const headers = (entry.getRow(1).values as unknown[]).slice(1).map(String);
  rows.forEach((row, at) => {
    headers.forEach((header, column) => {
      if (row[header] !== undefined) entry.getCell(at + 2, column + 1).value = row[header];
    });
  });
  const path = join(await mkdtemp(join(tmpdir(), 'gongzhi-journey-')), `${sheet}.xlsx`);
  await workbook.xlsx.writeFile(path);
  return path;
}
