import { parsePivot } from '@/lib/domain/pivot/definition';
import { exportPivot } from '@/lib/domain/pivot/export';
import { sendFile } from '@/lib/platform/downloads';
import { route } from '@/lib/platform/route';

/** A pivot as a workbook: `GET ?` with the address of its page. */
export const GET = route('ledger.export', async (actor, request) => {
  const { path, fileName } = await exportPivot(
    actor,
    parsePivot(Object.fromEntries(new URL(request.url).searchParams)),
  );
  return sendFile(path, fileName, true);
});
