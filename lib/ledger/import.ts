import type { Actor } from '@/lib/platform/actor';
import type { Entry } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { broken, notFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs';
import { grantsFor } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import type { ImportModel } from '@/prisma/client/models/Import';
import type { Ledger } from './define';

export type Upload = {
  fileName: string;
  fileSize: number;
  fileHash: string;
  storedPath: string;
  submitKey: string;
};

/** Takes an uploaded file in and queues its check. Sending the same form twice gives the first batch's id. */
export async function startImport(actor: Actor, ledger: Ledger, upload: Upload): Promise<number> {
  return transact(actor, 'ledger.import', async (tx, audit) => {
    const earlier = await tx.import.findUnique({ where: { submitKey: upload.submitKey } });
    if (earlier) return audit.record([], earlier.id);
    const pos = grantsFor(actor, 'ledger.import')[0]?.lo ?? 0;
    const batch = await tx.import.create({
      data: { ...upload, ledger: ledger.name, userId: actor.userId, userName: actor.name, pos },
    });
    await queue(tx, actor, batch.id, 'check-import');
    return audit.record(
      entryOf(batch, 'upload-import', { fileName: batch.fileName, fileHash: batch.fileHash }),
      batch.id,
    );
  });
}

const queue = (
  tx: Tx,
  { userId }: Actor,
  importId: number,
  task: 'check-import' | 'apply-import' | 'undo-import',
) => enqueue(tx, task, { importId, userId }, `import/${importId}`);

export const entryOf = (batch: ImportModel, action: string, after: Entry['after']): Entry => ({
  action,
  subject: 'imports',
  subjectId: batch.id,
  subjectLabel: batch.fileName,
  pos: batch.pos,
  after: { ledger: batch.ledger, ...after },
  importId: batch.id,
});

/** The batch, locked; only its uploader moves it. */
export async function lockImport(tx: Tx, actor: Actor, id: number): Promise<ImportModel> {
  await tx.$queryRaw`SELECT id FROM imports WHERE id = ${id} AND user_id = ${actor.userId} FOR UPDATE`;
  const batch = await tx.import.findFirst({ where: { id, userId: actor.userId } });
  if (!batch) throw notFound();
  return batch;
}

type Move = {
  from: ImportModel['state'][];
  to: ImportModel['state'];
  task?: 'check-import' | 'apply-import' | 'undo-import';
  action: string;
  refusal: string;
};

const moves = {
  confirm: {
    from: ['checked'],
    to: 'applying',
    task: 'apply-import',
    action: 'confirm-import',
    refusal: '这一批不在待确认状态。',
  },
  undo: {
    from: ['applied'],
    to: 'undoing',
    task: 'undo-import',
    action: 'ask-undo-import',
    refusal: '只有已导入的批次可以撤销。',
  },
  cancel: {
    from: ['uploaded', 'checking', 'checked', 'failed'],
    to: 'cancelled',
    action: 'cancel-import',
    refusal: '这一批已经写入或撤销，不能取消。',
  },
  retry: {
    from: ['failed'],
    to: 'uploaded',
    task: 'check-import',
    action: 'retry-import',
    refusal: '只有未成功的批次可以重试。',
  },
} satisfies Record<string, Move>;

export type ImportMove = keyof typeof moves;

/** Moves a batch on at its uploader's word. Asked twice, the second is refused in words, and nothing runs twice. */
export async function moveImport(actor: Actor, id: number, name: ImportMove): Promise<void> {
  const move: Move = moves[name];
  await transact(actor, 'ledger.import', async (tx, audit) => {
    const batch = await lockImport(tx, actor, id);
    if (!move.from.includes(batch.state)) throw broken(move.refusal);
    if (name === 'confirm' && batch.added + batch.changed === 0) throw broken('没有可以导入的行。');
    await tx.import.update({ where: { id }, data: { state: move.to, message: null, progress: 0 } });
    if (move.task) await queue(tx, actor, id, move.task);
    return audit.record(entryOf(batch, move.action, {}), undefined);
  });
}
