import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { filterOf } from '@/lib/domain/indicators/links';
import { listNotices } from '@/lib/domain/notices/notices';
import { columns, hrefOf, readBulletin } from '@/lib/domain/supervision/bulletin';
import { makeBulletinFile } from '@/lib/domain/supervision/bulletin-document';
import { createItem, type NewItem } from '@/lib/domain/supervision/issue';
import { type Moving, moveTask } from '@/lib/domain/supervision/move';
import { listTasks, readItem } from '@/lib/domain/supervision/queries';
import { remindSupervision } from '@/lib/domain/supervision/remind';
import {
  type Action,
  actions,
  type Facts,
  lightFilter,
  lightOf,
  refusalOf,
  type Side,
} from '@/lib/domain/supervision/rules';
import { listToDos } from '@/lib/domain/workbench/to-do';
import { filterParams } from '@/lib/ledger/query';
import { clock } from '@/lib/platform/clock';
import { currentMonth } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import type { SupervisionState } from '@/prisma/client/enums';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let ownerUrl: string;

const on = <T>(day: string, work: () => Promise<T>): Promise<T> =>
  clock.at(new Date(`${day}T02:00:00Z`), work);

const states = {
  assigned: ['sign', 'suspend', 'withdraw'],
  signed: ['work', 'pass_down', 'report', 'ask_extension', 'suspend', 'withdraw'],
  working: ['work', 'pass_down', 'report', 'ask_extension', 'suspend', 'withdraw'],
  reported: ['return', 'verify', 'suspend', 'withdraw'],
  verified: ['return', 'strike_off', 'suspend', 'withdraw'],
  suspended: ['resume', 'withdraw'],
  struck_off: ['review_effect'],
  withdrawn: [],
} satisfies Record<SupervisionState, Action[]>;

const facts = (state: SupervisionState, more: Partial<Facts> = {}): Facts => ({
  state,
  holds: () => true,
  openChildren: 0,
  isReporter: false,
  isExtensionAsked: false,
  isEffectReviewed: false,
  hasAreasBelow: true,
  ...more,
});
const allowed = (given: Facts) => actions.filter((action) => refusalOf(action, given) === null);

describe('who may move what', () => {
  test.each(Object.entries(states))('%s can be moved by %j', (state, expected) => {
    expect(allowed(facts(state as SupervisionState)).sort()).toEqual([...expected].sort());
  });

  test('is of one side: what asks never answers, and what answers never verifies', () => {
    const holding = (side: Side) => (state: SupervisionState) =>
      allowed(facts(state, { holds: (asked) => asked === side }));
    const all = Object.keys(states) as SupervisionState[];
    expect(new Set(all.flatMap(holding('lower')))).toEqual(
      new Set(['sign', 'work', 'pass_down', 'report', 'ask_extension']),
    );
    expect(new Set(all.flatMap(holding('upper')))).toEqual(
      new Set(['return', 'verify', 'strike_off', 'suspend', 'resume', 'withdraw', 'review_effect']),
    );
    expect(allowed(facts('working', { holds: () => false }))).toEqual([]);
  });

  test('depends on what else has happened', () => {
    expect(refusalOf('report', facts('working', { openChildren: 2 }))).toContain('2 项');
    expect(refusalOf('verify', facts('reported', { isReporter: true }))).toContain('另一位');
    expect(refusalOf('ask_extension', facts('working', { isExtensionAsked: true }))).toContain('已经申请');
    expect(allowed(facts('working', { isExtensionAsked: true }))).toEqual(
      expect.arrayContaining(['grant_extension', 'refuse_extension']),
    );
    expect(allowed(facts('struck_off', { isEffectReviewed: true }))).toEqual([]);
    expect(allowed(facts('working', { hasAreasBelow: false }))).not.toContain('pass_down');
  });
});

describe('the lights', () => {
  const task = {
    state: 'working' as SupervisionState,
    nearDueOn: '2026-03-10',
    dueOn: '2026-03-13',
    lagsOn: '2026-03-20',
  };
  test.each([
    ['2026-03-09', {}, null],
    ['2026-03-10', {}, 'near-due'],
    ['2026-03-13', {}, 'near-due'],
    ['2026-03-14', {}, 'overdue'],
    ['2026-03-09', { lagsOn: '2026-03-09' }, 'lagging'],
    ['2026-03-14', { state: 'reported' as SupervisionState }, null],
    ['2026-03-14', { state: 'suspended' as SupervisionState }, null],
  ])('on %s with %j is %s', (day, more, light) => {
    expect(lightOf({ ...task, ...more }, day)).toBe(light);
  });
});

