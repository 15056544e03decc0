import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs';
import { isMailOn, linkTo, sendMail } from '@/lib/platform/mail';
import { paths } from '@/lib/platform/paths';
import { take } from '@/lib/platform/rate-limit';
import { isKeyedHash, keyedHash } from '@/lib/platform/secret';
import { readOwn, transactAsSystem } from '@/lib/platform/transact';

const HOURS = 24;
const PURPOSE = 'email-check';
/** Links that one account may have sent in an hour: an address that is typed may be anybody's. */
const LIMIT = { points: 5, seconds: 3_600 };

type Check = { userId: number; email: string; at: Date };

/** What the signature is over. Another address or a later link makes the one before it worthless. */
const signed = ({ userId, email, at }: Check) => `${userId} ${at.getTime()} ${email}`;
const tokenOf = (check: Check) => `${check.at.getTime()}.${keyedHash(PURPOSE, signed(check))}`;

/** Sends a link to the address that the account has now, in the transaction that wants it. The one before it ends. */
export async function queueEmailCheck(tx: Tx, userId: number): Promise<void> {
  const { ok, retryAfter } = await take(`email check ${userId}`, LIMIT);
  if (!ok) throw broken(`验证邮件发得太多，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。`);
  await tx.user.update({ where: { id: userId }, data: { emailCheckAt: clock.now() }, select: { id: true } });
  await enqueue(tx, 'send-email-check', { userId }, `email-check-${userId}`);
}

export async function sendEmailCheckAgain(actor: Actor): Promise<void> {
  if (!isMailOn()) throw broken('系统没有开通邮件。');
  await transactAsSystem({ system: 'sign-in', ip: actor.ip }, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: actor.userId } });
    if (!user?.email || user.emailVerifiedAt) throw broken('没有待验证的邮箱，请刷新页面。');
    await queueEmailCheck(tx, actor.userId);
  });
}

/** The worker's part. Throws when the server does not take it, and is tried again. */
export async function sendEmailCheck(userId: number): Promise<void> {
  if (!isMailOn()) return;
  const user = await transactAsSystem({ system: 'mail' }, (tx) =>
    tx.user.findFirst({
      where: { id: userId, disabledAt: null, emailVerifiedAt: null, emailCheckAt: { not: null } },
      select: { email: true, emailCheckAt: true },
    }),
  );
  if (!user?.emailCheckAt || !user.email) return;
  const check = { userId, email: user.email, at: user.emailCheckAt };
  await sendMail({
    to: user.email,
    subject: '共治：验证邮箱',
    // No name: the address may be somebody else's.
    text: `有人在“我的账号”里填了这个邮箱，用来收通知。是您填的，请打开下面的链接，登录后点“确认”：

${linkTo(paths.confirmEmail(tokenOf(check)))}

链接 ${HOURS} 小时内有效，只能用一次。不是您填的，不用理会，也不会再收到。

——
由系统发出，请勿回复。
`,
    id: `email-check-${userId}-${check.at.getTime()}`,
  });
}

const columns = { email: true, emailCheckAt: true } as const;

/** The address that the link is for, when it is this person's last, unused, and not too old; else null. */
function addressIn(
  token: string,
  userId: number,
  user: { email: string; emailCheckAt: Date | null } | null,
): string | null {
  const [time = '', signature = ''] = token.split('.');
  const at = user?.emailCheckAt;
  if (!user || !at || String(at.getTime()) !== time) return null;
  if (clock.now().getTime() - at.getTime() > HOURS * 3_600_000) return null;
  return isKeyedHash(PURPOSE, signed({ userId, email: user.email, at }), signature) ? user.email : null;
}

export const readEmailCheck = (actor: Actor, token: string): Promise<string | null> =>
  readOwn(actor, async (tx) =>
    addressIn(
      token,
      actor.userId,
      await tx.user.findUnique({ where: { id: actor.userId }, select: columns }),
    ),
  );

/** From now on notices go there; what was told before is not sent after the fact. */
export const confirmEmail = (actor: Actor, token: string): Promise<void> =>
  transactAsSystem({ system: 'sign-in', ip: actor.ip }, async (tx, audit) => {
    const id = actor.userId;
    const user = await tx.user.findUnique({ where: { id } });
    if (addressIn(token, id, user) === null)
      throw broken('链接已失效或用过。请在“我的账号”里重新发送验证邮件。');
    const now = clock.now();
    const { count } = await tx.user.updateMany({
      where: { id, emailCheckAt: user?.emailCheckAt ?? null, emailVerifiedAt: null },
      data: { emailVerifiedAt: now, emailCheckAt: null, ...(user?.mailingSince && { mailingSince: now }) },
    });
    if (count === 0) throw broken('这个邮箱已经验证过。');
    await audit.record(
      {
        ...{ action: 'confirm-email', subject: 'users', subjectId: id, subjectLabel: actor.username },
        pos: user?.pos ?? null,
      },
      null,
    );
  });
