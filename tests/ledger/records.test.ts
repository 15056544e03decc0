import { beforeEach, describe, expect, test } from 'vitest';
import { estates } from '@/lib/domain/estates/definition';
import { usesOfEstate } from '@/lib/domain/estates/uses';
import { grids } from '@/lib/domain/grids/definition';
import { partyOrganisations } from '@/lib/domain/party-organisations/definition';
import { ledgers } from '@/lib/domain/registry';
import { historyOf } from '@/lib/ledger/history';
import { loadList } from '@/lib/ledger/list';
import { getRecord } from '@/lib/ledger/read';
import type { Stale } from '@/lib/ledger/record';
import { reviewRecords } from '@/lib/ledger/review';
import { usesIn } from '@/lib/ledger/uses';
import { createRecord, reinstateRecord, retireRecord, reviseRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { AppError, InvalidInput, StaleEdit } from '@/lib/platform/errors';
import { read } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';
import { gridForm } from '../world/grid-form';

let world: World;
beforeEach(async () => {
  ({ world } = await testDatabase());
});

const stands = (actor: Actor, id: number) =>
  read(actor, 'ledger.read', (tx) => getRecord(tx, actor, grids, id));
const problemsOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(() => null).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).problems;
};

describe('entering a record', () => {
  test('stores what was typed, waiting for review, and leaves one entry with its values', async () => {
    const { districtClerk } = world.actors;
    const id = await createRecord(
      districtClerk,
      grids,
      gridForm(world.areas.zongfulu, { households: '１，２３４' }),
    );
    const record = await stands(districtClerk, id);
    expect(record).toMatchObject({
      version: 1,
      reviewState: 'pending',
      pos: world.areas.zongfulu.lo,
      enteredById: districtClerk.userId,
    });
    expect(record.values).toMatchObject({ name: '第901网格', households: 1234, kind: 'general' });
    const history = await read(districtClerk, 'ledger.read', (tx) => historyOf(tx, grids, id));
    expect(history.map(({ action, actor }) => [action, actor])).toEqual([['新增', '锦江区填报员']]);
  });

  test('sent twice stores once', async () => {
    const form = gridForm(world.areas.zongfulu);
    const both = await Promise.all([
      createRecord(world.actors.districtClerk, grids, form),
      createRecord(world.actors.districtClerk, grids, form),
    ]);
    expect(both[0]).toBe(both[1]);
  });

  test('says of each wrong field what is wrong, and stores nothing', async () => {
    const problems = await problemsOf(
      createRecord(
        world.actors.districtClerk,
        grids,
        gridForm(world.areas.zongfulu, {
          code: '12',
          households: '很多',
          kind: '',
          startedOn: '2999-01-01',
          contactPhone: '12',
        }),
      ),
    );
    expect(Object.keys(problems).sort()).toEqual(['code', 'contactPhone', 'households', 'kind', 'startedOn']);
    const list = await loadList(world.actors.districtClerk, grids, { q: '901' });
    expect(list.total).toBe(0);
  });

  test('refuses a code that does not belong to the community, and one that is taken', async () => {
    const foreign = gridForm(world.areas.zongfulu, { code: `${world.areas.duyuanjie.code}901` });
    expect(await problemsOf(createRecord(world.actors.districtClerk, grids, foreign))).toHaveProperty('code');
    await createRecord(world.actors.districtClerk, grids, gridForm(world.areas.zongfulu));
    expect(
      await problemsOf(createRecord(world.actors.districtClerk, grids, gridForm(world.areas.zongfulu))),
    ).toHaveProperty('code');
  });

  test('refuses an ID number wherever it is written', async () => {
    const form = gridForm(world.areas.zongfulu, { scopeNote: '负责人 11010519491231002X' });
    expect((await problemsOf(createRecord(world.actors.districtClerk, grids, form))).scopeNote).toContain(
      '身份证号',
    );
  });

  test("refuses an area of the neighbour's, as if it did not exist", async () => {
    expect(
      await problemsOf(createRecord(world.actors.otherClerk, grids, gridForm(world.areas.zongfulu))),
    ).toHaveProperty('areaId');
  });

  test('is not for those who only read', async () => {
    await expect(
      createRecord(world.actors.cityViewer, grids, gridForm(world.areas.zongfulu)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('changing a record', () => {
  test('refuses the second of two edits of one version, and shows what stands', async () => {
    const { districtClerk, communityClerk } = world.actors;
    const form = gridForm(world.areas.zongfulu);
    const id = await createRecord(districtClerk, grids, form);
    await reviseRecord(communityClerk, grids, {
      ...gridForm(world.areas.zongfulu, { households: '350' }),
      id,
      version: 1,
    });
    const late = await reviseRecord(districtClerk, grids, {
      ...gridForm(world.areas.zongfulu, { name: '东门网格' }),
      id,
      version: 1,
    }).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(StaleEdit);
    const { version, values, changedBy } = (late as StaleEdit<Stale>).detail;
    expect({ version, changedBy, households: values.households, name: values.name }).toEqual({
      version: 2,
      changedBy: '总府路社区填报员',
      households: '350',
      name: '第901网格',
    });
  });

  test('writes only what differs into the trail, and nothing when nothing does', async () => {
    const { districtClerk } = world.actors;
    const id = await createRecord(districtClerk, grids, gridForm(world.areas.zongfulu));
    await reviseRecord(districtClerk, grids, { ...gridForm(world.areas.zongfulu), id, version: 1 });
    await reviseRecord(districtClerk, grids, {
      ...gridForm(world.areas.zongfulu, { households: '350' }),
      id,
      version: 1,
    });
    const history = await read(districtClerk, 'ledger.read', (tx) => historyOf(tx, grids, id));
    expect(history.map(({ action, changes }) => [action, changes])).toEqual([
      ['修改', [{ label: '户数', before: '320', after: '350' }]],
      ['新增', []],
    ]);
  });

  test('cannot move it out of the areas one writes in', async () => {
    const id = await createRecord(world.actors.communityClerk, grids, gridForm(world.areas.zongfulu));
    const moved = gridForm(world.areas.duyuanjie);
    expect(
      await problemsOf(reviseRecord(world.actors.communityClerk, grids, { ...moved, id, version: 1 })),
    ).toHaveProperty('areaId');
  });

  test("of the neighbour's is not found", async () => {
    const id = await createRecord(world.actors.districtClerk, grids, gridForm(world.areas.zongfulu));
    await expect(
      reviseRecord(world.actors.otherClerk, grids, { ...gridForm(world.areas.taiping), id, version: 1 }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('retiring a record', () => {
  test('takes it out of the list from that day, keeps it readable, and can be taken back', async () => {
    const { districtClerk } = world.actors;
    const id = await createRecord(districtClerk, grids, gridForm(world.areas.zongfulu));
    await retireRecord(
      districtClerk,
      grids,
      { id, version: 1, on: '2020-01-01', reason: '并入第2网格' },
      usesIn(grids, ledgers),
    );
    expect((await loadList(districtClerk, grids, { q: '901' })).total).toBe(0);
    expect((await loadList(districtClerk, grids, { q: '901', on: '2019-12-31' })).total).toBe(1);
    expect((await stands(districtClerk, id)).retireReason).toBe('并入第2网格');
    await reinstateRecord(districtClerk, grids, { id, version: 2 });
    expect((await loadList(districtClerk, grids, { q: '901' })).total).toBe(1);
  });

  test('is refused while something stands in the estate, and says what', async () => {
    const { districtClerk } = world.actors;
    const found = await loadList(districtClerk, estates, { q: '锦绣花园' });
    const estate = found.rows[0];
    if (!estate) throw new Error('锦绣花园 is in the world');
    const attempt = retireRecord(
      districtClerk,
      estates,
      { id: estate.id, version: estate.version, on: '2024-01-01', reason: '拆除' },
      usesOfEstate(ledgers),
    );
    await expect(attempt).rejects.toThrow(/党组织|自组织|服务项目/);
    await expect(attempt).rejects.toBeInstanceOf(AppError);
  });

  test('is refused while a Party organisation has others below it', async () => {
    const { districtClerk } = world.actors;
    const committees = await loadList(districtClerk, partyOrganisations, { setting: 'community' });
    const above = committees.rows[0];
    if (!above) throw new Error('there is a community committee in the world');
    const attempt = retireRecord(
      districtClerk,
      partyOrganisations,
      { id: above.id, version: above.version, on: '2024-01-01', reason: '撤并' },
      usesIn(partyOrganisations, ledgers),
    );
    await expect(attempt).rejects.toThrow('党组织');
  });
});

describe('reviewing', () => {
  test('returns a record to whoever entered it, with a notice, and an edit brings it back', async () => {
    const { districtClerk, streetReviewer } = world.actors;
    const id = await createRecord(districtClerk, grids, gridForm(world.areas.zongfulu));
    expect(
      await reviewRecords(streetReviewer, grids, { ids: [id], decision: 'returned', note: '户数与上月不符' }),
    ).toEqual({ reviewed: 1, skipped: 0 });
    expect(await stands(districtClerk, id)).toMatchObject({
      reviewState: 'returned',
      reviewNote: '户数与上月不符',
    });
    await reviseRecord(districtClerk, grids, {
      ...gridForm(world.areas.zongfulu, { households: '300' }),
      id,
      version: 1,
    });
    expect((await stands(districtClerk, id)).reviewState).toBe('pending');
  });

  test('never approves what the same person entered, nor what lies in another street', async () => {
    const { districtClerk, streetReviewer } = world.actors;
    const both: Actor = {
      ...districtClerk,
      grants: [...districtClerk.grants, ...world.actors.districtReviewer.grants],
    };
    const id = await createRecord(both, grids, gridForm(world.areas.zongfulu));
    expect(await reviewRecords(both, grids, { ids: [id], decision: 'approved', note: '' })).toEqual({
      reviewed: 0,
      skipped: 1,
    });
    const elsewhere = await createRecord(districtClerk, grids, gridForm(world.areas.shuijingfang));
    expect(
      await reviewRecords(streetReviewer, grids, { ids: [elsewhere], decision: 'approved', note: '' }),
    ).toEqual({ reviewed: 0, skipped: 1 });
  });

  test('asks what is to be changed when it returns', async () => {
    await expect(
      reviewRecords(world.actors.streetReviewer, grids, { ids: [1], decision: 'returned', note: ' ' }),
    ).rejects.toThrow('写明');
  });
});

test('contacts are shown in full to those who work with them, and masked to the others', async () => {
  const { districtClerk, cityViewer } = world.actors;
  const id = await createRecord(districtClerk, grids, gridForm(world.areas.zongfulu));
  expect((await stands(districtClerk, id)).values).toMatchObject({
    contactName: '李建国',
    contactPhone: '13800000002',
  });
  expect((await stands(cityViewer, id)).values).toMatchObject({
    contactName: '李*',
    contactPhone: '138****0002',
  });
});
