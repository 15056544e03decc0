import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { listAreasOn } from '@/lib/domain/areas/history';
import { newGrant } from '@/lib/domain/grants/definition';
import { grantRole } from '@/lib/domain/grants/mutations';
import { listGrantableJurisdictions, listGrants } from '@/lib/domain/grants/queries';
import { grids } from '@/lib/domain/grids/definition';
import { countLedgersOf } from '@/lib/domain/jurisdictions/counts';
import {
  addMember,
  createJurisdiction,
  endJurisdiction,
  endMember,
  nameJurisdiction,
  withdrawMember,
} from '@/lib/domain/jurisdictions/mutations';
import {
  countGrants,
  getJurisdiction,
  listJurisdictions,
  managerOf,
  membersOf,
} from '@/lib/domain/jurisdictions/queries';
import { myAccount } from '@/lib/domain/users/queries';
import { loadList } from '@/lib/ledger/list';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf } from '@/lib/platform/areas/queries';
import { addDays, today } from '@/lib/platform/clock';
import { read, transact } from '@/lib/platform/transact';
import { chengduDivisions } from '@/prisma/seed/areas';
import { seedJurisdictions } from '@/prisma/seed/jurisdictions';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';
import type { AreaKey } from '../world/city';

let database: OwnDatabase;
let manager: Actor;
/** 高新区 manages 春熙路街道 of 锦江区 and 太平社区 of 武侯区. */
let hightech: number;
const document = '川委厅〔2014〕5 号';
const since = '2024-01-01';

const area = (key: AreaKey) => database.world.areas[key];
const create = (name: string, code: string, by = manager) =>
  createJurisdiction(by, { areaId: area('city').id, name, code, document, validFrom: since });
const add = (id: number, key: AreaKey, validFrom = since, by = manager) =>
  addMember(by, { id, areaId: area(key).id, validFrom, document });
const managed = async (id: number, day = today()) =>
  (await getJurisdiction(manager, id, day)).members.map(({ name }) => name);
const memberOf = async (id: number, key: AreaKey) =>
  (await getJurisdiction(manager, id, today())).history.find(({ areaId }) => areaId === area(key).id)?.id ??
  0;
const leave = async (key: AreaKey, on: string) =>
  endMember(manager, { memberId: await memberOf(hightech, key), on, document });
const grant = (jurisdictionId: number, by = database.world.actors.securityAdmin) =>
  grantRole(by, {
    userId: database.world.actors.nobody.userId,
    role: 'clerk',
    areaId: null,
    jurisdictionId,
    validFrom: today(),
    validTo: null,
    reason: '任职通知〔2026〕3 号',
  });
/** The account as its next request finds it. */
const nobody = async () => (await actorOfUser(database.world.actors.nobody.userId)) as Actor;
/** The same person, who changes areas in one district only. */
const ofDistrict = (key: 'jinjiang' | 'wuhou'): Actor => ({
  ...manager,
  grants: manager.grants.map((held) =>
    held.role === 'scheme_manager' ? { ...held, ...area(key), areaId: area(key).id } : held,
  ),
});

beforeEach(async () => {
  await database?.close();
  database = await ownDatabase();
  manager = database.world.actors.cityViewer;
  ({ id: hightech } = await create('高新区', 'GXQ'));
  await add(hightech, 'chunxilu');
  await add(hightech, 'taiping');
});
afterAll(() => database.close());

