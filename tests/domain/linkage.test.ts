import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { amountOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { moveProblem, recordProblem, removeProblem } from '@/lib/domain/linkage/problems';
import { listLinkedAreas, listProblems, listVisits, readVisits } from '@/lib/domain/linkage/queries';
import { recordVisit, removeVisit, reviseVisit } from '@/lib/domain/linkage/visits';
import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { readBeginning } from '@/lib/domain/supervision/beginning';
import { createItem } from '@/lib/domain/supervision/issue';
import { formSections } from '@/lib/ledger/form';
import { parseListQuery } from '@/lib/ledger/query';
import { listRecords } from '@/lib/ledger/read';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read, transact } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeEach(async () => {
  ({ world } = await testDatabase());
  forgetFigures();
});

const on = <T>(day: string, work: () => Promise<T>): Promise<T> =>
  clock.at(new Date(`${day}T02:00:00Z`), work);
const period = (day: string, key: string) =>
  clock.at(new Date(`${day}T02:00:00Z`), () => parsePeriod(key)) as Period;

/** The assignment of 锦江区's sample community, as its record shows it. */
async function assignment(actor = world.actors.districtClerk) {
  const { rows } = await read(actor, 'ledger.read', (tx) =>
    listRecords(
      tx,
      actor,
      linkageAssignments,
      parseListQuery(linkageAssignments, { columns: 'visits,lastVisitOn,problemsFound,problemsSolved' }),
      undefined,
    ),
  );
  const [row] = rows;
  if (!row) throw new Error('no assignment');
  return row;
}
const numbersOf = async () => {
  const { visits, lastVisitOn, problemsFound, problemsSolved } = (await assignment()).values;
  return [visits, lastVisitOn, problemsFound, problemsSolved];
};

const visit = async (day: string, actor = world.actors.districtClerk) =>
  on(day, async () => {
    const { id } = await assignment();
    await recordVisit(actor, {
      submitKey: randomUUID(),
      assignmentId: id,
      visitedOn: day,
      note: '看了院落。',
    });
    const [last] = (await readVisits(actor, id)).visits;
    return last?.id ?? 0;
  });
const problem = async (visitId: number, name = '院落没有路灯', actor = world.actors.districtClerk) =>
  recordProblem(actor, {
    ...{ submitKey: randomUUID(), visitId, name, category: 'facilities' as const },
    ...{ responsibleAreaId: world.areas.jinjiang.id, dueOn: null },
  });
const problems = async () => (await listProblems(world.actors.districtClerk, {})).rows;

describe('the numbers of an assignment', () => {
  test('are counted from its visits and problems, and stand in no form', async () => {
    const first = await visit('2026-03-02');
    await visit('2026-03-09');
    await problem(first);
    await problem(first, '楼道堆物');
    expect(await numbersOf()).toEqual([2, '2026-03-09', 2, 0]);
    const [row] = await problems();
    await on('2026-03-20', () =>
      moveProblem(world.actors.districtClerk, {
        ...{ id: row?.id ?? 0, version: 1, state: 'solved', solution: '已装路灯。', solvedOn: '2026-03-19' },
      }),
    );
    expect(await numbersOf()).toEqual([2, '2026-03-09', 2, 1]);
    const fields = formSections(linkageAssignments).flatMap((section) =>
      section.fields.map(({ name }) => name),
    );
    expect(fields).not.toContain('visits');
    expect(fields).toContain('post');
  });

  test('cannot be typed over by a statement of the application', async () => {
    await visit('2026-03-02');
    await transact(world.actors.districtClerk, 'ledger.write', async (tx, audit) => {
      await tx.$executeRaw`UPDATE linkage_assignments SET visits = 99, problems_solved = 99`;
      return audit.record([], null);
    });
    expect(await numbersOf()).toEqual([1, '2026-03-02', 0, 0]);
  });

  test('follow what is taken back', async () => {
    const first = await visit('2026-03-02');
    await problem(first);
    const [row] = await problems();
    await expect(removeVisit(world.actors.districtClerk, { id: first, reason: '误登' })).rejects.toThrow(
      '请先删除问题',
    );
    await removeProblem(world.actors.districtClerk, { id: row?.id ?? 0, reason: '误登' });
    await removeVisit(world.actors.districtClerk, { id: first, reason: '误登' });
    expect(await numbersOf()).toEqual([0, null, 0, 0]);
  });
});

test('a visit is set right by whoever may enter it; a stale form is refused, and the trail has both', async () => {
  const { districtClerk, otherClerk, cityViewer, auditAdmin } = world.actors;
  const id = await visit('2024-05-10');
  await problem(id);
  const edit = { id, version: 1, visitedOn: '2024-04-20', note: '看了院落，路灯不亮。' };
  for (const actor of [otherClerk, cityViewer]) await expect(reviseVisit(actor, edit)).rejects.toThrow();
  await on('2024-05-12', () => reviseVisit(districtClerk, edit));
  await expect(on('2024-05-12', () => reviseVisit(districtClerk, edit))).rejects.toThrow('刚刚被别人改过');
  await expect(
    on('2024-05-12', () => reviseVisit(districtClerk, { ...edit, version: 2, visitedOn: '2024-06-01' })),
  ).rejects.toThrow('不能晚于今天');
  expect(await numbersOf()).toEqual([1, '2024-04-20', 1, 0]);
  // What it found was found on its day.
  expect((await problems()).map(({ values }) => values.foundOn)).toEqual(['2024-04-20']);
  const trail = await read(auditAdmin, 'audit.read', (tx) =>
    tx.auditEntry.findMany({ where: { action: 'revise-visit' } }),
  );
  expect(trail.map(({ before, after }) => [before, after])).toEqual([
    [
      { visitedOn: '2024-05-10', note: '看了院落。' },
      { visitedOn: '2024-04-20', note: '看了院落，路灯不亮。' },
    ],
  ]);
});

