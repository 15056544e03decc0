import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listNotices } from '@/lib/domain/notices/notices';
import { notify, type Recipients } from '@/lib/domain/notices/notify';
import type { Actor } from '@/lib/platform/actor';
import { read, transact, transactAsSystem } from '@/lib/platform/transact';
import type { Person } from '@/tests/world/people';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

let database: OwnDatabase;
let actors: Record<Person, Actor>;
beforeAll(async () => {
  database = await ownDatabase();
  ({ actors } = database.world);
});
beforeEach(() => database.owner.query('DELETE FROM notices'));
afterAll(() => database.close());

const notice = { text: '诉求 20261124-001 等待签收', href: '/requests/1' };
const told = async (): Promise<string[]> => {
  const { rows } = await database.owner.query(
    'SELECT u.display_name AS name FROM notices n JOIN users u ON u.id = n.user_id ORDER BY u.id',
  );
  return rows.map(({ name }) => name);
};
const byCommunity = (to: Recipients) =>
  transact(actors.communityClerk, 'request.work', async (tx, audit) =>
    audit.record([], await notify(tx, to, notice)),
  );

describe('those who hold a role', () => {
  test('at the area itself are told, once, and nobody above or below', async () => {
    const { id: areaId } = database.world.areas.chunxilu;
    expect(await byCommunity({ roles: ['coordinator', 'reviewer'], areaId })).toBe(1);
    expect(await told()).toEqual(['春熙路街道审核员']);
    expect(await listNotices(actors.streetReviewer)).toMatchObject([notice]);
  });

  test('are not told of what they do themselves', async () => {
    const { id: areaId } = database.world.areas.zongfulu;
    expect(await byCommunity({ roles: ['clerk'], areaId })).toBe(0);
    await transactAsSystem({ system: 'housekeeping' }, (tx) =>
      notify(tx, { roles: ['clerk'], areaId }, notice),
    );
    expect(await told()).toEqual(['总府路社区填报员']);
  });

  test('are told no longer once the grant or the account has ended', async () => {
    const { id: areaId } = database.world.areas.jinjiang;
    await database.owner.query('UPDATE grants SET ended_at = now() WHERE user_id = $1', [
      actors.districtCoordinator.userId,
    ]);
    await database.owner.query('UPDATE users SET disabled_at = now() WHERE id = $1', [
      actors.districtReviewer.userId,
    ]);
    await byCommunity({ roles: ['coordinator', 'reviewer', 'clerk'], areaId });
    expect(await told()).toEqual(['锦江区填报员']);
  });

  test('through a jurisdiction that manages the area are told as well', async () => {
    const { areas } = database.world;
    await database.owner.query(
      `WITH j AS (INSERT INTO jurisdictions (code, name, area_id, valid_from) VALUES ('J1', '春熙商圈', $1, '2020-01-01') RETURNING id),
        m AS (INSERT INTO jurisdiction_members (jurisdiction_id, area_id, valid_from) SELECT id, $2, '2020-01-01' FROM j)
       INSERT INTO grants (user_id, role, jurisdiction_id, valid_from) SELECT $3, 'coordinator', id, '2020-01-01' FROM j`,
      [areas.jinjiang.id, areas.duyuanjie.id, actors.nobody.userId],
    );
    await byCommunity({ roles: ['coordinator'], areaId: areas.duyuanjie.id });
    expect(await told()).toEqual(['没有授权的人']);
  });
});

test('users who are named are told, wherever they are', async () => {
  const { userId: self } = actors.communityClerk;
  const { userId } = actors.otherClerk;
  expect(await byCommunity({ userIds: [self, userId] })).toBe(1);
  expect(await told()).toEqual(['武侯区填报员']);
});

test('nobody is told by who only reads, or by an administrator', async () => {
  const { userId } = actors.otherClerk;
  const reading = read(actors.cityViewer, 'request.read', (tx) => notify(tx, { userIds: [userId] }, notice));
  await expect(reading).rejects.toThrow(/read-only/);
  const administering = transact(actors.systemAdmin, 'users.manage', async (tx, audit) =>
    audit.record([], await notify(tx, { userIds: [userId] }, notice)),
  );
  await expect(administering).rejects.toThrow(/nobody is told/);
});
