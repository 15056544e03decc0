import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { queueDigests, sendDigest, sendNotice } from '@/lib/domain/notices/mail';
import { keepMonth } from '@/lib/domain/periods/keep';
import { countLock, reopenPeriod } from '@/lib/domain/periods/lock';
import { findLedger } from '@/lib/domain/registry';
import { makeFrozenFile } from '@/lib/domain/reports/frozen';
import { makeReportFile, type ReportFormat, type ReportOrder } from '@/lib/domain/reports/make';
import { makeRequestFile } from '@/lib/domain/requests/export';
import { erasePhones, keepRequests } from '@/lib/domain/requests/keeping';
import { type BulletinOrder, makeBulletinFile } from '@/lib/domain/supervision/bulletin-document';
import { remindSupervision } from '@/lib/domain/supervision/remind';
import { sendEmailCheck } from '@/lib/domain/users/email-check';
import type { Ledger } from '@/lib/ledger/define';
import { applyImport, undoImport } from '@/lib/ledger/import-apply';
import { checkImport } from '@/lib/ledger/import-check';
import { failImport } from '@/lib/ledger/import-end';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import { AppError } from '@/lib/platform/errors';
import { fileTrouble } from '@/lib/platform/files';
import type { Work } from '@/lib/platform/jobs';
import { readOwn } from '@/lib/platform/transact';
import { apology, logUnexpected } from '@/lib/platform/unexpected';
import type { ImportState } from '@/prisma/client/enums';
import { failExport, makeExport } from './exports';
import { clearExpired } from './housekeeping';
import { makeLedgerFile } from './ledger-exports';

/** What the worker does for each kind of job. */
export const work: Work = {
  'check-import': (told, isLast) => onImport(told, isLast, checkImport, { from: 'checking', to: 'failed' }),
  'apply-import': (told, isLast) => onImport(told, isLast, applyImport, { from: 'applying', to: 'checked' }),
  'undo-import': (told, isLast) => onImport(told, isLast, undoImport, { from: 'undoing', to: 'applied' }),
  'make-export': async ({ exportId, userId }, isLast) => {
    const actor = await actorOfUser(userId);
    if (!actor) return;
    await tried(
      'make-export',
      userId,
      isLast,
      (message) => failExport(actor, exportId, message),
      () =>
        makeExport(actor, exportId, (order, path, onProgress) => {
          if (order.kind === 'ledger') return makeLedgerFile(actor, order, path, onProgress);
          if (order.kind === 'frozen-report')
            return makeFrozenFile(actor, order.request as { id: number; format: ReportFormat }, path);
          if (order.kind === 'requests')
            return makeRequestFile(actor, order.request as Record<string, string>, path, onProgress);
          if (order.kind === 'bulletin') return makeBulletinFile(actor, order.request as BulletinOrder, path);
          return makeReportFile(actor, order.request as ReportOrder, path);
        }),
    );
  },
  'clear-expired': clearExpired,
  'change-areas': takeEffect,
  'keep-month': keepMonth,
  'keep-requests': keepRequests,
  'erase-phones': erasePhones,
  'remind-supervision': remindSupervision,
  'send-mail': ({ noticeId }) => sendNotice(noticeId),
  'send-email-check': ({ userId }) => sendEmailCheck(userId),
  'send-digests': queueDigests,
  'send-digest': ({ userId }) => sendDigest(userId),
  'count-lock': async ({ keptId: id, userId }, isLast) => {
    const actor = await actorOfUser(userId);
    if (!actor) return;
    await tried(
      'count-lock',
      userId,
      isLast,
      (message) => reopenPeriod(actor, { id, reason: `没有锁定成：${message}` }),
      () => countLock(actor, id),
    );
  },
};

type ImportStep = (actor: Actor, ledger: Ledger, importId: number) => Promise<void>;

async function onImport(
  { importId, userId }: { importId: number; userId: number },
  isLast: boolean,
  step: ImportStep,
  ended: { from: ImportState; to: ImportState },
) {
  const actor = await actorOfUser(userId);
  if (!actor) return;
  const batch = await readOwn(actor, (tx) => tx.import.findFirst({ where: { id: importId, userId } }));
  const ledger = batch && findLedger(batch.ledger);
  if (!ledger) return;
  await tried(
    step.name,
    userId,
    isLast,
    (message) => failImport(actor, importId, ended, message),
    () => step(actor, ledger, importId),
  );
}

/** A refusal and trouble with files end a job in words at once; anything else is tried again, and told when it was the last time. */
async function tried(
  what: string,
  userId: number,
  isLast: boolean,
  fail: (message: string) => Promise<void>,
  attempt: () => Promise<void>,
) {
  try {
    await attempt();
  } catch (error) {
    const words = error instanceof AppError ? error.message : fileTrouble(error);
    if (words) return fail(words);
    if (isLast) return fail(apology(logUnexpected(error, what, userId)));
    throw error;
  }
}
