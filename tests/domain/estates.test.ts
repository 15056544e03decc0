import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { listVersions } from '@/lib/domain/areas/history';
import { estates } from '@/lib/domain/estates/definition';
import { createRecord, reinstateRecord, retireRecord, reviseRecord } from '@/lib/ledger/write';
import { today } from '@/lib/platform/clock';
import { read } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeEach(async () => {
  ({ world } = await testDatabase());
});

const form = (texts: Record<string, string> = {}) => ({
  submitKey: randomUUID(),
  texts: {
    code: `${world.areas.zongfulu.code}E901`,
    name: '望江苑',
    areaId: String(world.areas.zongfulu.id),
    kind: 'commercial',
    propertyManagement: 'none',
    startedOn: '2018-06-01',
    ...texts,
  },
});

/** Name, first and last day of each version of the estate's own area. */
const life = (id: number) =>
  read(world.actors.districtClerk, 'ledger.read', async (tx) => {
    const { ownAreaId } = await tx.estate.findUniqueOrThrow({ where: { id } });
    const versions = await listVersions(tx, ownAreaId ?? 0);
    return versions.map(({ name, validFrom, validTo }) => [name, validFrom, validTo]).sort();
  });

const nothingUses = async () => [];

test('an estate is an area from the day it began, inside its community', async () => {
  const { districtClerk } = world.actors;
  const id = await createRecord(districtClerk, estates, form());
  expect(await life(id)).toEqual([['望江苑', '2018-06-01', null]]);
  const area = await read(districtClerk, 'ledger.read', async (tx) =>
    tx.estate.findUniqueOrThrow({ where: { id }, include: { ownArea: true } }),
  );
  expect(area.ownArea).toMatchObject({ level: 'estate', parentId: world.areas.zongfulu.id });
  expect(area.ownArea?.lo).toBeGreaterThan(world.areas.zongfulu.lo);
  expect(area.ownArea?.hi).toBeLessThanOrEqual(world.areas.zongfulu.hi);
});

test('its area ends when it is retired, and goes on as before when that is taken back', async () => {
  const { districtClerk } = world.actors;
  const id = await createRecord(districtClerk, estates, form());
  await retireRecord(
    districtClerk,
    estates,
    { id, version: 1, on: '2020-01-01', reason: '拆迁' },
    nothingUses,
  );
  expect(await life(id)).toEqual([['望江苑', '2018-06-01', '2020-01-01']]);
  await reinstateRecord(districtClerk, estates, { id, version: 2 });
  expect(await life(id)).toEqual([['望江苑', '2018-06-01', null]]);
});

test('a new name begins today and the old one is kept', async () => {
  const { districtClerk } = world.actors;
  const id = await createRecord(districtClerk, estates, form());
  await reviseRecord(districtClerk, estates, { ...form({ name: '望江花苑' }), id, version: 1 });
  expect(await life(id)).toEqual([
    ['望江花苑', today(), null],
    ['望江苑', '2018-06-01', today()],
  ]);
});
