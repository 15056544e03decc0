import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { confirmChange, proposeChange } from '@/lib/domain/area-changes/mutations';
import { getChange, listItems } from '@/lib/domain/area-changes/queries';
import { type Decision, settleItem } from '@/lib/domain/area-changes/settle';
import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import type { World } from './city';

type Entry = readonly [code: string, name: string, parentCode: string];

/** The areas of the small city below the city, as an edition would give them. */
export const edition: readonly Entry[] = [
  ['510104', '锦江区', '5101'],
  ['510107', '武侯区', '5101'],
  ['510104017', '锦官驿街道', '510104'],
  ['510104022', '春熙路街道', '510104'],
  ['510107001', '浆洗街街道', '510107'],
  ['510104017001', '水井坊社区居委会', '510104017'],
  ['510104022006', '总府路社区居委会', '510104022'],
  ['510104022009', '督院街社区居委会', '510104022'],
  ['510107001001', '太平社区居委会', '510107001'],
  ['510107001002', '蜀汉街社区居委会', '510107001'],
];

/** That edition without some areas, and with others. */
export const editionWith = (without: readonly string[], ...others: Entry[]): Entry[] => [
  ...edition.filter(([code]) => !without.includes(code)),
  ...others,
];

/** Imports an edition as the city's scheme manager would, as a draft. */
export async function propose(world: World, entries: readonly Entry[], title = '测试变更'): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  const path = join(folder, randomUUID());
  const lines = entries.map(([code, name, parent]) => `${code},${name},${parent}`);
  await writeFile(path, ['代码,名称,上级代码', ...lines].join('\n'));
  try {
    const actor = await asNow(world.actors.cityViewer);
    return await proposeChange(actor, {
      ...{ areaId: world.areas.city.id, title, path, fileName: 'edition.csv' },
      submitKey: randomUUID(),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Decides, by the code before, what becomes of areas. */
export async function decide(
  world: World,
  changeId: number,
  decisions: Record<string, Decision>,
): Promise<void> {
  const actor = await asNow(world.actors.cityViewer);
  const query = { level: null, kind: null, isOpen: false, page: 1, size: 100 };
  for (const [code, decision] of Object.entries(decisions)) {
    const { rows } = await listItems(actor, changeId, { ...query, search: code });
    const item = rows.find((row) => row.code === code);
    if (!item) throw new Error(`no area ${code} in the change`);
    await settleItem(actor, { changeId, itemId: item.id, decision });
  }
}

export async function confirm(world: World, changeId: number, effectiveOn: string): Promise<void> {
  const actor = await asNow(world.actors.cityViewer);
  const { change } = await getChange(actor, changeId);
  await confirmChange(actor, {
    id: changeId,
    version: change.version,
    effectiveOn,
    document: '成府函〔2024〕1号',
  });
}

/** All of it at once: proposed, decided, confirmed and in effect. */
export async function change(
  world: World,
  entries: readonly Entry[],
  effectiveOn: string,
  decisions: Record<string, Decision> = {},
): Promise<number> {
  const id = await propose(world, entries);
  await decide(world, id, decisions);
  await confirm(world, id, effectiveOn);
  await takeEffect();
  const { change: done } = await getChange(await asNow(world.actors.cityViewer), id);
  if (done.state !== 'effective') throw new Error(`not in effect: ${done.message}`);
  return id;
}

/** The same person at his next request: grants and positions as they are by now. */
export async function asNow(actor: Actor): Promise<Actor> {
  const now = await actorOfUser(actor.userId);
  if (!now) throw new Error(`${actor.username} is gone`);
  return now;
}
