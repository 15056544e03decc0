import { randomUUID } from 'node:crypto';
import type { AttachmentModel } from '@/prisma/client/models/Attachment';
import { addDays, clock, today } from '../clock';
import type { Tx } from '../db';
import { notFound } from '../errors';
import { transactAsSystem } from '../transact';
import type { Prepared } from './prepare';
import { storage } from './storage';

export type OwnerKind = 'requests' | 'supervision' | 'linkage';

/** A prepared file whose bytes are kept; it still belongs to nothing. */
export type StoredFile = Omit<Prepared, 'bytes'> & { storedPath: string };

/** Keeps the bytes, before the transaction that attaches them. What is never attached is cleared after a day. */
export async function storeFile({ bytes, ...rest }: Prepared): Promise<StoredFile> {
  const storedPath = `${folderOf(today())}/${randomUUID()}`;
  await storage().put(storedPath, bytes, rest.mime);
  return { ...rest, storedPath };
}

/** Takes back what was kept, when what it was meant for came to nothing. */
export async function discardFiles(files: readonly Pick<StoredFile, 'storedPath'>[]): Promise<void> {
  for (const { storedPath } of files)
    await storage()
      .remove(storedPath)
      .catch(() => {});
}

type Belonging = {
  ownerKind: OwnerKind;
  ownerId: number;
  /** Where the owner stands. */
  areaId: number;
  moveId?: number;
  uploadedById?: number;
};

/** Ties stored files to their owner, in the owner's transaction. Gives their ids back. */
export async function attach(tx: Tx, files: readonly StoredFile[], belonging: Belonging): Promise<string[]> {
  const createdAt = clock.now();
  const data = files.map((file) => ({ id: randomUUID() as string, ...file, ...belonging, createdAt }));
  await tx.attachment.createMany({ data });
  return data.map(({ id }) => id);
}

/** Of these owners, in the order in which they came. */
export const listAttachments = (
  tx: Tx,
  ownerKind: OwnerKind,
  ownerIds: readonly number[],
): Promise<AttachmentModel[]> =>
  tx.attachment.findMany({
    where: { ownerKind, ownerId: { in: [...ownerIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });

/** Throws `not_found` for one that does not exist, is out of scope, or whose id is none. */
export async function getAttachment(tx: Tx, id: string): Promise<AttachmentModel> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const found = isId && (await tx.attachment.findFirst({ where: { id } }));
  if (!found) throw notFound();
  return found;
}

/** The file, streamed: a photo to be looked at, a document to be saved. Whoever calls has found the row in scope. */
export async function openAttachment({
  storedPath,
  fileName,
  mime,
  size,
}: AttachmentModel): Promise<Response> {
  const shown = mime.startsWith('image/') ? 'inline' : 'attachment';
  return new Response(await storage().open(storedPath), {
    headers: {
      'content-type': mime,
      'content-length': String(size),
      'content-disposition': `${shown}; filename="download"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** Removes stored files that nothing came to own: a form that was refused, a transaction that broke. */
export async function clearOrphans(): Promise<number> {
  let cleared = 0;
  // A week back, for a stand-still. Yesterday's may be younger than a day.
  for (let back = 2; back <= 8; back++) {
    const paths = await storage().list(folderOf(addDays(today(), -back)));
    if (paths.length === 0) continue;
    const owned = await transactAsSystem({ system: 'housekeeping' }, (tx) =>
      tx.attachment.findMany({ where: { storedPath: { in: paths } }, select: { storedPath: true } }),
    );
    const kept = new Set(owned.map(({ storedPath }) => storedPath));
    for (const path of paths.filter((each) => !kept.has(each))) {
      await storage().remove(path);
      cleared++;
    }
  }
  return cleared;
}

const folderOf = (day: string) => `attachments/${day}`;
