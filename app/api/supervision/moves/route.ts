import { noteText } from '@/lib/domain/supervision/form';
import { moveTask } from '@/lib/domain/supervision/move';
import { type Action, actions } from '@/lib/domain/supervision/rules';
import { storeFile } from '@/lib/platform/attachments/attachments';
import { prepareFile } from '@/lib/platform/attachments/prepare';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { dayParam } from '@/lib/platform/search-params';

const mostFiles = 5;
/** All files of a step together; each by itself is bounded where it is prepared. */
const mostBytes = 60 * 1024 * 1024;

/** A step on a task, with its files: a form as a dialog sends it. */
export const POST = route('supervision.read', async (actor, request) => {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes)
    throw broken('材料太大，请分几次提交。');
  const form = await request.formData();
  const action = String(form.get('action')) as Action;
  if (!actions.includes(action)) throw notFound();
  const note = noteText.safeParse(String(form.get('note') ?? ''));
  if (!note.success) throw new InvalidInput({ note: note.error.issues[0]?.message ?? '' });
  const sent = form.getAll('file').filter((file): file is File => file instanceof File && file.size > 0);
  if (sent.length > mostFiles) throw broken(`一次最多 ${mostFiles} 个文件。`);
  const files = [];
  for (const file of sent)
    files.push(
      await storeFile(await prepareFile(Buffer.from(await file.arrayBuffer()), file.name, 'document')),
    );
  await moveTask(actor, {
    id: Number(form.get('id')),
    version: Number(form.get('version')),
    action,
    note: note.data,
    day: dayParam({ day: String(form.get('day') ?? '') }, 'day'),
    targets: form.getAll('targets').map(Number).filter(Number.isInteger),
    files,
  });
  return Response.json({ done: true });
});
