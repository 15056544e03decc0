import { randomUUID } from 'node:crypto';
import { listPresent } from '@/lib/domain/area-changes/queries';
import { clock, wallTime } from '@/lib/platform/clock';
import { sendFile } from '@/lib/platform/downloads';
import { placeFor } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';
import { writeWorkbook } from '@/lib/platform/spreadsheets/write';

const widths = { 代码: 18, 名称: 32, 上级代码: 18 };

/** The areas as they are, in the form in which a new edition is imported: `GET ?area=`. */
export const GET = route('areas.change', async (actor, request) => {
  const { name, areas } = await listPresent(actor, Number(new URL(request.url).searchParams.get('area')));
  const path = await placeFor(`templates/${randomUUID()}.xlsx`);
  await writeWorkbook(path, {
    watermark: `${actor.name} ${wallTime(clock.now())} 导出`,
    sheets: [
      {
        name: '区划',
        columns: Object.entries(widths).map(([header, width]) => ({ header, kind: 'text', width })),
        rows: areas.map((area) => [area.code, area.name, area.parentCode]),
      },
    ],
  });
  return sendFile(path, `${name}现行区划.xlsx`, true);
});
