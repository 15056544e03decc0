import type pg from 'pg';
import { hashPassword } from '../../lib/platform/passwords.ts';
import type { Role } from '../client/enums.ts';
import type { GrantCreateManyInput } from '../client/models/Grant.ts';
import type { UserCreateManyInput } from '../client/models/User.ts';
import { insertRows, reserveIds } from './bulk.ts';

export const DEMO_DISTRICT = '510104';
export const DEMO_STREET = '510104022';
export const DEMO_COMMUNITY = '510104022006';

type Account = { name: string; area: string; workUnit: string; roles: readonly Role[] };

const accounts = {
  city: {
    name: '市委社治委分析员（演示）',
    area: '5101',
    workUnit: '市委社治委',
    roles: ['viewer', 'scheme_manager'],
  },
  /** Keeps what stands at the city itself: service lists, policies, online services. */
  'city-clerk': {
    name: '市委社治委填报员（演示）',
    area: '5101',
    workUnit: '市委社治委',
    roles: ['clerk'],
  },
  district: {
    name: '锦江区填报员（演示）',
    area: DEMO_DISTRICT,
    workUnit: '锦江区委社治委',
    roles: ['clerk'],
  },
  'district-reviewer': {
    name: '锦江区审核员（演示）',
    area: DEMO_DISTRICT,
    workUnit: '锦江区委社治委',
    roles: ['reviewer'],
  },
  'city-coordinator': {
    name: '市委社治委统筹员（演示）',
    area: '5101',
    workUnit: '市委社治委',
    roles: ['coordinator'],
  },
  'district-coordinator': {
    name: '锦江区统筹员（演示）',
    area: DEMO_DISTRICT,
    workUnit: '锦江区委社治委',
    roles: ['coordinator'],
  },
  /** Of a department: sees only what was handed to it. */
  handler: {
    name: '锦江区承办员（演示）',
    area: DEMO_DISTRICT,
    workUnit: '锦江区综合行政执法局',
    roles: ['handler'],
  },
  'street-clerk': {
    name: '春熙路街道填报员（演示）',
    area: DEMO_STREET,
    workUnit: '春熙路街道社区发展办',
    roles: ['clerk'],
  },
  street: {
    name: '春熙路街道审核员（演示）',
    area: DEMO_STREET,
    workUnit: '春熙路街道党建办',
    roles: ['reviewer', 'coordinator'],
  },
  community: {
    name: '总府路社区填报员（演示）',
    area: DEMO_COMMUNITY,
    workUnit: '总府路社区',
    roles: ['clerk'],
  },
  /** Of a street that was merged in 2020: its grant went along. */
  'merged-street': {
    name: '原督院街街道审核员（演示）',
    area: '510104020',
    workUnit: '原督院街街道党建办',
    roles: ['reviewer'],
  },
  sysadmin: { name: '系统管理员（演示）', area: '5101', workUnit: '市委社治委', roles: ['system_admin'] },
  secadmin: { name: '安全管理员（演示）', area: '5101', workUnit: '市委社治委', roles: ['security_admin'] },
  auditor: { name: '审计管理员（演示）', area: '5101', workUnit: '市委社治委', roles: ['audit_admin'] },
} as const satisfies Record<string, Account>;

export type DemoUsername = keyof typeof accounts;
export type DemoUsers = Record<DemoUsername, number>;

/** The demo's accounts, all with one password, and what they may do. Returns their ids. */
export async function seedAccounts(client: pg.ClientBase, password: string): Promise<DemoUsers> {
  const names = Object.keys(accounts) as DemoUsername[];
  const { rows } = await client.query<{ id: number; code: string }>(
    'SELECT id, code FROM areas WHERE code = ANY ($1) AND valid_to IS NULL',
    [names.map((username) => accounts[username].area)],
  );
  const areaIds = new Map(rows.map(({ id, code }) => [code, id]));
  const areaIdOf = (code: string) => {
    const id = areaIds.get(code);
    if (id === undefined) throw new Error(`no area ${code} for the demo's accounts`);
    return id;
  };
  const ids = await reserveIds(client, 'users', names.length);
  const hashes = await Promise.all(names.map(() => hashPassword(password)));
  await insertRows<UserCreateManyInput>(
    client,
    'users',
    names.map((username, i) => ({
      id: ids[i],
      username,
      displayName: accounts[username].name,
      areaId: areaIdOf(accounts[username].area),
      workUnit: accounts[username].workUnit,
      passwordHash: hashes[i] as string,
      mustChangePassword: false,
      isDemo: true,
    })),
  );
  await insertRows<GrantCreateManyInput>(
    client,
    'grants',
    names.flatMap((username, i) =>
      accounts[username].roles.map((role) => ({
        userId: ids[i] as number,
        role,
        areaId: areaIdOf(accounts[username].area),
        validFrom: '2018-01-01',
        reason: '演示账号',
      })),
    ),
  );
  return Object.fromEntries(names.map((username, i) => [username, ids[i]])) as DemoUsers;
}
