import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/platform/actor';
import { preparedQuery, type Tx } from '@/lib/platform/db';
import { type Permission, permissions } from '@/lib/platform/permissions';
import { can, ranges } from '@/lib/platform/scope';
import { read, readOwn, transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from './own-database';

/** What row-level security alone lets through: every statement here forgets its scope on purpose. */
let database: OwnDatabase;
let people: [string, Actor][];
beforeAll(async () => {
  database = await ownDatabase();
  people = Object.entries(database.world.actors);
});
afterAll(() => database.close());

const business = ['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects'];

const count = async (tx: Tx, table: string) =>
  (await tx.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1;

const positions = (tx: Tx, table: string, others: string) =>
  tx.$queryRawUnsafe<{ pos: number }[]>(`SELECT pos FROM ${table} WHERE ${others} ORDER BY pos`);

describe('an administrator', () => {
  const administrators = [
    ['systemAdmin', 'users.manage'],
    ['securityAdmin', 'grants.manage'],
    ['auditAdmin', 'audit.read'],
  ] as const;

  test.each(administrators)('%s sees no business row', async (person, permission) => {
    const actor = database.world.actors[person];
    const seen = await read(actor, permission, async (tx) => {
      const counts: number[] = [];
      for (const table of [...business, 'imports', 'drafts', 'exports']) counts.push(await count(tx, table));
      return counts;
    });
    expect(seen.filter((n) => n !== 0)).toEqual([]);
  });

  test('系统管理员 sees no grants, 安全管理员 no sign-ins, 审计管理员 neither accounts nor grants, but their own', async () => {
    const { systemAdmin, securityAdmin, auditAdmin } = database.world.actors;
    const others = (actor: Actor, permission: Permission, table: string) =>
      read(
        actor,
        permission,
        async (tx) =>
          (
            await tx.$queryRawUnsafe<unknown[]>(
              `SELECT FROM ${table} WHERE ${table === 'users' ? 'id' : 'user_id'} <> ${actor.userId}`,
            )
          ).length,
      );
    await database.owner.query(`INSERT INTO sign_ins (id, user_id) SELECT gen_random_uuid(), id FROM users`);
    expect(await others(systemAdmin, 'users.manage', 'grants')).toBe(0);
    expect(await others(systemAdmin, 'users.manage', 'sign_ins')).toBeGreaterThan(0);
    expect(await others(securityAdmin, 'grants.manage', 'sign_ins')).toBe(0);
    for (const table of ['users', 'grants', 'sign_ins'])
      expect(await others(auditAdmin, 'audit.read', table)).toBe(0);
    for (const actor of [systemAdmin, securityAdmin])
      expect(
        await others(actor, actor === systemAdmin ? 'users.manage' : 'grants.manage', 'users'),
      ).toBeGreaterThan(5);
  });

  const attempt = (actor: Actor, permission: Permission, sql: string) =>
    transact(actor, permission, async (tx, audit) => audit.record([], await tx.$executeRawUnsafe(sql)));

  test('安全管理员 changes no account, 系统管理员 no grant', async () => {
    const { systemAdmin, securityAdmin, nobody } = database.world.actors;
    const area = database.world.areas.city.id;
    expect(await attempt(securityAdmin, 'grants.manage', `UPDATE users SET display_name = 'x'`)).toBe(0);
    expect(await attempt(systemAdmin, 'users.manage', `UPDATE grants SET ended_at = now()`)).toBe(0);
    const insertGrant = `INSERT INTO grants (user_id, role, area_id, valid_from) VALUES (${nobody.userId}, 'viewer', ${area}, '2026-01-01')`;
    await expect(attempt(systemAdmin, 'users.manage', insertGrant)).rejects.toThrow('row-level security');
    const insertUser = `INSERT INTO users (username, display_name, area_id, password_hash) VALUES ('x', 'x', ${area}, 'x')`;
    await expect(attempt(securityAdmin, 'grants.manage', insertUser)).rejects.toThrow('row-level security');
  });

  test('nobody changes what is his own', async () => {
    const { systemAdmin, securityAdmin } = database.world.actors;
    expect(
      await attempt(
        systemAdmin,
        'users.manage',
        `UPDATE users SET locked_until = NULL WHERE id = ${systemAdmin.userId}`,
      ),
    ).toBe(0);
    const area = database.world.areas.jinjiang.id;
    const insert = `INSERT INTO grants (user_id, role, area_id, valid_from) VALUES (${securityAdmin.userId}, 'security_admin', ${area}, '2040-01-01')`;
    await expect(attempt(securityAdmin, 'grants.manage', insert)).rejects.toThrow('row-level security');
  });

  test('whoever may only read a ledger writes none of it, though his permission covers the place', async () => {
    const { cityViewer } = database.world.actors;
    expect(await attempt(cityViewer, 'ledger.export', `UPDATE grids SET name = 'x'`)).toBe(0);
    expect(await attempt(cityViewer, 'ledger.export', `DELETE FROM grids`)).toBe(0);
  });
});

test('staff see no account but their own, no grant but their own, and nothing of the accounts’ trail', async () => {
  const { districtClerk } = database.world.actors;
  await database.owner.query(
    `INSERT INTO audit_entries (actor, action, subject, pos) SELECT '甲', 'sign-in', s, $1 FROM unnest(ARRAY['users', 'grants', 'sign-ins']) AS s`,
    [database.world.areas.zongfulu.lo],
  );
  const seen = await read(districtClerk, 'ledger.read', async (tx) => ({
    users: await count(tx, 'users'),
    grants: await count(tx, 'grants'),
    entries: await count(tx, 'audit_entries'),
  }));
  expect(seen).toEqual({ users: 1, grants: 1, entries: 0 });
});

test('a statement without an actor sees nothing', async () => {
  for (const table of [...business, 'users', 'grants', 'sign_ins', 'audit_entries', 'notices', 'drafts']) {
    const [row] = await preparedQuery<{ n: number }>(
      `count ${table}`,
      `SELECT count(*)::int AS n FROM ${table}`,
      [],
    );
    expect(row?.n, table).toBe(0);
  }
});

test('what is one’s own is seen without any permission, and no more', async () => {
  for (const [, actor] of people) expect(await readOwn(actor, (tx) => count(tx, 'users'))).toBe(1);
});

describe('can() and row-level security agree', () => {
  const cases: [Permission, string][] = [
    ['users.manage', 'users'],
    ['grants.manage', 'grants'],
    ...business.map((table): [Permission, string] => ['ledger.read', table]),
  ];

  test.each(cases)('on %s over %s, for everybody', async (permission, table) => {
    const others =
      table === 'users'
        ? 'id <> (SELECT app_user())'
        : table === 'grants'
          ? 'user_id <> (SELECT app_user())'
          : 'true';
    for (const [person, actor] of people) {
      if (ranges(actor, permission).length === 0) {
        await expect(read(actor, permission, (tx) => count(tx, table))).rejects.toThrow('没有做这件事的权限');
        continue;
      }
      const own =
        table === 'users'
          ? `id <> ${actor.userId}`
          : table === 'grants'
            ? `user_id <> ${actor.userId}`
            : 'true';
      const { rows } = await database.owner.query<{ pos: number }>(
        `SELECT pos FROM ${table} WHERE ${own} ORDER BY pos`,
      );
      const expected = rows.filter(({ pos }) => can(actor, permission, { lo: pos, hi: pos }));
      expect(await read(actor, permission, (tx) => positions(tx, table, others)), person).toEqual(expected);
    }
  });

  test('every permission opens one kind of table', () => {
    expect(new Set(Object.values(permissions))).toEqual(new Set(['business', 'accounts', 'audit']));
  });
});
