import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { queueDigests, sendDigest, sendNotice } from '@/lib/domain/notices/mail';
import { notify } from '@/lib/domain/notices/notify';
import { work } from '@/lib/domain/transfers/work';
import {
  confirmEmail,
  readEmailCheck,
  sendEmailCheck,
  sendEmailCheckAgain,
} from '@/lib/domain/users/email-check';
import { mailingForm, setOwnMailing } from '@/lib/domain/users/own-mailing';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

let database: OwnDatabase;
let clerk: Actor;
let server: SMTPServer;
let mails: { to: string[]; text: string }[] = [];
let isRefusing = false;

beforeAll(async () => {
  database = await ownDatabase();
  clerk = database.world.actors.communityClerk;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, done) => done(isRefusing ? new Error('try again later') : null),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    MAIL_FROM: '共治 <noreply@city.example>',
    NEXTAUTH_URL: 'https://gongzhi.city.example',
  });
});
beforeEach(async () => {
  mails = [];
  isRefusing = false;
  await database.owner.query('DELETE FROM notices');
  await database.owner.query('DELETE FROM graphile_worker._private_jobs');
});
afterAll(async () => {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_URL']) delete process.env[name];
  await new Promise<void>((resolve) => server.close(resolve));
  await database.close();
});

/** A Tuesday. */
const tuesday = new Date('2026-11-24T01:00:00Z');
const later = (hours: number) => new Date(tuesday.getTime() + hours * 3_600_000);
/** With an address that is known to be the clerk's. */
const choose = async (mailing: 'none' | 'at_once' | 'daily') => {
  await clock.at(tuesday, () => setOwnMailing(clerk, { email: 'clerk@city.example', mailing }));
  await database.owner.query('UPDATE users SET email_verified_at = $2, email_check_at = NULL WHERE id = $1', [
    clerk.userId,
    tuesday,
  ]);
};
const tell = (text: string, hours = 1) =>
  clock.at(later(hours), () =>
    transact(database.world.actors.streetReviewer, 'request.dispatch', async (tx, audit) =>
      audit.record([], await notify(tx, { userIds: [clerk.userId] }, { text, href: '/requests/7' })),
    ),
  );
const noticeIds = async (): Promise<number[]> =>
  (await database.owner.query('SELECT id FROM notices ORDER BY id')).rows.map(({ id }) => id);