describe('a grant in a jurisdiction', () => {
  const codesSeen = async (actor: Actor) => {
    const { rows } = await loadList(actor, grids, { size: '100' });
    return rows.map(({ values }) => String(values.code)).sort();
  };
  const codesBehindTheScope = (actor: Actor) =>
    read(actor, 'ledger.read', async (tx) => {
      const rows = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM grids ORDER BY code`;
      return rows.map(({ code }) => code);
    });
  const inMembers = [
    '510104022006001',
    '510104022006002',
    '510104022006003',
    '510104022009001',
    '510107001001001',
  ];

  test('sees exactly the records of what it manages, even where a statement forgets its scope', async () => {
    await grant(hightech);
    const actor = await nobody();
    expect(actor.grants.map(({ areaName, jurisdictionName }) => [areaName, jurisdictionName])).toEqual([
      ['春熙路街道', '高新区'],
      ['太平社区居委会', '高新区'],
    ]);
    expect(await codesSeen(actor)).toEqual(inMembers);
    expect(await codesBehindTheScope(actor)).toEqual(inMembers);
  });

  test('narrows with a member that left, and widens with one that came', async () => {
    await grant(hightech);
    expect(await countGrants(manager, hightech)).toBe(1);
    await leave('taiping', today());
    expect(await codesBehindTheScope(await nobody())).toEqual(inMembers.slice(0, 4));
    await add(hightech, 'jinguanyi', today());
    expect(await codesBehindTheScope(await nobody())).toEqual(['510104017001001', ...inMembers.slice(0, 4)]);
  });

  test('is nothing before a member comes, and after the jurisdiction has ended', async () => {
    await grant(hightech);
    await add(hightech, 'jinguanyi', addDays(today(), 1));
    expect((await nobody()).grants.length).toBe(2);
    await withdrawMember(manager, { memberId: await memberOf(hightech, 'jinguanyi') });
    await endJurisdiction(manager, { id: hightech, version: 1, on: today(), document });
    expect((await nobody()).grants).toEqual([]);
    await expect(grant(hightech)).rejects.toThrow('已于');
  });

  test('stands in the list and in the account under the jurisdiction’s name', async () => {
    await grant(hightech);
    const query = { search: 'nobody', userId: null, role: null, state: null, area: null, page: 1, size: 25 };
    const { rows } = await listGrants(database.world.actors.securityAdmin, query);
    expect(rows.map(({ areaPath }) => areaPath)).toEqual(['高新区（管理区）']);
    expect((await myAccount(database.world.actors.nobody)).grants.map(({ areaPath }) => areaPath)).toEqual([
      '高新区（管理区）',
    ]);
  });

  test('is given by who keeps the grants of the whole city, once, and never an administrator’s', async () => {
    const { securityAdmin } = database.world.actors;
    const ofJinjiang = {
      ...securityAdmin,
      grants: securityAdmin.grants.map((held) => ({
        ...held,
        ...area('jinjiang'),
        areaId: area('jinjiang').id,
      })),
    };
    await database.owner.query('UPDATE users SET area_id = $1 WHERE id = $2', [
      area('jinjiang').id,
      database.world.actors.nobody.userId,
    ]);
    await expect(grant(hightech, ofJinjiang)).rejects.toThrow('请市级安全管理员办理');
    expect(await listGrantableJurisdictions(ofJinjiang)).toEqual([]);
    await grant(hightech);
    await expect(grant(hightech)).rejects.toThrow('已有这个角色');
    const form = {
      userId: '1',
      areaId: '',
      jurisdictionId: '2',
      validFrom: today(),
      validTo: '',
      reason: '任职',
    };
    const problems = (changes: object) =>
      newGrant.safeParse({ ...form, role: 'viewer', ...changes }).error?.issues.map(({ path }) => path[0]) ??
      [];
    expect(problems({})).toEqual([]);
    expect(problems({ role: 'security_admin' })).toEqual(['role']);
    expect(problems({ role: 'scheme_manager' })).toEqual(['role']);
    expect(problems({ areaId: '3' })).toEqual(['jurisdictionId']);
    expect(problems({ jurisdictionId: '' })).toEqual(['areaId']);
    await expect(
      database.owner.query(
        `INSERT INTO grants (user_id, role, jurisdiction_id, valid_from) VALUES ($1, 'scheme_manager', $2, '2026-01-01')`,
        [database.world.actors.otherClerk.userId, hightech],
      ),
    ).rejects.toThrow('grants_of_jurisdictions');
  });
});

describe('an area is one jurisdiction’s on a day', () => {
  test('neither twice in the same, nor in two, nor within or around another member', async () => {
    const { id: tianfu } = await create('天府新区', 'TFXQ');
    await expect(add(hightech, 'chunxilu', '2025-01-01')).rejects.toThrow(
      '“春熙路街道”2024-01-01 起已在本管理区，同一时期不能重复列入。',
    );
    await expect(add(tianfu, 'chunxilu')).rejects.toThrow('由高新区管理，一个辖区同一天只归一个管理区');
    await expect(add(tianfu, 'zongfulu')).rejects.toThrow('所属的“春熙路街道”2024-01-01 起由高新区管理');
    await expect(add(tianfu, 'wuhou')).rejects.toThrow('下的“太平社区居委会”2024-01-01 起由高新区管理');
    await expect(add(hightech, 'zongfulu')).rejects.toThrow('由本管理区管理');
    expect(await managed(tianfu)).toEqual([]);
  });

  test('nor by two at the same moment', async () => {
    const { id: tianfu } = await create('天府新区', 'TFXQ');
    const both = await Promise.allSettled([add(hightech, 'jinguanyi'), add(tianfu, 'jinguanyi')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('but it may pass from one to another', async () => {
    const { id: tianfu } = await create('天府新区', 'TFXQ');
    await leave('chunxilu', '2025-07-01');
    await expect(add(tianfu, 'chunxilu', '2025-06-30')).rejects.toThrow('2024-01-01 至 2025-07-01');
    await add(tianfu, 'chunxilu', '2025-07-01');
    expect(await managed(hightech, '2025-06-30')).toEqual(['春熙路街道', '太平社区居委会']);
    expect(await managed(hightech, '2025-07-01')).toEqual(['太平社区居委会']);
    expect(await managed(tianfu, '2025-07-01')).toEqual(['春熙路街道']);
  });

  test('what is wrong with a member is said at its field', async () => {
    await expect(add(hightech, 'city')).rejects.toThrow('成员应为');
    await expect(add(hightech, 'jinxiu')).rejects.toThrow('成员应为');
    await expect(add(hightech, 'jinguanyi', '2000-01-01')).rejects.toThrow('起才有');
    await expect(add(hightech, 'jinguanyi', '2023-12-31')).rejects.toThrow('起设立');
    await expect(leave('chunxilu', since)).rejects.toThrow('移出日期须晚于列入日期');
    await expect(withdrawMember(manager, { memberId: await memberOf(hightech, 'chunxilu') })).rejects.toThrow(
      '只能移出',
    );
    await expect(create('另一个', 'GXQ')).rejects.toThrow('已经有管理区在用');
  });
});

describe('it is a second grouping, and never a parent', () => {
  test('the tree is what it was, and the page of an area says who manages it', async () => {
    const path = (await read(manager, 'dashboard.read', (tx) => ancestorsOf(tx, [area('zongfulu').id]))).get(
      area('zongfulu').id,
    );
    expect(path?.map(({ name }) => name)).toEqual(['成都市', '锦江区', '春熙路街道', '总府路社区居委会']);
    const ids = path?.map(({ id }) => id) ?? [];
    const managerOn = (day: string) => read(manager, 'dashboard.read', (tx) => managerOf(tx, ids, day));
    expect(await managerOn(today())).toEqual({ id: hightech, name: '高新区', since });
    expect(await managerOn('2023-12-31')).toBeNull();
    const listed = await read(manager, 'dashboard.read', (tx) =>
      listAreasOn(tx, { on: today(), under: '510104', level: 'street', within: manager.grants }),
    );
    expect(listed.map(({ name }) => name)).toContain('春熙路街道');
  });

  test('it keeps its members’ names of the day', async () => {
    await database.owner.query(
      `UPDATE areas SET name = '春熙街道', since = '2025-01-01' WHERE code = '510104022'`,
    );
    expect(await managed(hightech, '2024-06-01')).toContain('春熙路街道');
    expect(await managed(hightech)).toContain('春熙街道');
  });

  test('whoever sees some of the members gets counts of those only', async () => {
    const members = await read(manager, 'dashboard.read', (tx) => membersOf(tx, [hightech], today()));
    const whole = await countLedgersOf(manager, members);
    expect(members.map(({ areaId }) => whole.get(areaId)?.grids)).toEqual([4, 1]);
    const part = await countLedgersOf(database.world.actors.districtClerk, members);
    expect([...part.keys()]).toEqual([area('chunxilu').id]);
  });
});

describe('who keeps it', () => {
  test('方案管理员 of the whole city; a district’s neither by the door nor behind it', async () => {
    const { districtClerk } = database.world.actors;
    await expect(add(hightech, 'jinguanyi', since, districtClerk)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = ofDistrict('jinjiang');
    await expect(add(hightech, 'jinguanyi', since, other)).rejects.toMatchObject({ code: 'not_found' });
    await expect(create('另一个', 'QT', other)).rejects.toThrow('管理区设在市一级');
    const behind = (sql: string) =>
      transact(other, 'areas.change', async (tx, audit) => audit.record([], await tx.$executeRawUnsafe(sql)));
    await expect(
      behind(
        `INSERT INTO jurisdiction_members (jurisdiction_id, area_id, valid_from) VALUES (${hightech}, ${area('jinguanyi').id}, '2024-01-01')`,
      ),
    ).rejects.toThrow('row-level security');
    expect(await behind(`UPDATE jurisdiction_members SET valid_to = '2026-01-01'`)).toBe(0);
    expect(await behind('DELETE FROM jurisdiction_members')).toBe(0);
  });

  test('what has begun is never deleted', async () => {
    const gone = await transact(manager, 'areas.change', async (tx, audit) =>
      audit.record([], await tx.$executeRaw`DELETE FROM jurisdiction_members`),
    );
    expect(gone).toBe(0);
  });

  test('every write leaves its entry; a stale one is refused', async () => {
    await nameJurisdiction(manager, { id: hightech, version: 1, name: '成都高新区', document });
    await expect(
      nameJurisdiction(manager, { id: hightech, version: 1, name: '高新', document }),
    ).rejects.toThrow('刚刚被别人改过');
    await leave('taiping', '2025-01-01');
    await endJurisdiction(manager, { id: hightech, version: 2, on: '2026-01-01', document });
    const { rows } = await database.owner.query(
      `SELECT action, subject_id AS id, area_id FROM audit_entries WHERE subject = 'jurisdictions' ORDER BY id`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'create',
      'add-member',
      'add-member',
      'revise',
      'end-member',
      'end-jurisdiction',
    ]);
    expect(new Set(rows.map((row) => `${row.id} ${row.area_id}`))).toEqual(
      new Set([`${hightech} ${area('city').id}`]),
    );
    const [listed] = await listJurisdictions(database.world.actors.districtClerk);
    expect(listed).toMatchObject({ name: '成都高新区', validTo: '2026-01-01', members: 0 });
  });
});

test('the demo city has three, each with what it really manages', async () => {
  await database.owner.query('DELETE FROM jurisdiction_members');
  await database.owner.query('DELETE FROM jurisdictions');
  await database.owner.query(
    `INSERT INTO areas (level, code, name, lo, hi, since, valid_from)
     SELECT 'street', c, c, 900000 + n, 900000 + n, '2020-06-30', '2020-06-30'
     FROM unnest($1::text[]) WITH ORDINALITY AS codes (c, n) WHERE c NOT IN (SELECT code FROM areas)`,
    [chengduDivisions('2023').streets.map(([code]) => code)],
  );
  await seedJurisdictions(database.owner, '2018-01-01');
  const all = await listJurisdictions(manager);
  expect(all.map(({ name, members, validFrom }) => [name, members, validFrom])).toEqual([
    ['东部新区', 15, '2020-04-28'],
    ['高新区', 7, '2018-01-01'],
    ['天府新区', 9, '2018-01-01'],
  ]);
  expect(await managed(all[0]?.id ?? 0, '2020-06-29')).toEqual([]);
});
