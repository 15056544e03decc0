import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '@/lib/platform/clock';
import { signIn } from '@/lib/platform/sign-in';
import { type OwnDatabase, ownDatabase } from './own-database';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.owner.query('UPDATE users SET failed_attempts = 0, locked_until = NULL, disabled_at = NULL');
});

const username = 'districtclerk';
const right = () => signIn({ username, password: database.world.password, ip: '10.0.0.9' });
const wrong = () => signIn({ username, password: 'Wrong-Road-2018', ip: '10.0.0.9' });

async function trail(count: number) {
  const { rows } = await database.owner.query(
    'SELECT action, actor, user_id, subject, subject_label, ip, note FROM audit_entries ORDER BY id DESC LIMIT $1',
    [count],
  );
  return rows;
}

describe('signing in', () => {
  test('leaves a sign-in and an entry in the person’s own name', async () => {
    expect(await right()).toMatch(/^[0-9a-f-]{36}$/);
    const [entry] = await trail(1);
    expect(entry).toMatchObject({
      action: 'sign-in',
      actor: '锦江区填报员',
      ip: '10.0.0.9',
      subject: 'sign-ins',
    });
  });

  test('takes the account in capital letters and with spaces around it', async () => {
    expect(
      await signIn({ username: ' DistrictClerk ', password: database.world.password, ip: '' }),
    ).not.toBeNull();
  });

  test('tells a wrong password, an unknown and a disabled account apart in the trail only', async () => {
    await database.owner.query(`UPDATE users SET disabled_at = now() WHERE username = 'otherclerk'`);
    expect(await wrong()).toBeNull();
    expect(await signIn({ username: 'nosuchperson', password: 'x', ip: '' })).toBeNull();
    expect(await signIn({ username: 'otherclerk', password: database.world.password, ip: '' })).toBeNull();
    expect((await trail(3)).map(({ note }) => note)).toEqual(['账号已停用', '没有这个账号', '密码不正确']);
  });

  test('does not write down what cannot be an account: it may be a password', async () => {
    await signIn({ username: 'My-Secret!2018', password: 'x', ip: '' });
    expect((await trail(1))[0]).toMatchObject({ subject_label: '（不是账号）' });
  });
});

describe('after five failures', () => {
  const lock = async () => {
    for (let i = 0; i < 5; i++) await wrong();
  };

  test('the right password is refused for fifteen minutes, then taken', async () => {
    await lock();
    expect(await right()).toBeNull();
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(await clock.at(later(14), right)).toBeNull();
    expect(await clock.at(later(16), right)).not.toBeNull();
  });

  test('the lock is in the trail, once', async () => {
    await lock();
    await wrong();
    expect((await trail(3)).map(({ action }) => action)).toEqual(['refuse', 'lock', 'refuse']);
  });

  test('guesses sent all at once are counted one by one', async () => {
    await Promise.all(Array.from({ length: 12 }, wrong));
    const { rows } = await database.owner.query(
      'SELECT failed_attempts, locked_until > now() AS is_locked FROM users WHERE username = $1',
      [username],
    );
    expect(rows[0]).toEqual({ failed_attempts: 5, is_locked: true });
  });

  test('a success in between begins the count anew', async () => {
    for (let i = 0; i < 4; i++) await wrong();
    expect(await right()).not.toBeNull();
    for (let i = 0; i < 4; i++) await wrong();
    expect(await right()).not.toBeNull();
  });

  test('once the lock has run out, five more are needed', async () => {
    await lock();
    const later = new Date(Date.now() + 16 * 60_000);
    for (let i = 0; i < 4; i++) await clock.at(later, wrong);
    expect(await clock.at(later, right)).not.toBeNull();
  });
});
