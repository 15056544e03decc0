import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { amountOf } from '@/lib/domain/indicators/format';
import { recordVisit } from '@/lib/domain/linkage/visits';
import { createItem } from '@/lib/domain/supervision/issue';
import { listTasks } from '@/lib/domain/supervision/queries';
import { clock } from '@/lib/platform/clock';
import { parsePeriod } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import { asNow, change, editionWith } from '../world/changes';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeEach(async () => {
  ({ world } = await testDatabase());
  forgetFigures();
});

/** 春熙路街道 goes into 锦官驿街道, its communities under new codes. */
const merge = () =>
  change(
    world,
    editionWith(
      ['510104022', '510104022006', '510104022009'],
      ['510104017006', '总府路社区居委会', '510104017'],
      ['510104017009', '督院街社区居委会', '510104017'],
    ),
    '2024-06-01',
  );

test('what workflows keep goes with its area when areas change, and is counted as then in the past', async () => {
  await clock.at(new Date('2024-03-04T02:00:00Z'), async () => {
    await createItem(world.actors.districtCoordinator, {
      ...{
        submitKey: randomUUID(),
        title: '院落改造',
        requirement: '完成。',
        source: 'inspection' as const,
        origin: '',
      },
      ...{ measure: null, areaId: world.areas.jinjiang.id, targets: [world.areas.chunxilu.id] },
      ...{ dueOn: '2024-04-30', effectReviewOn: null, isDraft: false },
    });
    const [assignment] = await read(world.actors.streetReviewer, 'ledger.read', (tx) =>
      tx.linkageAssignment.findMany({ where: { areaId: world.areas.zongfulu.id } }),
    );
    await recordVisit(world.actors.communityClerk, {
      ...{ submitKey: randomUUID(), assignmentId: assignment?.id ?? 0, visitedOn: '2024-03-04', note: '' },
    });
  });
  await merge();
  const viewer = await asNow(world.actors.cityViewer);
  const [task] = (await listTasks(viewer, {})).rows;
  expect(task?.areaName).toBe('锦江区/锦官驿街道');
  const [visit] = await read(
    viewer,
    'ledger.read',
    (tx) =>
      tx.$queryRaw<{ area: string; pos: number; lo: number }[]>`
      SELECT a.code AS area, v.pos, a.lo FROM linkage_visits v JOIN areas a ON a.id = v.area_id`,
  );
  expect(visit?.area).toBe('510104017006');
  expect(visit?.pos).toBe(visit?.lo);
  const march = parsePeriod('2024-03');
  if (!march) throw new Error('no period');
  const then = await readStanding(viewer, world.areas.chunxilu.id, march);
  expect(amountOf(then.total, 'supervision.assigned')).toBe(1);
  expect(amountOf(then.total, 'linkage-visits.count')).toBe(1);
});
