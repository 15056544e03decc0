import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSettling } from '@/lib/domain/area-changes/definition';
import {
  confirmChange,
  proposeChange,
  reverseChange,
  withdrawChange,
} from '@/lib/domain/area-changes/mutations';
import {
  getChange,
  type ItemRow,
  listChanges,
  listItems,
  listScopes,
  listTargets,
} from '@/lib/domain/area-changes/queries';
import { acceptProposals, settleItem } from '@/lib/domain/area-changes/settle';
import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { addDays, today } from '@/lib/platform/clock';
import { asNow, change, confirm, decide, edition, editionWith, propose } from '../world/changes';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeEach(async () => {
  ({ world } = await testDatabase());
});

const keeper = () => asNow(world.actors.cityViewer);
const all = { level: null, kind: null, isOpen: false, search: '', page: 1, size: 100 };

async function itemOf(changeId: number, code: string): Promise<ItemRow> {
  const { rows } = await listItems(await keeper(), changeId, { ...all, search: code });
  const item = rows.find((row) => row.code === code);
  if (!item) throw new Error(`no ${code}`);
  return item;
}

/** Imports a file as it would be uploaded. */
async function upload(fileName: string, content: string, submitKey = randomUUID()): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  const path = join(folder, 'upload');
  await writeFile(path, content);
  try {
    return await proposeChange(await keeper(), {
      ...{ areaId: world.areas.city.id, title: '2023 年区划调整', path, fileName, submitKey },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As statistics publish it: lists of codes and names. */
const published = (entries: typeof edition): string => {
  const ofLength = (length: number) =>
    entries.filter(([code]) => code.length === length).map(([code, name]) => [code, name]);
  return JSON.stringify({ districts: ofLength(6), streets: ofLength(9), communities: ofLength(12) });
};

describe('a file', () => {
  // 水井坊社区 is renamed, 督院街社区 is missing.
  const entries = editionWith(
    ['510104017001', '510104022009'],
    ['510104017001', '水井坊第一社区居委会', '510104017'],
  );

  test('as statistics publish it is compared, and decides nothing', async () => {
    const id = await upload('2023.json', published(entries));
    const { change: draft } = await getChange(await keeper(), id);
    expect(draft).toMatchObject({ state: 'draft', source: '2023.json', changed: 2, open: 2 });
    expect(await itemOf(id, '510104022009')).toMatchObject({
      kind: 'merged',
      parentName: '春熙路街道',
      targets: [{ code: '510104022006', name: '总府路社区居委会', share: 1 }],
      isSettled: false,
    });
  });

  test('may fill up its codes with zeros, and name the city itself', async () => {
    const lines = [['510100', '成都市', ''], ...entries].map(([code = '', name, parent = '']) =>
      [code.padEnd(12, '0'), name, parent === '5101' ? '510100' : parent].join(),
    );
    const id = await upload('2023.csv', ['代码,名称,上级代码', ...lines].join('\n'));
    expect((await getChange(await keeper(), id)).change.changed).toBe(2);
  });

  test('that is sent twice makes one draft', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([
      upload('2023.json', published(entries), key),
      upload('2023.json', published(entries), key),
    ]);
    expect(second).toBe(first);
    expect(await listChanges(await keeper())).toHaveLength(1);
  });

  test.each([
    [
      'without a level',
      published(entries.filter(([code]) => code.length < 12)),
      '文件里一个社区（村）都没有',
    ],
    ['without a change', published(edition), '文件里的区划和现在的完全一样'],
    ['of another form', '{"districts": [{"code": "510104"}]}', '这个 JSON 文件读不出来'],
  ])('%s is refused in words', async (_, content, words) => {
    await expect(upload('2023.json', content)).rejects.toThrow(words);
    expect(await listChanges(await keeper())).toEqual([]);
  });
});

describe('what is in doubt', () => {
  const two = () =>
    propose(
      world,
      editionWith(
        ['510104022009', '510107001002'],
        ['510107001003', '蜀汉东社区居委会', '510107001'],
        ['510107001004', '蜀汉西社区居委会', '510107001'],
      ),
    );

  test('is settled by a word, for all that the filter shows', async () => {
    const id = await two();
    const { proposed } = await listItems(await keeper(), id, { ...all, search: '督院街' });
    expect(proposed).toBe(1);
    expect(await acceptProposals(await keeper(), { changeId: id, ...all, search: '督院街' })).toBe(1);
    expect((await getChange(await keeper(), id)).change.open).toBe(1);
    await expect(acceptProposals(await keeper(), { changeId: id, ...all, search: '督院街' })).rejects.toThrow(
      '没有可以采纳的建议',
    );
  });

  test('is settled for one area alone', async () => {
    const id = await two();
    const { id: itemId } = await itemOf(id, '510107001002');
    await acceptProposals(await keeper(), { changeId: id, ...all, itemId });
    expect(await itemOf(id, '510107001002')).toMatchObject({
      kind: 'split',
      isSettled: true,
      settledBy: world.actors.cityViewer.name,
    });
  });

  test('can go on as a new area, which then does not come anew', async () => {
    const id = await two();
    const { id: itemId } = await itemOf(id, '510107001002');
    const options = await listTargets(await keeper(), id, { itemId, isNew: true, search: '' });
    expect(options.map(({ name }) => name)).toEqual(['蜀汉东社区居委会', '蜀汉西社区居委会']);
    await decide(world, id, { '510107001002': { goesOnAs: '510107001003' } });
    expect(await itemOf(id, '510107001002')).toMatchObject({
      kind: 'recoded',
      newName: '蜀汉东社区居委会',
      targets: [],
    });
    const { rows } = await listItems(await keeper(), id, { ...all, kind: 'new' });
    expect(rows.map(({ newName }) => newName)).toEqual(['蜀汉西社区居委会']);
    await expect(decide(world, id, { '510104022009': { goesOnAs: '510107001003' } })).rejects.toThrow(
      '已有别的辖区延续为它',
    );
  });

  test('can be split by shares that make up 100 %', async () => {
    const id = await two();
    const into = (...shares: number[]) =>
      decide(world, id, {
        '510107001002': {
          goesInto: shares.map((share, at) => ({ code: `51010700100${at + 3}`, share })),
        },
      });
    await expect(into(0.6, 0.3)).rejects.toThrow('合计 100%，现在合计 90%');
    await into(0.6, 0.4);
    expect((await itemOf(id, '510107001002')).targets).toMatchObject([
      { name: '蜀汉东社区居委会', share: 0.6 },
      { name: '蜀汉西社区居委会', share: 0.4 },
    ]);
  });

  test('is searched for among the areas afterwards, the likely ones first', async () => {
    const id = await two();
    const { id: itemId } = await itemOf(id, '510107001002');
    const found = async (search: string) =>
      (await listTargets(await keeper(), id, { itemId, isNew: false, search })).map(({ name }) => name);
    expect(await found('')).toEqual([
      '太平社区居委会',
      '蜀汉东社区居委会',
      '蜀汉西社区居委会',
      '水井坊社区居委会',
      '总府路社区居委会',
    ]);
    expect(await found('水井')).toEqual(['水井坊社区居委会']);
    expect(await found('510107001004')).toEqual(['蜀汉西社区居委会']);
  });

  test('of a street settles that of its communities too', async () => {
    // 春熙路街道 is sure to go on; somebody knows that it ended, and that a new street took its code.
    const id = await propose(
      world,
      editionWith(['510104017001'], ['510104017001', '水井坊第一社区居委会', '510104017']),
    );
    await decide(world, id, { '510104017001': { goesOnAs: '510104017001' } });
    const { rows } = await listItems(await keeper(), id, { ...all, kind: 'unchanged', level: 'street' });
    const street = rows.find(({ code }) => code === '510104022');
    await settleItem(await keeper(), {
      ...{ changeId: id, itemId: street?.id ?? 0 },
      decision: { goesInto: [{ code: '510104022', share: 1 }] },
    });
    expect(await itemOf(id, '510104022006')).toMatchObject({ kind: 'transferred', newCode: '510104022006' });
    await confirm(world, id, '2024-06-01');
    await takeEffect();
    expect((await getChange(await keeper(), id)).change).toMatchObject({ state: 'effective', message: null });
  });
});

describe('the form of a decision', () => {
  const form = (entries: [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of [['changeId', '1'], ['itemId', '2'], ...entries] as [string, string][])
      data.append(name, value);
    return readSettling(data);
  };

  test('takes shares in per cent, and equal ones where none is given', () => {
    const two: [string, string][] = [
      ['choice', 'goesInto'],
      ['to', 'a'],
      ['share', '60%'],
      ['to', ''],
      ['share', ''],
      ['to', 'b'],
      ['share', '40'],
    ];
    expect(form(two)).toMatchObject({
      value: {
        decision: {
          goesInto: [
            { code: 'a', share: 0.6 },
            { code: 'b', share: 0.4 },
          ],
        },
      },
    });
    expect(form(two.map(([name, value]) => [name, name === 'share' ? '' : value]))).toMatchObject({
      value: {
        decision: {
          goesInto: [
            { code: 'a', share: 0.5 },
            { code: 'b', share: 0.5 },
          ],
        },
      },
    });
  });

  test.each([
    [[['choice', 'goesOn']], '请从列表中选择延续为哪一个。'],
    [[['choice', 'goesInto']], '请从列表中选择并入或拆分到哪里。'],
    [
      [
        ['choice', 'goesInto'],
        ['to', 'a'],
        ['share', '一半'],
      ],
      '份额应是百分数，如 60；都不填就平均分。',
    ],
    [[], '请选择这个辖区的去向。'],
  ] as [[string, string][], string][])('%j is answered with %s', (entries, words) => {
    const read = form(entries);
    expect('problems' in read && Object.values(read.problems)).toEqual([words]);
  });
});

describe('a change', () => {
  const merger = editionWith(['510104022009']);
  const settled = async () => {
    const id = await propose(world, merger);
    await acceptProposals(await keeper(), { changeId: id, ...all });
    return id;
  };
  const confirmed = (id: number, version: number, effectiveOn: string) => async () =>
    confirmChange(await keeper(), { id, version, effectiveOn, document: '成府函〔2024〕1号' });

  test('is confirmed once, at the version that was seen', async () => {
    const id = await settled();
    const { version } = (await getChange(await keeper(), id)).change;
    await expect(confirmed(id, version + 1, addDays(today(), 3))()).rejects.toThrow('刚刚被别人改过');
    const twice = await Promise.allSettled([
      confirmed(id, version, addDays(today(), 3))(),
      confirmed(id, version, addDays(today(), 3))(),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(confirmed(id, version, today())()).rejects.toThrow('已经确认或撤回，不能再改');
  });

  test('cannot take effect before its areas are what they are', async () => {
    const id = await settled();
    const { version } = (await getChange(await keeper(), id)).change;
    await expect(confirmed(id, version, '2018-01-01')()).rejects.toMatchObject({
      problems: {
        effectiveOn: '“督院街社区居委会”自 2018-01-01 起才是现在这样，生效日期应在其后。',
      },
    });
  });

  test('is withdrawn until it is in effect, and then reversed by one other', async () => {
    const id = await settled();
    await withdrawChange(await keeper(), { id, reason: '文件有误' });
    await expect(withdrawChange(await keeper(), { id, reason: '再一次' })).rejects.toThrow('已经生效或撤回');
    await expect(
      settleItem(await keeper(), { changeId: id, itemId: 1, decision: { closes: true } }),
    ).rejects.toThrow('已经确认或撤回，不能再改');

    const done = await change(world, merger, '2024-06-01', {
      '510104022009': { goesInto: [{ code: '510104022006', share: 1 }] },
    });
    await expect(withdrawChange(await keeper(), { id: done, reason: '太晚了' })).rejects.toThrow(
      '请用“撤销变更”',
    );
    const [one, other] = await Promise.all([
      reverseChange(await keeper(), done),
      reverseChange(await keeper(), done),
    ]);
    expect(other).toBe(one);
  });

  test('is prepared by whoever holds the whole of its area, and seen by nobody else before', async () => {
    const id = await settled();
    expect((await listScopes(await keeper())).map(({ name }) => name)).toEqual([
      '成都市',
      '锦江区',
      '武侯区',
    ]);
    const clerk = await asNow(world.actors.districtClerk);
    await expect(getChange(clerk, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(acceptProposals(clerk, { changeId: id, ...all })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await listChanges(clerk)).toEqual([]);
  });
});
