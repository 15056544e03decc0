import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeOwnPassword } from '@/lib/domain/users/own-password';
import { actorOfSignIn, actorOfUser } from '@/lib/platform/accounts';
import { clock } from '@/lib/platform/clock';
import { signIn, signOut } from '@/lib/platform/sign-in';
import { type OwnDatabase, ownDatabase } from './own-database';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(() => database.close());

const minutes = (count: number) => count * 60_000;
const start = new Date('2026-03-02T01:00:00Z');
const at = <T>(after: number, work: () => Promise<T>) => clock.at(new Date(start.getTime() + after), work);

async function signedIn(username = 'districtclerk'): Promise<string> {
  const id = await at(0, () => signIn({ username, password: database.world.password, ip: '10.0.0.9' }));
  if (!id) throw new Error('not signed in');
  // The world's accounts are made today; this story plays in March.
  await database.owner.query('UPDATE users SET password_changed_at = $1', [start]);
  return id;
}

const actorAt = (after: number, id: string) => at(after, () => actorOfSignIn(id, '10.0.0.9'));

async function endReason(id: string) {
  const { rows } = await database.owner.query('SELECT end_reason FROM sign_ins WHERE id = $1', [id]);
  return rows[0].end_reason;
}

describe('a sign-in', () => {
  test('carries the account and its grants', async () => {
    const actor = await actorAt(minutes(1), await signedIn());
    const { ip: _, signInId: __, ...expected } = database.world.actors.districtClerk;
    expect(actor).toMatchObject({ ...expected, ip: '10.0.0.9' });
  });

  test('says how many notices wait', async () => {
    const id = await signedIn();
    const { userId } = database.world.actors.districtClerk;
    await database.owner.query(
      `INSERT INTO notices (user_id, text, read_at) VALUES ($1, '未读', NULL), ($1, '已读', now()), ($2, '别人的', NULL)`,
      [userId, database.world.actors.otherClerk.userId],
    );
    expect(await actorAt(minutes(1), id)).toMatchObject({ unread: 1 });
  });

  test('ends when it has not been used for thirty minutes', async () => {
    const id = await signedIn();
    expect(await actorAt(minutes(29), id)).not.toBeNull();
    expect(await actorAt(minutes(58), id)).not.toBeNull();
    expect(await actorAt(minutes(88), id)).toBeNull();
    expect(await endReason(id)).toBe('idle');
    expect(await actorAt(minutes(59), id)).toBeNull();
  });

  test('ends after twelve hours, however busy', async () => {
    const id = await signedIn();
    for (let after = 20; after < 720; after += 20) expect(await actorAt(minutes(after), id)).not.toBeNull();
    expect(await actorAt(minutes(720), id)).toBeNull();
    expect(await endReason(id)).toBe('absolute');
  });

  test('is written down as used at most once a minute', async () => {
    const id = await signedIn();
    const seen = async () =>
      (await database.owner.query('SELECT last_seen_at FROM sign_ins WHERE id = $1', [id])).rows[0]
        .last_seen_at;
    await actorAt(59_000, id);
    expect(await seen()).toEqual(start);
    await actorAt(61_000, id);
    expect(await seen()).toEqual(new Date(start.getTime() + 61_000));
  });

  test('is over at once when signed out, in the trail with its person', async () => {
    const id = await signedIn();
    const actor = await actorAt(0, id);
    if (!actor) throw new Error('not signed in');
    await signOut(actor);
    expect(await actorAt(0, id)).toBeNull();
    const { rows } = await database.owner.query(
      'SELECT action, user_id FROM audit_entries ORDER BY id DESC LIMIT 1',
    );
    expect(rows[0]).toEqual({ action: 'sign-out', user_id: actor.userId });
  });

  test('is over at once when the account is disabled', async () => {
    const id = await signedIn('otherclerk');
    await database.owner.query(`UPDATE users SET disabled_at = now() WHERE username = 'otherclerk'`);
    expect(await actorAt(0, id)).toBeNull();
  });

  test('of another program means nothing', async () => {
    expect(await actorOfSignIn('00000000-0000-4000-8000-000000000001', '')).toBeNull();
  });
});

describe('a grant counts', () => {
  const grant = async (validFrom: string, validTo: string | null) => {
    const { userId } = database.world.actors.nobody;
    await database.owner.query('DELETE FROM grants WHERE user_id = $1', [userId]);
    await database.owner.query(
      `INSERT INTO grants (user_id, role, area_id, valid_from, valid_to) VALUES ($1, 'viewer', $2, $3, $4)`,
      [userId, database.world.areas.wuhou.id, validFrom, validTo],
    );
  };
  const rolesOn = (moment: string) =>
    clock.at(new Date(moment), async () =>
      (await actorOfUser(database.world.actors.nobody.userId))?.grants.map(
        ({ role, areaName }) => `${role} ${areaName}`,
      ),
    );

  test('from its first day to its last, as Shanghai has them', async () => {
    await grant('2026-03-02', '2026-03-03');
    expect(await rolesOn('2026-03-01T15:59:00Z')).toEqual([]);
    expect(await rolesOn('2026-03-01T16:00:00Z')).toEqual(['viewer 武侯区']);
    expect(await rolesOn('2026-03-03T15:59:00Z')).toEqual(['viewer 武侯区']);
    expect(await rolesOn('2026-03-03T16:00:00Z')).toEqual([]);
  });

  test('not once it has been ended', async () => {
    await grant('2026-03-02', null);
    await database.owner.query('UPDATE grants SET ended_at = now() WHERE user_id = $1', [
      database.world.actors.nobody.userId,
    ]);
    expect(await rolesOn('2026-03-05T00:00:00Z')).toEqual([]);
  });
});

describe('a password', () => {
  test('must be changed after ninety days', async () => {
    const id = await signedIn();
    await database.owner.query('UPDATE users SET password_changed_at = $1', ['2025-12-03T00:00:00Z']);
    expect((await actorAt(0, id))?.mustChangePassword).toBe(false);
    await database.owner.query('UPDATE users SET password_changed_at = $1', ['2025-12-02T00:00:00Z']);
    expect((await actorAt(0, id))?.mustChangePassword).toBe(true);
  });

  test('that is changed ends the sign-ins elsewhere, not this one', async () => {
    const [here, elsewhere] = [await signedIn('communityclerk'), await signedIn('communityclerk')];
    const actor = await actorAt(0, here);
    if (!actor) throw new Error('not signed in');
    const change = { currentPassword: database.world.password, newPassword: 'Zongfu-Road-2026' };
    await at(0, () => changeOwnPassword(actor, change));
    expect(await actorAt(0, here)).not.toBeNull();
    expect(await actorAt(0, elsewhere)).toBeNull();
    const old = { username: 'communityclerk', password: database.world.password, ip: '' };
    expect(await signIn(old)).toBeNull();
    expect(await signIn({ ...old, password: change.newPassword })).not.toBeNull();
  });

  test('cannot be guessed at a browser that was left open: it counts as signing in does', async () => {
    const id = await signedIn('streetreviewer');
    const actor = await actorAt(0, id);
    if (!actor) throw new Error('not signed in');
    const guess = () =>
      changeOwnPassword(actor, { currentPassword: 'Wrong-Road-2018', newPassword: 'Zongfu-Road-2026' });
    for (let i = 0; i < 5; i++) await expect(guess()).rejects.toThrow('现用密码不正确');
    expect(await actorAt(0, id)).toBeNull();
    await expect(guess()).rejects.toThrow('已锁定');
  });
});
