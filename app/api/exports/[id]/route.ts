import { takeExport } from '@/lib/domain/transfers/exports';
import { sendFile } from '@/lib/platform/downloads';
import { storedFile } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';

/** An exported file, for whoever ordered it. */
export const GET = route<{ id: string }>('signed-in', async (actor, _, { id }) => {
  const { storedPath, fileName } = await takeExport(actor, Number(id));
  return sendFile(storedFile(storedPath), fileName);
});
