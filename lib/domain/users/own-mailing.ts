import { z } from 'zod';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { isMailOn } from '@/lib/platform/mail';
import { transactAsSystem } from '@/lib/platform/transact';
import { queueEmailCheck } from './email-check';
import { type Mailing, mailings } from './labels';

type Choice = { email: string; mailing: Mailing };

export const mailingForm: z.ZodType<Choice> = z.object({
  email: z.union([z.literal(''), z.email('请填完整的邮箱地址，如 name@chengdu.gov.cn。')]),
  mailing: z.enum(['none', 'at_once', 'daily']),
});

/** Where and when notices come by e-mail. The trail has the choice, never the address. */
export async function setOwnMailing(actor: Actor, { email, mailing }: Choice): Promise<null> {
  if (!isMailOn()) throw broken('系统没有开通邮件。');
  if (mailing !== 'none' && !email) throw new InvalidInput({ email: '请填写邮箱，或选择不发。' });
  return transactAsSystem({ system: 'sign-in', ip: actor.ip }, async (tx, audit) => {
    const before = await tx.user.findUnique({ where: { id: actor.userId } });
    if (!before) throw notFound();
    const isSame = before.email === email && before.mailing === mailing;
    if (isSame) return null;
    const isNew = before.email !== email;
    const since = before.mailing === 'none' || isNew ? clock.now() : before.mailingSince;
    await tx.user.update({
      where: { id: actor.userId },
      data: {
        ...{ email, mailing, mailingSince: mailing === 'none' ? null : since },
        ...(isNew && { emailVerifiedAt: null, emailCheckAt: null }),
      },
      select: { id: true },
    });
    if (isNew && email) await queueEmailCheck(tx, actor.userId);
    await audit.record(
      {
        ...{ action: 'set-mailing', subject: 'users', subjectId: actor.userId, subjectLabel: actor.username },
        pos: before.pos,
        before: { mailing: mailings[before.mailing as Mailing] },
        after: { mailing: mailings[mailing] },
        note: isNew ? '更换邮箱' : '',
      },
      null,
    );
    return null;
  });
}
