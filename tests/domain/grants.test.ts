import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newGrant } from '@/lib/domain/grants/definition';
import { endGrant, grantRole } from '@/lib/domain/grants/mutations';
import { listGrants, searchGrantees } from '@/lib/domain/grants/queries';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import { addDays, today } from '@/lib/platform/clock';
import type { Role } from '@/lib/platform/permissions';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

let database: OwnDatabase;
let keeper: Actor;
beforeAll(async () => {
  database = await ownDatabase();
  keeper = database.world.actors.securityAdmin;
});
afterAll(() => database.close());

type Person = keyof OwnDatabase['world']['actors'];
type Area = keyof OwnDatabase['world']['areas'];
const grant = (
  person: Person,
  role: Role,
  area: Area,
  days: { from?: string; to?: string | null } = {},
  by = keeper,
) =>
  grantRole(by, {
    userId: database.world.actors[person].userId,
    role,
    areaId: database.world.areas[area].id,
    jurisdictionId: null,
    validFrom: days.from ?? today(),
    validTo: days.to ?? null,
    reason: '任职通知〔2026〕3 号',
  });
const rolesOf = async (person: Person) =>
  (await actorOfUser(database.world.actors[person].userId))?.grants.map(({ role }) => role);

/** 安全管理员 of 锦江区 alone. */
const ofJinjiang = (): Actor => {
  const { jinjiang } = database.world.areas;
  return {
    ...keeper,
    grants: keeper.grants.map((held) => ({ ...held, areaId: jinjiang.id, lo: jinjiang.lo, hi: jinjiang.hi })),
  };
};

beforeEach(async () => {
  await database.owner.query('DELETE FROM grants WHERE user_id = $1', [database.world.actors.nobody.userId]);
});

describe('安全管理员', () => {
  test('grants a role, which counts at the person’s next request, and tells the person', async () => {
    await grant('nobody', 'clerk', 'wuhou');
    expect(await rolesOf('nobody')).toEqual(['clerk']);
    const { rows } = await database.owner.query('SELECT text FROM notices WHERE user_id = $1', [
      database.world.actors.nobody.userId,
    ]);
    expect(rows[0].text).toContain('填报员（武侯区）');
  });

  test('ends a grant, which is gone at the next request, with the reason in the trail', async () => {
    const { id } = await grant('nobody', 'viewer', 'wuhou');
    await endGrant(keeper, { id, reason: '调离' });
    expect(await rolesOf('nobody')).toEqual([]);
    await expect(endGrant(keeper, { id, reason: '调离' })).rejects.toThrow('已经结束');
    const { rows } = await database.owner.query(
      'SELECT action, note, before FROM audit_entries ORDER BY id DESC LIMIT 1',
    );
    expect(rows[0]).toMatchObject({
      action: 'end-grant',
      note: '调离',
      before: { role: 'viewer', area: '武侯区' },
    });
  });

  test('gives nothing to himself and ends none of his own', async () => {
    await expect(grant('securityAdmin', 'viewer', 'city')).rejects.toThrow('不能给自己授权');
    const own = keeper.grants[0]?.id ?? 0;
    await expect(endGrant(keeper, { id: own, reason: '调离' })).rejects.toThrow('自己的授权');
  });

  test('of one district grants nothing elsewhere, to nobody from elsewhere, and sees no other grants', async () => {
    const by = ofJinjiang();
    await expect(grant('districtClerk', 'viewer', 'city', {}, by)).rejects.toThrow('不在您的管理范围内');
    await expect(grant('otherClerk', 'viewer', 'jinjiang', {}, by)).rejects.toThrow('没有这个账号');
    const query = { search: '', userId: null, role: null, state: null, area: null, page: 1, size: 100 };
    const { rows } = await listGrants(by, query);
    const { lo, hi } = database.world.areas.jinjiang;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ pos }) => lo <= pos && pos <= hi)).toBe(true);
    expect(await searchGrantees(by, 'otherclerk')).toEqual([]);
  });

  test('sees who holds a grant in his district though the account is kept elsewhere', async () => {
    await database.owner.query(
      `INSERT INTO grants (user_id, role, area_id, valid_from) VALUES ($1, 'coordinator', $2, '2020-01-01')`,
      [database.world.actors.nobody.userId, database.world.areas.chunxilu.id],
    );
    const query = { search: 'nobody', userId: null, role: null, state: null, area: null, page: 1, size: 25 };
    const { rows } = await listGrants(ofJinjiang(), query);
    expect(rows.map(({ user }) => user.username)).toEqual(['nobody']);
  });

  test('keeps 方案管理员 to city and districts', async () => {
    await expect(grant('nobody', 'scheme_manager', 'chunxilu')).rejects.toThrow('方案管理员只设在市和区');
    await grant('nobody', 'scheme_manager', 'wuhou');
    expect(await rolesOf('nobody')).toEqual(['scheme_manager']);
  });
});

describe('duties are kept apart', () => {
  test.each([
    ['system_admin', 'security_admin'],
    ['system_admin', 'audit_admin'],
    ['audit_admin', 'security_admin'],
    ['audit_admin', 'viewer'],
    ['clerk', 'system_admin'],
  ] as const)('%s and %s not on one account', async (first, second) => {
    await grant('nobody', first, 'city');
    await expect(grant('nobody', second, 'wuhou')).rejects.toThrow('互不兼任');
  });

  test('even where 安全管理员 does not see the other role', async () => {
    await expect(grant('districtClerk', 'audit_admin', 'jinjiang', {}, ofJinjiang())).rejects.toThrow(
      '互不兼任',
    );
  });

  test('even when both are granted at the same moment', async () => {
    const both = await Promise.allSettled([
      grant('nobody', 'viewer', 'city'),
      grant('nobody', 'audit_admin', 'city'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('but one may follow the other', async () => {
    const friday = addDays(today(), 5);
    await grant('nobody', 'viewer', 'city', { to: friday });
    await expect(grant('nobody', 'audit_admin', 'city', { from: friday })).rejects.toThrow('互不兼任');
    await grant('nobody', 'audit_admin', 'city', { from: addDays(friday, 1) });
    expect(await rolesOf('nobody')).toEqual(['viewer']);
  });

  test('and business roles go together', async () => {
    await grant('nobody', 'reviewer', 'wuhou');
    await grant('nobody', 'coordinator', 'wuhou');
    expect(await rolesOf('nobody')).toEqual(['reviewer', 'coordinator']);
  });

  test('the same grant is not given twice', async () => {
    await grant('nobody', 'reviewer', 'wuhou');
    await expect(grant('nobody', 'reviewer', 'wuhou')).rejects.toThrow('已有这个角色');
  });
});

describe('the form of a grant', () => {
  const form = {
    userId: '1',
    role: 'clerk',
    areaId: '2',
    validFrom: today(),
    validTo: '',
    reason: '任职通知',
  };
  const problems = (changes: Partial<typeof form>) => {
    const { error } = newGrant.safeParse({ ...form, ...changes });
    return [...new Set(error?.issues.map(({ path }) => path.join('.')))];
  };

  test.each([
    [{}, []],
    [{ userId: '' }, ['userId']],
    [{ role: 'king' }, ['role']],
    [{ validFrom: '2018-01-01' }, ['validFrom']],
    [{ validFrom: '2026-02-30' }, ['validFrom']],
    [{ validTo: '2018-01-01' }, ['validTo']],
    [{ reason: ' ' }, ['reason']],
  ])('with %o names %o', (changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });
});
