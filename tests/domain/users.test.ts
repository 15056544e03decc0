import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFirstAdministrators } from '@/lib/domain/users/first-administrators';
import * as users from '@/lib/domain/users/mutations';
import { getUser, listUsers } from '@/lib/domain/users/queries';
import { actorOfSignIn } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import { InvalidInput, StaleEdit } from '@/lib/platform/errors';
import { signIn } from '@/lib/platform/sign-in';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

let database: OwnDatabase;
let keeper: Actor;
beforeAll(async () => {
  database = await ownDatabase();
  keeper = database.world.actors.systemAdmin;
});
afterAll(() => database.close());

const id = (person: keyof OwnDatabase['world']['actors']) => database.world.actors[person].userId;
const profile = () => ({
  displayName: '李梅',
  workUnit: '春熙路街道党建办',
  workPhone: '028-86655432',
  areaId: database.world.areas.chunxilu.id,
});

async function lastEntry() {
  const { rows } = await database.owner.query('SELECT * FROM audit_entries ORDER BY id DESC LIMIT 1');
  return rows[0];
}

/** 系统管理员 of 锦江区 alone. */
const ofJinjiang = (): Actor => {
  const { jinjiang } = database.world.areas;
  const grants = keeper.grants.map((grant) => ({
    ...grant,
    areaId: jinjiang.id,
    lo: jinjiang.lo,
    hi: jinjiang.hi,
  }));
  return { ...keeper, grants };
};

describe('系统管理员', () => {
  test('makes an account whose temporary password opens it once it is changed', async () => {
    const made = await users.createUser(keeper, { username: 'limei', ...profile() });
    const signInId = await signIn({ username: 'limei', password: made.password, ip: '' });
    const actor = signInId && (await actorOfSignIn(signInId, ''));
    expect(actor).toMatchObject({ username: 'limei', mustChangePassword: true, grants: [] });
  });

  test('leaves the profile in the trail, never the password', async () => {
    const { password } = await users.createUser(keeper, { username: 'wangqiang', ...profile() });
    const { rows } = await database.owner.query(
      `SELECT * FROM audit_entries WHERE subject_label = 'wangqiang'`,
    );
    expect(rows[0]).toMatchObject({ action: 'create', role: 'system_admin', user_id: keeper.userId });
    expect(JSON.stringify(rows)).not.toContain(password);
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });

  test('is told that an account name is taken, even by somebody he does not see', async () => {
    const again = users.createUser(ofJinjiang(), { username: 'otherclerk', ...profile() });
    await expect(again).rejects.toThrow(InvalidInput);
  });

  test('changes a profile; a second one who started from the old version is shown the new one', async () => {
    const { user } = await getUser(keeper, id('districtReviewer'));
    await users.reviseUser(keeper, { ...profile(), id: user.id, version: user.version });
    const stale = users.reviseUser(keeper, {
      ...profile(),
      displayName: '李妹',
      id: user.id,
      version: user.version,
    });
    const error = await stale.catch((error) => error);
    expect(error).toBeInstanceOf(StaleEdit);
    expect(error.detail).toMatchObject({ displayName: '李梅', version: user.version + 1 });
    expect(error.detail).not.toHaveProperty('passwordHash');
    expect(await lastEntry()).toMatchObject({
      action: 'revise',
      before: { area: '锦江区' },
      after: { area: '春熙路街道' },
    });
  });

  test('resets a password: the old one and the sign-ins that began with it are over', async () => {
    const signInId = await signIn({ username: 'estateviewer', password: database.world.password, ip: '' });
    const { password } = await users.resetPassword(keeper, id('estateViewer'));
    expect(await actorOfSignIn(signInId ?? '', '')).toBeNull();
    expect(await signIn({ username: 'estateviewer', password: database.world.password, ip: '' })).toBeNull();
    expect(await signIn({ username: 'estateviewer', password, ip: '' })).not.toBeNull();
  });

  test('disables and enables', async () => {
    const signInId = await signIn({ username: 'twocommunities', password: database.world.password, ip: '' });
    await users.disableUser(keeper, id('twoCommunities'));
    expect(await actorOfSignIn(signInId ?? '', '')).toBeNull();
    await expect(users.disableUser(keeper, id('twoCommunities'))).rejects.toThrow('已经停用');
    await users.enableUser(keeper, id('twoCommunities'));
    expect(
      await signIn({ username: 'twocommunities', password: database.world.password, ip: '' }),
    ).not.toBeNull();
  });

  test('unlocks', async () => {
    for (let i = 0; i < 5; i++) await signIn({ username: 'cityviewer', password: 'Wrong-Road-2018', ip: '' });
    const { rows } = await listUsers(keeper, { search: '', state: 'locked', area: null, page: 1, size: 25 });
    expect(rows.map(({ username }) => username)).toEqual(['cityviewer']);
    await users.unlockUser(keeper, id('cityViewer'));
    expect(
      await signIn({ username: 'cityviewer', password: database.world.password, ip: '' }),
    ).not.toBeNull();
  });

  test('touches nothing of his own account', async () => {
    const own = { ...profile(), id: keeper.userId, version: 1 };
    await expect(users.reviseUser(keeper, own)).rejects.toThrow('自己的账号');
    await expect(users.resetPassword(keeper, keeper.userId)).rejects.toThrow('自己的账号');
  });

  test('of one district neither finds nor changes nor places an account elsewhere', async () => {
    await expect(getUser(ofJinjiang(), id('otherClerk'))).rejects.toThrow('没有找到');
    await expect(users.disableUser(ofJinjiang(), id('otherClerk'))).rejects.toThrow('没有找到');
    const placed = { username: 'zhaolei', ...profile(), areaId: database.world.areas.wuhou.id };
    await expect(users.createUser(ofJinjiang(), placed)).rejects.toThrow('不在您的管理范围内');
  });
});

describe('the first administrators', () => {
  test('are not made where there are administrators', async () => {
    await expect(createFirstAdministrators()).rejects.toThrow('已经有管理员');
  });

  test('are three, each with one role in the city and a password to change', async () => {
    await database.owner.query('DELETE FROM grants WHERE role::text LIKE $1', ['%_admin']);
    const made = await createFirstAdministrators();
    expect(made.map(({ username }) => username)).toEqual(['sysadmin', 'secadmin', 'auditor']);
    const signInId = await signIn({ username: 'secadmin', password: made[1]?.password ?? '', ip: '' });
    expect(signInId && (await actorOfSignIn(signInId, ''))).toMatchObject({
      mustChangePassword: true,
      grants: [{ role: 'security_admin', areaName: '成都市' }],
    });
  });
});
