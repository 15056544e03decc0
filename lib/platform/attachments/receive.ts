import { InvalidInput } from '../errors';
import { discardFiles, type StoredFile, storeFile } from './attachments';
import { prepareFile } from './prepare';

/** The files of a form's field, checked and kept, ready to be attached. Throws InvalidInput for what is none, or too many. */
export async function receiveFiles(
  form: FormData,
  name: string,
  { kind, most }: { kind: 'photo' | 'document'; most: number },
): Promise<StoredFile[]> {
  const sent = form.getAll(name).filter((file): file is File => file instanceof File && file.size > 0);
  if (sent.length > most) throw new InvalidInput({ [name]: `一次最多 ${most} 个文件。` });
  const stored: StoredFile[] = [];
  try {
    for (const file of sent) {
      const prepared = await prepareFile(Buffer.from(await file.arrayBuffer()), file.name, kind);
      stored.push(await storeFile(prepared));
    }
    return stored;
  } catch (error) {
    await discardFiles(stored);
    throw error;
  }
}
