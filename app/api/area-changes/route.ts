import { proposeChange } from '@/lib/domain/area-changes/mutations';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error';
import { takeUpload } from '@/lib/platform/uploads';

/** Takes an edition of areas as the body and prepares a change: `PUT ?area=&title=&name=&key=` → `{ id }`. */
export const PUT = route('areas.change', async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const submitKey = params.get('key') ?? '';
  if (!/^[\w-]{8,64}$/.test(submitKey)) throw notFound();
  const title = (params.get('title') ?? '').trim();
  if (title.length < 2 || title.length > 60) throw new InvalidInput({ title: '名称应为 2 至 60 个字。' });
  const fileName = (params.get('name') ?? '').split(/[\\/]/).at(-1)?.slice(0, 200) || '未命名.xlsx';
  return takeUpload(request, 'area-changes', async ({ path }) => {
    try {
      const areaId = Number(params.get('area'));
      return Response.json({ id: await proposeChange(actor, { areaId, title, path, fileName, submitKey }) });
    } catch (error) {
      throw error instanceof SpreadsheetError ? broken(error.message) : error;
    }
  });
});
