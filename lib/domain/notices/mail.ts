import { readCalendar, UnknownYear } from '@/lib/platform/calendar';
import { clock, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { enqueue } from '@/lib/platform/jobs';
import { isMailOn, linkTo, sendMail } from '@/lib/platform/mail';
import { paths } from '@/lib/platform/paths';
import { safePath } from '@/lib/platform/request-origin';
import { transactAsSystem } from '@/lib/platform/transact';

const system = { system: 'mail' } as const;
/** The server may take its time; the transaction waits, so that what was sent is marked with it. */
const patience = { timeout: 60_000 };
const product = '共治';
const footer = () =>
  `\n\n——\n由系统发出，请勿回复。不想再收到，请在“我的账号”里更改：${linkTo(paths.account())}\n`;

type Waiting = { id: number; text: string; href: string; createdAt: Date; email: string };

/** Sends one notice to whom it is for, unless it has been sent or read. Throws when the server does not take it: nothing is marked then. */
export async function sendNotice(noticeId: number): Promise<void> {
  if (!isMailOn()) return;
  await transactAsSystem(
    system,
    async (tx) => {
      const [notice] = await tx.$queryRaw<Waiting[]>`
        SELECT n.id, n.text, n.href, n.created_at AS "createdAt", u.email FROM notices n JOIN users u ON u.id = n.user_id
        WHERE n.id = ${noticeId} AND n.mailed_at IS NULL AND n.read_at IS NULL
          AND u.mailing = 'at_once' AND u.email_verified_at IS NOT NULL AND u.mailing_since <= n.created_at AND u.disabled_at IS NULL
        FOR UPDATE OF n`;
      if (!notice) return;
      await mark(tx, [notice.id]);
      await sendMail({
        to: notice.email,
        subject: `${product}：${shortened(notice.text)}`,
        text: `${notice.text}\n\n${linkTo(safePath(notice.href || paths.notices()))}${footer()}`,
        id: `notice-${notice.id}`,
      });
    },
    patience,
  );
}

/** Queues a digest for each who has something waiting; on working days only. */
export async function queueDigests(): Promise<void> {
  if (!isMailOn()) return;
  await transactAsSystem(system, async (tx) => {
    if (!(await isWorkingDay(tx))) return;
    const users = await tx.$queryRaw<{ userId: number }[]>`
      SELECT DISTINCT n.user_id AS "userId" FROM notices n JOIN users u ON u.id = n.user_id
      WHERE u.mailing <> 'none' AND u.email_verified_at IS NOT NULL AND u.disabled_at IS NULL AND n.created_at >= u.mailing_since AND n.created_at > ${old()}
        AND n.read_at IS NULL AND n.mailed_at IS NULL AND (u.mailing = 'daily' OR n.created_at < ${anHourAgo()})`;
    for (const { userId } of users)
      await enqueue(tx, 'send-digest', { userId }, `digest-${userId}-${today()}`);
  });
}

/** What waits for one person, in one mail. Who wants them at once gets here what could not be sent then. */
export async function sendDigest(userId: number): Promise<void> {
  if (!isMailOn()) return;
  await transactAsSystem(
    system,
    async (tx) => {
      const waiting = await tx.$queryRaw<Waiting[]>`
        SELECT n.id, n.text, n.href, n.created_at AS "createdAt", u.email FROM notices n JOIN users u ON u.id = n.user_id
        WHERE u.id = ${userId} AND u.mailing <> 'none' AND u.email_verified_at IS NOT NULL AND u.disabled_at IS NULL AND n.created_at >= u.mailing_since
          AND n.created_at > ${old()} AND n.read_at IS NULL AND n.mailed_at IS NULL
          AND (u.mailing = 'daily' OR n.created_at < ${anHourAgo()})
        ORDER BY n.id FOR UPDATE OF n`;
      const [first] = waiting;
      if (!first) return;
      await mark(
        tx,
        waiting.map(({ id }) => id),
      );
      // A mail that nobody reads to its end helps nobody.
      const lines = waiting.slice(0, 30).map(({ text, href }) => `· ${text}\n  ${linkTo(safePath(href))}`);
      const rest =
        waiting.length > 30 ? `\n\n另有 ${waiting.length - 30} 条，见 ${linkTo(paths.notices())}` : '';
      await sendMail({
        to: first.email,
        subject: `${product}：${waiting.length} 条未读通知`,
        text: `${lines.join('\n')}${rest}${footer()}`,
        id: `digest-${userId}-${today()}`,
      });
    },
    patience,
  );
}

const mark = (tx: Tx, ids: number[]) =>
  tx.notice.updateMany({ where: { id: { in: ids } }, data: { mailedAt: clock.now() } });

const ago = (milliseconds: number) => new Date(clock.now().getTime() - milliseconds);
const anHourAgo = () => ago(3_600_000);
/** Longer than any run of days off. */
const old = () => ago(14 * 86_400_000);

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

async function isWorkingDay(tx: Tx): Promise<boolean> {
  const day = today();
  try {
    return (await readCalendar(tx)).isWorkingDay(day);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    // Nobody loses a day's notice because a year is missing: a mail too many does no harm.
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  }
}
