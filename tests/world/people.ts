import type pg from 'pg';
import type { ActiveGrant, Actor } from '@/lib/platform/actor';
import type { Role } from '@/prisma/client/enums';
import { insertRows, reserveIds } from '@/prisma/seed/bulk';
import type { AreaKey, WorldArea } from './city';

const people = {
  cityViewer: ['市级查看员', { city: ['viewer', 'scheme_manager'] }],
  districtClerk: ['锦江区填报员', { jinjiang: ['clerk'] }],
  districtReviewer: ['锦江区审核员', { jinjiang: ['reviewer'] }],
  districtCoordinator: ['锦江区统筹员', { jinjiang: ['coordinator'] }],
  /** Of a department of 锦江区. */
  handler: ['锦江区承办员', { jinjiang: ['handler'] }],
  streetClerk: ['春熙路街道填报员', { chunxilu: ['clerk'] }],
  streetReviewer: ['春熙路街道审核员', { chunxilu: ['reviewer', 'coordinator'] }],
  communityClerk: ['总府路社区填报员', { zongfulu: ['clerk'] }],
  estateViewer: ['锦绣花园查看员', { jinxiu: ['viewer'] }],
  /** The neighbour, from whose district nothing of 锦江区 may be seen. */
  otherClerk: ['武侯区填报员', { wuhou: ['clerk'] }],
  /** Two grants apart from each other, a third one between them left out. */
  twoCommunities: ['水井坊、太平查看员', { shuijingfang: ['viewer'], taiping: ['clerk'] }],
  nobody: ['没有授权的人', {}],
  systemAdmin: ['系统管理员', { city: ['system_admin'] }],
  securityAdmin: ['安全管理员', { city: ['security_admin'] }],
  auditAdmin: ['审计管理员', { city: ['audit_admin'] }],
} as const satisfies Record<string, readonly [string, { [A in AreaKey]?: readonly Role[] }]>;

export type Person = keyof typeof people;

/** Adds the accounts and their grants, and gives each as the actor that he is once signed in. */
export async function addPeople(
  client: pg.ClientBase,
  areas: Record<AreaKey, WorldArea>,
  passwordHash: string,
): Promise<Record<Person, Actor>> {
  const names = Object.keys(people) as Person[];
  const userIds = await reserveIds(client, 'users', names.length);
  const accounts = names.map((person, i) => ({
    id: userIds[i] as number,
    person,
    displayName: people[person][0],
    roles: Object.entries(people[person][1]).flatMap(([area, roles]) =>
      roles.map((role: Role) => ({ role, area: areas[area as AreaKey] })),
    ),
  }));
  await insertRows(
    client,
    'users',
    accounts.map(({ id, person, displayName, roles }) => ({
      id,
      username: person.toLowerCase(),
      displayName,
      areaId: (roles[0]?.area ?? areas.city).id,
      passwordHash,
      mustChangePassword: false,
    })),
  );
  const grants = accounts.flatMap(({ id, roles }) => roles.map((each) => ({ userId: id, ...each })));
  const grantIds = await reserveIds(client, 'grants', grants.length);
  await insertRows(
    client,
    'grants',
    grants.map(({ userId, role, area }, i) => ({
      id: grantIds[i],
      userId,
      role,
      areaId: area.id,
      validFrom: '2018-01-01',
    })),
  );
  const actorOf = ({ id, person, displayName }: (typeof accounts)[number]): Actor => ({
    userId: id,
    username: person.toLowerCase(),
    name: displayName,
    ip: '127.0.0.1',
    signInId: '00000000-0000-4000-8000-000000000000',
    mustChangePassword: false,
    isDemo: false,
    numbering: 1,
    unread: 0,
    grants: grants.flatMap(({ userId, role, area }, i) =>
      userId === id ? [{ id: grantIds[i] as number, role, ...placeOfGrant(area) }] : [],
    ),
  });
  return Object.fromEntries(accounts.map((account) => [account.person, actorOf(account)])) as Record<
    Person,
    Actor
  >;
}

const placeOfGrant = ({ id, name, level, lo, hi }: WorldArea): Omit<ActiveGrant, 'id' | 'role'> => ({
  areaId: id,
  areaName: name,
  level,
  lo,
  hi,
});