const queued = async (task: string): Promise<unknown[]> => {
  const { rows } = await database.owner.query(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1`,
    [task],
  );
  return rows.map(({ payload }) => payload);
};
/** The words of a mail, out of the encoding of its way. */
const body = (text = '') => {
  const encoded = text.split('\r\n\r\n').slice(1).join('\r\n\r\n');
  return text.includes('base64') && !/quoted-printable/i.test(text)
    ? Buffer.from(encoded, 'base64').toString()
    : Buffer.from(
        encoded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
};

describe('whoever wants notices at once', () => {
  test('gets one mail with its words and its link', async () => {
    await choose('at_once');
    await tell('诉求等待签收');
    const [id = 0] = await noticeIds();
    expect(await queued('send-mail')).toEqual([{ noticeId: id }]);
    await sendNotice(id);
    await sendNotice(id);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual(['clerk@city.example']);
    expect(mails[0]?.text).toMatch(new RegExp(`Message-ID: <notice-${id}@gongzhi.city.example>`, 'i'));
    expect(body(mails[0]?.text)).toMatch(/^诉求等待签收\s+https:\/\/gongzhi\.city\.example\/requests\/7\s/);
  });

  test('gets it later when the server does not take it, and then once', async () => {
    await choose('at_once');
    await tell('诉求等待签收');
    const [id = 0] = await noticeIds();
    isRefusing = true;
    await expect(sendNotice(id)).rejects.toThrow();
    const { rows } = await database.owner.query('SELECT mailed_at FROM notices');
    expect(rows).toEqual([{ mailed_at: null }]);
    isRefusing = false;
    await clock.at(later(3), () => sendDigest(clerk.userId));
    await sendNotice(id);
    expect(mails).toHaveLength(1);
  });

  test('gets none of what was read meanwhile, or told before', async () => {
    await choose('none');
    await tell('以前的', -1);
    await choose('at_once');
    await tell('看过的');
    await database.owner.query(`UPDATE notices SET read_at = now() WHERE text = '看过的'`);
    for (const id of await noticeIds()) await sendNotice(id);
    expect(mails).toEqual([]);
  });
});

describe('the digest', () => {
  test('has all that waits in one mail, in the morning of a working day', async () => {
    await choose('daily');
    await tell('第一条');
    await tell('第二条');
    expect(await queued('send-mail')).toEqual([]);
    // Saturday the 28th, then Monday the 30th.
    await clock.at(new Date('2026-11-28T00:30:00Z'), queueDigests);
    expect(await queued('send-digest')).toEqual([]);
    await clock.at(new Date('2026-11-30T00:30:00Z'), queueDigests);
    expect(await queued('send-digest')).toEqual([{ userId: clerk.userId }]);
    await clock.at(new Date('2026-11-30T00:31:00Z'), async () => {
      await sendDigest(clerk.userId);
      await sendDigest(clerk.userId);
    });
    expect(mails).toHaveLength(1);
    expect(body(mails[0]?.text)).toMatch(/第一条[\s\S]*第二条/);
  });

  test('of a year without a calendar goes out from Monday to Friday', async () => {
    await choose('daily');
    await clock.at(new Date('2027-01-04T01:00:00Z'), () =>
      transact(database.world.actors.streetReviewer, 'request.dispatch', async (tx, audit) =>
        audit.record(
          [],
          await notify(tx, { userIds: [clerk.userId] }, { text: '新年', href: '/requests/7' }),
        ),
      ),
    );
    await clock.at(new Date('2027-01-05T00:30:00Z'), queueDigests);
    expect(await queued('send-digest')).toHaveLength(1);
  });
});

describe('the choice', () => {
  test('is nobody’s to begin with, and leaves its entry without the address', async () => {
    const { rows } = await database.owner.query('SELECT DISTINCT mailing FROM users WHERE id <> $1', [
      clerk.userId,
    ]);
    expect(rows).toEqual([{ mailing: 'none' }]);
    await choose('none');
    await choose('daily');
    const entries = await database.owner.query(
      `SELECT before, after, note FROM audit_entries WHERE action = 'set-mailing' ORDER BY id DESC LIMIT 1`,
    );
    expect(entries.rows).toEqual([{ before: { mailing: '不发' }, after: { mailing: '每日汇总' }, note: '' }]);
    const all = await database.owner.query(`SELECT string_agg(e::text, '') AS text FROM audit_entries e`);
    expect(all.rows[0].text).not.toContain('clerk@');
  });

  test('needs an address that is one', async () => {
    await expect(setOwnMailing(clerk, { email: '', mailing: 'daily' })).rejects.toMatchObject({
      problems: { email: expect.any(String) },
    });
    expect(mailingForm.safeParse({ email: '张三', mailing: 'daily' }).success).toBe(false);
    expect(mailingForm.safeParse({ email: 'a@b.cn\nBcc: c@d.cn', mailing: 'daily' }).success).toBe(false);
  });

  test('without a mail server there is none, and nothing is sent', async () => {
    const { SMTP_URL, MAIL_FROM } = process.env;
    await choose('at_once');
    await tell('x');
    Object.assign(process.env, { SMTP_URL: '', MAIL_FROM: '' });
    await expect(setOwnMailing(clerk, { email: 'a@b.cn', mailing: 'daily' })).rejects.toMatchObject({
      code: 'rule',
    });
    for (const id of await noticeIds()) await sendNotice(id);
    Object.assign(process.env, { SMTP_URL, MAIL_FROM });
    expect(mails).toEqual([]);
  });
});

describe('an address', () => {
  /** Types it, and opens the mail that comes there. */
  const typed = async (email: string, hours = 1) => {
    await clock.at(later(hours), () => setOwnMailing(clerk, { email, mailing: 'at_once' }));
    await sendEmailCheck(clerk.userId);
    return new URL(/https:\S+/.exec(body(mails.at(-1)?.text))?.[0] ?? '').searchParams.get('token') ?? '';
  };

  test('gets nothing until the link sent there is opened by the one who typed it', async () => {
    const token = await typed('new@city.example');
    expect(await queued('send-email-check')).toEqual([{ userId: clerk.userId }]);
    expect(mails.map(({ to }) => to)).toEqual([['new@city.example']]);
    expect(body(mails[0]?.text)).not.toContain(clerk.name);
    await tell('验证以前的', 2);
    expect(await queued('send-mail')).toEqual([]);
    for (const id of await noticeIds()) await sendNotice(id);
    expect(mails).toHaveLength(1);

    const { streetReviewer } = database.world.actors;
    const confirm = (who: Actor, hours = 3, text = token) =>
      clock.at(later(hours), () => confirmEmail(who, text));
    await expect(confirm(streetReviewer)).rejects.toThrow('链接已失效');
    await expect(confirm(clerk, 3, `${token}x`)).rejects.toThrow('链接已失效');
    await expect(confirm(clerk, 26)).rejects.toThrow('链接已失效');
    expect(await clock.at(later(3), () => readEmailCheck(clerk, token))).toBe('new@city.example');
    await confirm(clerk);
    await expect(confirm(clerk)).rejects.toThrow('链接已失效或用过');

    await tell('验证以后的', 4);
    for (const id of await noticeIds()) await sendNotice(id);
    expect(mails.slice(1).map(({ text }) => body(text).split('\n')[0]?.trim())).toEqual(['验证以后的']);
  });

  test('that is changed, or for which a link is sent again, makes the one before it worthless', async () => {
    const first = await typed('one@city.example');
    await typed('two@city.example', 2);
    await expect(clock.at(later(3), () => confirmEmail(clerk, first))).rejects.toThrow('链接已失效');
    await clock.at(later(3), () => sendEmailCheckAgain(clerk));
    await expect(Promise.all(Array.from({ length: 5 }, () => sendEmailCheckAgain(clerk)))).rejects.toThrow(
      '发得太多',
    );
  });
});

// Last: a change of areas makes everybody ask again who he is.
describe('what the worker ends', () => {
  test('is mailed like any other notice: an import that cannot be checked, a change of areas that takes effect', async () => {
    const { rows } = await database.owner.query<{ import: number; change: number }>(
      `WITH i AS (INSERT INTO imports (ledger, user_id, user_name, file_name, file_size, file_hash, stored_path, submit_key, state, pos)
         VALUES ('grids', $1, '', '网格.xlsx', 1, 'x', 'imports/lost.xlsx', 'x', 'checking', 0) RETURNING id),
       c AS (INSERT INTO area_changes (title, area_id, state, effective_on, document, confirmed_by_id)
         VALUES ('撤并街道', $2, 'pending', '2026-11-01', '文号', $1) RETURNING id)
       SELECT i.id AS import, c.id AS change FROM i, c`,
      [clerk.userId, database.world.areas.jinjiang.id],
    );
    // The database has a clock of its own.
    await database.owner.query(
      `UPDATE users SET mailing = 'at_once', email_verified_at = '2020-01-01', mailing_since = '2020-01-01' WHERE id = $1`,
      [clerk.userId],
    );
    await clock.at(later(1), async () => {
      await work['check-import']({ importId: rows[0]?.import ?? 0, userId: clerk.userId }, true);
      await work['change-areas']({}, true);
    });
    const told = await database.owner.query('SELECT text, href FROM notices ORDER BY id');
    expect(told.rows).toEqual([
      { text: expect.stringContaining('“网格.xlsx”没有检查成'), href: `/imports/${rows[0]?.import}` },
      { text: '“撤并街道”已生效。', href: `/areas/changes/${rows[0]?.change}` },
    ]);
    expect(await queued('send-mail')).toEqual((await noticeIds()).map((noticeId) => ({ noticeId })));
    for (const id of await noticeIds()) await sendNotice(id);
    expect(mails).toHaveLength(2);
  });
});