describe('figures of linkage', () => {
  test('are those of the visits and problems, each period its own, and open their lists', async () => {
    const first = await visit('2026-01-15');
    await visit('2026-01-20');
    await visit('2026-03-09');
    await problem(first);
    const { level } = world.areas.jinjiang;
    expect(level).toBe('district');
    const value = async (key: string, id: Parameters<typeof amountOf>[1]) =>
      on('2026-03-15', async () =>
        amountOf(
          (await readStanding(world.actors.cityViewer, world.areas.jinjiang.id, period('2026-03-15', key)))
            .total,
          id,
        ),
      );
    expect(await value('2026-03', 'linkage-visits.count')).toBe(1);
    expect(await value('2026-01', 'linkage-visits.count')).toBe(2);
    expect(await value('2026', 'linkage-visits.count')).toBe(3);
    const kinds = ['cityDistrict', 'districtStreet', 'streetCommunity', 'communityEstate'] as const;
    for (const key of ['2026-01', '2026-03', '2026Q1', '2026']) {
      const visited = await Promise.all(kinds.map((kind) => value(key, `linkage-visits.${kind}`)));
      // One assignment was visited, however often.
      expect(
        visited.reduce<number>((sum, n) => sum + (n ?? 0), 0),
        key,
      ).toBe(1);
    }
    expect(await value('2026', 'linkage.found')).toBe(1);
    await on('2026-03-15', async () => {
      const opened = async (id: Parameters<typeof hrefOf>[0], key: string) =>
        Object.fromEntries(
          new URL(hrefOf(id, world.areas.jinjiang, period('2026-03-15', key)), 'http://x').searchParams,
        );
      expect(
        (await listVisits(world.actors.cityViewer, await opened('linkage-visits.count', '2026'))).total,
      ).toBe(3);
      expect((await listProblems(world.actors.cityViewer, await opened('linkage.found', '2026'))).total).toBe(
        1,
      );
      const linked = await value('2026', 'linkage-areas.communitiesLinked');
      const { total } = await listLinkedAreas(
        world.actors.cityViewer,
        await opened('linkage-areas.communitiesLinked', '2026'),
      );
      expect(total).toBe(linked);
    });
  });
});

test('whoever looks at an area sees whether posts are linked in it, and nothing of other areas', async () => {
  const seen = async (actor: typeof world.actors.cityViewer, params = {}) =>
    (await listLinkedAreas(actor, params)).rows.map(({ values }) => [values.name, values.isLinked]);
  const { jinjiang, chunxilu, zongfulu, wuhou } = world.areas;
  await transact(world.actors.districtClerk, 'ledger.write', async (tx, audit) => {
    await tx.$executeRaw`UPDATE linkage_assignments SET area_id = ${zongfulu.id}, kind = 'street_community'`;
    return audit.record([], null);
  });
  const all = await seen(world.actors.cityViewer);
  expect(all.map(([name]) => name)).toEqual(expect.arrayContaining([jinjiang.name, wuhou.name]));
  expect(await seen(world.actors.communityClerk)).toEqual([[zongfulu.name, true]]);
  const ofStreet = (await seen(world.actors.streetReviewer)).map(([name]) => name);
  expect(ofStreet[0]).toBe(chunxilu.name);
  expect(ofStreet).not.toContain(wuhou.name);
  const linked = await seen(world.actors.cityViewer, { isLinked: 'yes' });
  expect(linked).toEqual(all.filter(([, isLinked]) => isLinked));
  expect(linked).toContainEqual([zongfulu.name, true]);
});

test('a neighbour sees no visit and no problem, and records none', async () => {
  const first = await visit('2026-03-02');
  await problem(first);
  const { otherClerk } = world.actors;
  expect((await listVisits(otherClerk, {})).total).toBe(0);
  expect((await listProblems(otherClerk, {})).total).toBe(0);
  const { id } = await assignment();
  await expect(readVisits(otherClerk, id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(visit('2026-03-03', otherClerk)).rejects.toMatchObject({ code: 'not_found' });
  await expect(problem(first, 'x', otherClerk)).rejects.toMatchObject({ code: 'not_found' });
});

test('a problem that is not solved is supervised once', async () => {
  const first = await on('2026-03-02', () => visit('2026-03-02'));
  await problem(first);
  const [row] = await problems();
  const id = row?.id ?? 0;
  const { cityViewer } = world.actors;
  await on('2026-03-10', async () => {
    const asked = { areaId: null, indicator: '', period: '', problemId: id, ticked: [] };
    const beginning = await readBeginning(cityViewer, asked);
    expect(beginning.candidates.filter(({ isTicked }) => isTicked).map(({ name }) => name)).toEqual([
      '锦江区',
    ]);
    const open = () =>
      createItem(cityViewer, {
        ...{
          submitKey: randomUUID(),
          title: beginning.title,
          requirement: '限期解决。',
          source: 'linkage' as const,
        },
        ...{ origin: '', measure: null, areaId: world.areas.city.id, targets: [world.areas.jinjiang.id] },
        ...{ dueOn: '2026-03-31', effectReviewOn: null, isDraft: false, problemId: id },
      });
    const itemId = await open();
    const list = await listProblems(cityViewer, {});
    expect(list.rows[0]?.values.state).toBe('escalated');
    expect(list.extras.get(id)?.supervisionItemId).toBe(itemId);
    await expect(open()).rejects.toMatchObject({ code: 'conflict' });
  });
});
