import type { Actor } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { maskPhone } from '@/lib/platform/personal-data';
import { can } from '@/lib/platform/scope';
import { seal, unseal } from '@/lib/platform/sealed';
import { transact } from '@/lib/platform/transact';
import { standingOf } from './standing';
import { contactPurposes } from './words';

/** Keeps a telephone apart from everything else. Whoever writes it cannot read it: nothing is given back. */
export async function keepPhone(tx: Tx, reporterId: number, phone: string): Promise<void> {
  if (phone)
    await tx.requestContact.createMany({
      data: [{ reporterId, sealed: seal(phone), masked: maskPhone(phone) }],
    });
}

/**
 * A reporter's telephone in full, for a purpose that goes into the trail. It is erased some time after the request
 * ended. Throws `rule` where none was left.
 */
export async function showPhone(
  actor: Actor,
  { id, reporterId, purpose }: { id: number; reporterId: number; purpose: string },
): Promise<string> {
  const words = contactPurposes[purpose as keyof typeof contactPurposes];
  if (!words) throw new InvalidInput({ purpose: '请选择看号码的用途。' });
  const permission = can(actor, 'request.contact') ? 'request.contact' : 'request.handle';
  return transact(actor, permission, async (tx, audit) => {
    const { request } = await standingOf(tx, actor, id);
    const reporter = await tx.requestReporter.findFirst({
      where: { id: reporterId, requestId: id },
      include: { contact: true },
    });
    if (!reporter) throw notFound();
    if (!reporter.contact) throw broken('没有留电话，或者已按期清除。');
    const phone = unseal(reporter.contact.sealed);
    return audit.record(
      {
        action: 'request-show-phone',
        subject: 'requests',
        subjectId: id,
        subjectLabel: request.code,
        pos: request.pos,
        note: words,
      },
      phone,
    );
  });
}
