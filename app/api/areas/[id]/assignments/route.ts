import { randomUUID } from 'node:crypto';
import {
  type AssignmentRow,
  assignRecords,
  getParted,
  listAllUnassigned,
  readAssignments,
} from '@/lib/domain/area-changes/assign';
import { wallTime } from '@/lib/platform/clock';
import { sendFile } from '@/lib/platform/downloads';
import { broken } from '@/lib/platform/errors';
import { placeFor } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read';
import { cellText } from '@/lib/platform/spreadsheets/sheet-row';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error';
import { writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { takeUpload } from '@/lib/platform/uploads';

const headers = ['台账', '编码', '名称', '划入'] as const;

/** The sheet of all records that are still to be assigned, with an empty column for where to. */
export const GET = route<{ id: string }>('ledger.write', async (actor, _, { id }) => {
  const { area, heirs } = await getParted(actor, Number(id));
  const records = await listAllUnassigned(actor, area.id);
  const path = await placeFor(`assignments/${randomUUID()}.xlsx`);
  await writeWorkbook(path, {
    watermark: `${actor.name} ${wallTime(new Date())} 导出`,
    sheets: [
      {
        name: '待划转',
        columns: headers.map((header) => ({ header, kind: 'text' as const })),
        rows: records.map(({ ledger, code, name }) => [ledger, code, name, '']),
      },
      {
        name: '去向',
        columns: ['名称', '代码'].map((header) => ({ header, kind: 'text' as const })),
        rows: heirs.map(({ name, code }) => [name, code]),
      },
    ],
  });
  return sendFile(path, `${area.name}待划转清单.xlsx`, true);
});

/** Takes the filled-in sheet as the body, and assigns what it says: all of it, or nothing with the reasons. */
export const PUT = route<{ id: string }>('ledger.write', async (actor, request, { id }) => {
  const fileName = new URL(request.url).searchParams.get('name')?.split(/[\\/]/).at(-1) || '清单.xlsx';
  return takeUpload(request, 'assignments', async ({ path }) => {
    const rows = await readRows(path, fileName);
    const read = await readAssignments(actor, Number(id), rows);
    if ('problems' in read)
      throw broken(
        `有 ${read.problems.length} 行不对，什么都没有划转：${read.problems.slice(0, 5).join('；')}${read.problems.length > 5 ? '……' : ''}。`,
      );
    if (read.assignments.length === 0) throw broken('“划入”一列全是空的，没有划转。');
    return Response.json(await assignRecords(actor, { areaId: Number(id), assignments: read.assignments }));
  });
});

async function readRows(path: string, fileName: string): Promise<AssignmentRow[]> {
  try {
    const { rows } = await openSpreadsheet(path, fileName, { sheetName: '待划转' });
    let at: number[] | null = null;
    const read: AssignmentRow[] = [];
    for await (const { number, cells } of rows) {
      const texts = cells.map((cell) => cellText(cell).trim());
      if (!at) {
        at = headers.map((header) => texts.indexOf(header));
        if (at[0] === -1 || at[1] === -1 || at[3] === -1)
          throw broken('第一行应有“台账”“编码”“划入”三列，请用下载的待划转清单填写。');
        continue;
      }
      const cell = (i: number) => texts[at?.[i] ?? -1] ?? '';
      read.push({ row: number, ledger: cell(0), code: cell(1), to: cell(3) });
    }
    return read;
  } catch (error) {
    throw error instanceof SpreadsheetError ? broken(error.message) : error;
  }
}