const item = (more: Partial<NewItem> = {}): NewItem => ({
  submitKey: randomUUID(),
  title: '小区党组织覆盖不足六成',
  requirement: '逐个小区摸底，符合条件的应建尽建。',
  source: 'indicator',
  origin: '',
  measure: { figure: 'estates.partyCoverage', period: '2026-03', comparison: 'at_least', threshold: 60 },
  areaId: world.areas.city.id,
  targets: [world.areas.jinjiang.id],
  dueOn: '2026-03-31',
  effectReviewOn: '2026-05-31',
  isDraft: false,
  ...more,
});

type Person = keyof World['actors'];
const tasksOf = async (person: Person, id: number) => (await readItem(world.actors[person], id)).tasks;

async function move(
  person: Person,
  itemId: number,
  code: string,
  action: Action,
  more: Partial<Moving> = {},
) {
  const task = (await tasksOf(person, itemId)).find((each) => each.code.endsWith(code));
  if (!task) throw new Error(`${person} sees no task ${code}`);
  const { id, version } = task;
  return moveTask(world.actors[person], {
    ...{ id, version, action, note: `${action} 的说明`, day: null, targets: [], files: [] },
    ...more,
  });
}

describe('an item', () => {
  beforeEach(async () => {
    const database = await testDatabase();
    ({ world, ownerUrl } = database);
  });

  test('goes down from the city to the street, comes back, is returned, struck off and looked at again', async () => {
    const id = await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    const [top] = await on('2026-03-02', () => tasksOf('cityViewer', id));
    expect(top).toMatchObject({
      code: 'DB-2026-0001-1',
      state: 'assigned',
      valueAtStart: 50,
      partsAtStart: [1, 2],
    });

    await on('2026-03-03', () => move('districtClerk', id, '-1', 'sign'));
    await on('2026-03-03', () =>
      move('districtCoordinator', id, '-1', 'pass_down', { targets: [world.areas.chunxilu.id] }),
    );
    await on('2026-03-04', () => move('streetClerk', id, '-1-1', 'sign'));
    await on('2026-03-05', () => move('streetClerk', id, '-1-1', 'work'));
    await expect(on('2026-03-05', () => move('districtClerk', id, '0001-1', 'report'))).rejects.toThrow(
      '1 项交办下级',
    );
    await on('2026-03-20', () => move('streetClerk', id, '-1-1', 'report'));
    await expect(on('2026-03-20', () => move('streetReviewer', id, '-1-1', 'verify'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await on('2026-03-21', () => move('districtCoordinator', id, '-1-1', 'return'));
    await on('2026-03-24', () => move('streetClerk', id, '-1-1', 'report'));
    await on('2026-03-25', () => move('districtCoordinator', id, '-1-1', 'verify'));
    await on('2026-03-25', () => move('districtCoordinator', id, '-1-1', 'strike_off'));
    await on('2026-03-26', () => move('districtClerk', id, '0001-1', 'report'));
    await on('2026-04-02', () => move('cityViewer', id, '0001-1', 'verify'));
    await on('2026-04-02', () => move('cityViewer', id, '0001-1', 'strike_off'));
    const closed = await on('2026-04-02', () => readItem(world.actors.cityViewer, id));
    expect(closed.item.state).toBe('closed');
    // Struck off after the deadline, but reported before it.
    expect(closed.tasks.map(({ state, isInTime, returns }) => [state, isInTime, returns])).toEqual([
      ['struck_off', true, 0],
      ['struck_off', true, 1],
    ]);
    await on('2026-06-01', () => move('cityViewer', id, '0001-1', 'review_effect', { note: '覆盖率保持。' }));
    const { tasks, steps } = await on('2026-06-01', () => readItem(world.actors.cityViewer, id));
    expect(tasks[0]?.valueAtReview).toBe(50);
    expect(steps.map(({ action }) => action)).toEqual([
      ...['create', 'assign', 'sign', 'assign', 'pass_down', 'sign', 'work', 'report', 'return', 'report'],
      ...['verify', 'strike_off', 'report', 'verify', 'strike_off', 'review_effect'],
    ]);
    expect(steps.find(({ action }) => action === 'verify')?.unit).toBe('锦江区 统筹员');
  });

  test('is extended, suspended, taken up again and withdrawn with what was passed down', async () => {
    const id = await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    await on('2026-03-02', () => move('districtClerk', id, '-1', 'sign'));
    await on('2026-03-10', () => move('districtClerk', id, '-1', 'ask_extension', { day: '2026-04-15' }));
    await on('2026-03-10', () => move('cityViewer', id, '-1', 'grant_extension', { day: '2026-04-10' }));
    await on('2026-03-11', () =>
      move('districtCoordinator', id, '-1', 'pass_down', { targets: [world.areas.chunxilu.id] }),
    );
    await on('2026-03-12', () => move('cityViewer', id, '0001-1', 'suspend', { day: '2026-06-01' }));
    const [held] = await on('2026-05-01', () => tasksOf('cityViewer', id));
    expect(held).toMatchObject({
      state: 'suspended',
      dueOn: new Date('2026-04-10'),
      firstDueOn: new Date('2026-03-31'),
    });
    await on('2026-06-01', () => move('cityViewer', id, '0001-1', 'resume', { day: '2026-06-30' }));
    await on('2026-06-02', () => move('cityViewer', id, '0001-1', 'withdraw'));
    const { tasks, item: closed } = await on('2026-06-02', () => readItem(world.actors.cityViewer, id));
    expect(tasks.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(closed.state).toBe('closed');
  });

  test('is seen only where it is asked or answered, by the application and by the database', async () => {
    const id = await on('2026-03-02', () =>
      createItem(world.actors.cityViewer, item({ targets: [world.areas.jinjiang.id, world.areas.wuhou.id] })),
    );
    await on('2026-03-02', () => move('districtClerk', id, '-1', 'sign'));
    expect((await tasksOf('districtClerk', id)).map(({ areaName }) => areaName)).toEqual(['锦江区']);
    expect((await tasksOf('otherClerk', id)).map(({ areaName }) => areaName)).toEqual(['武侯区']);
    await expect(readItem(world.actors.streetClerk, id)).rejects.toMatchObject({ code: 'not_found' });
    const seen = (person: Person, table: string) =>
      read(world.actors[person], 'ledger.read', (tx) =>
        tx.$queryRawUnsafe<unknown[]>(`SELECT * FROM ${table}`),
      );
    expect(await seen('streetClerk', 'supervision_items')).toEqual([]);
    expect(await seen('streetClerk', 'supervision_moves')).toEqual([]);
    expect(await seen('otherClerk', 'supervision_tasks')).toHaveLength(1);
    // The step of 立项 and its own 交办, and nothing of what 锦江区 did.
    expect(await seen('otherClerk', 'supervision_moves')).toHaveLength(2);
    await expect(
      createItem(world.actors.districtCoordinator, item({ areaId: world.areas.city.id })),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      on('2026-03-02', () =>
        createItem(
          world.actors.districtCoordinator,
          item({ areaId: world.areas.jinjiang.id, targets: [world.areas.wuhou.id] }),
        ),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is told by steps that nobody changes', async () => {
    await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await expect(owner.query(`UPDATE supervision_moves SET note = ''`)).rejects.toThrow(/append-only/);
    await expect(owner.query('DELETE FROM supervision_moves')).rejects.toThrow(/append-only/);
    await owner.end();
  });

  test('sent twice is opened once, and an old page is told so', async () => {
    const sent = item();
    const id = await on('2026-03-02', () => createItem(world.actors.cityViewer, sent));
    expect(await on('2026-03-02', () => createItem(world.actors.cityViewer, sent))).toBe(id);
    await on('2026-03-02', () => move('districtClerk', id, '-1', 'sign'));
    await expect(
      on('2026-03-02', () => move('districtClerk', id, '-1', 'work', { version: 1 })),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is listed by its light as it is lit, and by the links of figures', async () => {
    await on('2026-03-02', () =>
      createItem(world.actors.cityViewer, item({ targets: [world.areas.jinjiang.id, world.areas.wuhou.id] })),
    );
    for (const day of ['2026-03-03', '2026-03-05', '2026-03-26', '2026-04-01'])
      await on(day, async () => {
        const { rows } = await listTasks(world.actors.cityViewer, {});
        for (const light of ['near-due', 'lagging', 'overdue'] as const) {
          const address = Object.fromEntries(
            filterParams({ status: 'all', fields: lightFilter(light, day) }),
          );
          const lit = await listTasks(world.actors.cityViewer, address);
          expect(lit.total, `${day} ${light}`).toBe(rows.filter((row) => lightOf(row, day) === light).length);
        }
        const { filter } = filterOf('supervision.overdue', currentMonth());
        const { total } = await listTasks(world.actors.cityViewer, Object.fromEntries(filterParams(filter)));
        expect(total).toBe(day === '2026-04-01' ? 2 : 0);
      });
  });

  test('waits on one side or the other', async () => {
    await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    const total = async (person: Person, side: string) =>
      (await listTasks(world.actors[person], { side })).total;
    expect(await total('districtClerk', 'lower')).toBe(1);
    expect(await total('districtCoordinator', 'upper')).toBe(0);
    expect(await total('cityViewer', 'upper')).toBe(1);
    expect(await total('cityViewer', 'lower')).toBe(0);
  });

  test('is reminded of once when its deadline nears, and once when it has passed', async () => {
    await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    const told = async (person: Person) =>
      (await listNotices(world.actors[person])).filter(({ text }) => /临期|已逾期/.test(text)).length;
    const remind = (day: string) => on(day, remindSupervision);
    await remind('2026-03-20');
    expect(await told('districtClerk')).toBe(0);
    for (const day of ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02']) {
      await on(day, async () => {
        const [task] = (await listTasks(world.actors.cityViewer, {})).rows;
        // Nobody signs for it, so that it lags before its deadline nears.
        expect(task && lightOf(task, day)).toBe(day < '2026-04-01' ? 'lagging' : 'overdue');
      });
      await remind(day);
    }
    expect(await told('districtClerk')).toBe(1);
    expect(await told('cityViewer')).toBe(1);
    expect(await told('otherClerk')).toBe(0);
  });

  test('stands among the to-dos of whoever owes the next step, with the list of just these', async () => {
    const id = await on('2026-03-02', () => createItem(world.actors.cityViewer, item()));
    const todos = (person: Person) =>
      on('2026-03-03', async () =>
        (await listToDos(world.actors[person])).filter(({ href }) => href.startsWith('/supervision')),
      );
    const titles = async (person: Person) => (await todos(person)).map(({ title }) => title);
    expect(await titles('districtClerk')).toEqual(['督办任务待签收']);
    expect(await titles('cityViewer')).toEqual([]);
    await on('2026-03-03', () => move('districtClerk', id, '-1', 'sign'));
    await on('2026-03-03', () => move('districtClerk', id, '-1', 'report'));
    expect(await titles('cityViewer')).toEqual(['督办任务待核验']);
    expect(await titles('districtCoordinator')).toEqual([]);
    for (const { href, count } of await todos('cityViewer')) {
      const params = Object.fromEntries(new URL(href, 'http://x').searchParams);
      expect((await listTasks(world.actors.cityViewer, params)).total).toBe(count);
    }
  });

  test('is summed up by the month in a bulletin, each number with its list', async () => {
    const id = await on('2026-03-02', () =>
      createItem(world.actors.cityViewer, item({ targets: [world.areas.jinjiang.id, world.areas.wuhou.id] })),
    );
    await on('2026-03-03', () => move('districtClerk', id, '-1', 'sign'));
    await on('2026-03-04', () => move('districtClerk', id, '-1', 'report'));
    await on('2026-03-05', () => move('cityViewer', id, '-1', 'return'));
    await on('2026-03-06', () => move('districtClerk', id, '-1', 'report'));
    await on('2026-03-09', () => move('cityViewer', id, '-1', 'verify'));
    await on('2026-03-09', () => move('cityViewer', id, '-1', 'strike_off'));
    await on('2026-04-02', async () => {
      const bulletin = await readBulletin(world.actors.cityViewer, world.areas.city.id, '2026-03');
      expect(bulletin.total).toEqual({
        ...{ assigned: 2, struckOff: 1, inTime: 1, reviewed: 0, open: 1, overdue: 1, returned: 1 },
      });
      expect(bulletin.rows.map(({ area, counts }) => [area.name, counts.assigned, counts.returned])).toEqual([
        ['锦江区', 1, 1],
        ['武侯区', 1, 0],
      ]);
      expect(bulletin.overdue.map(({ areaName }) => areaName)).toEqual(['武侯区']);
      for (const { area, isOwn, counts } of bulletin.rows)
        for (const column of columns) {
          const address = new URL(hrefOf(column, area.id, bulletin.period, isOwn), 'http://x').searchParams;
          const { total } = await listTasks(world.actors.cityViewer, Object.fromEntries(address));
          expect(total, `${area.name} ${column}`).toBe(counts[column]);
        }
      const path = join(tmpdir(), `${randomUUID()}.docx`);
      const { fileName } = await makeBulletinFile(
        world.actors.cityViewer,
        { areaId: world.areas.city.id, period: '2026-03', format: 'docx' },
        path,
      );
      expect(fileName).toBe('成都市2026年3月督办调度通报.docx');
      expect((await stat(path)).size).toBeGreaterThan(5_000);
      await rm(path);
      await expect(
        readBulletin(world.actors.districtClerk, world.areas.wuhou.id, '2026-03'),
      ).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });
});
