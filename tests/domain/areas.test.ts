import { beforeAll, describe, expect, test } from 'vitest';
import { childrenOn, countLevelsOn, listAreasOn, rootsOn, searchAreasOn } from '@/lib/domain/areas/history';
import type { Actor } from '@/lib/platform/actor';
import * as areas from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import { ranges } from '@/lib/platform/scope';
import { read, readOwn } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';
import { asNow, change, editionWith } from '../world/changes';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeAll(async () => {
  ({ world } = await testDatabase());
});

const asActor = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => read(actor, 'ledger.read', work);
const search = async (actor: Actor, text: string, levels?: AreaLevel[]) => {
  const within = ranges(actor, 'ledger.read');
  const found = await asActor(actor, (tx) => areas.searchAreas(tx, { text, within, levels }));
  return found.map(({ name }) => name);
};
const resolve = async (actor: Actor, text: string, levels: AreaLevel[] = ['community']) => {
  const within = ranges(actor, 'ledger.read');
  const found = await asActor(actor, (tx) => areas.resolveAreaTexts(tx, { texts: [text], levels, within }));
  const area = found.get(text);
  return area && 'problem' in area ? area.problem : area?.code;
};

describe('a search', () => {
  test.each(['总府路', 'zongfulu', 'zong fu lu', 'ZFL', '510104022006', '５１０１０４０２２００６'])(
    'finds 总府路社区 by %s',
    async (text) => {
      expect((await search(world.actors.cityViewer, text))[0]).toBe('总府路社区居委会');
    },
  );

  test('puts what begins with the text before what holds it, and upper levels first', async () => {
    expect(await search(world.actors.cityViewer, 'jin')).toEqual([
      '锦江区',
      '锦官驿街道',
      '锦绣花园',
      '水井坊社区居委会',
    ]);
  });

  test('stays inside the areas of whoever asks', async () => {
    expect(await search(world.actors.otherClerk, '总府路')).toEqual([]);
    expect(await search(world.actors.streetReviewer, '51')).not.toContain('锦江区');
    expect(await search(world.actors.twoCommunities, '社区')).toEqual(['太平社区居委会', '水井坊社区居委会']);
  });

  test('finds nothing for somebody without a grant', async () => {
    const found = await readOwn(world.actors.nobody, (tx) =>
      areas.searchAreas(tx, { text: '社区', within: [] }),
    );
    expect(found).toEqual([]);
  });

  test('keeps to the levels asked for, and takes signs of patterns as they are', async () => {
    expect(await search(world.actors.cityViewer, '锦', ['estate'])).toEqual(['锦绣花园']);
    expect(await search(world.actors.cityViewer, '%')).toEqual([]);
    expect(await search(world.actors.cityViewer, '_')).toEqual([]);
  });

  test('without a text gives the uppermost areas', async () => {
    expect((await search(world.actors.districtClerk, ''))[0]).toBe('锦江区');
    expect((await search(world.actors.districtClerk, '', ['community']))[0]).toBe('水井坊社区居委会');
  });
});

describe('an area as somebody wrote it', () => {
  test.each([
    '510104022006',
    '总府路社区居委会',
    '总府路社区',
    ' 总府路社区　',
    '春熙路街道/总府路社区',
    '锦江区／春熙路街道／总府路社区居民委员会',
    '锦江区/总府路社区',
    '成都市/锦江区/春熙路街道/总府路社区居委会',
  ])('%s is 总府路社区', async (text) => {
    expect(await resolve(world.actors.cityViewer, text)).toBe('510104022006');
  });

  test('is not found outside the actor’s own areas, nor on a wrong path', async () => {
    expect(await resolve(world.actors.otherClerk, '510104022006')).toMatch('您的辖区内没有“510104022006”');
    expect(await resolve(world.actors.cityViewer, '武侯区/总府路社区')).toMatch('您的辖区内没有');
    expect(await resolve(world.actors.cityViewer, '总府路社区/春熙路街道', ['street'])).toMatch(
      '您的辖区内没有',
    );
  });

  test('must be of the level that the field takes', async () => {
    expect(await resolve(world.actors.cityViewer, '春熙路街道')).toBe(
      '“春熙路街道”是街道（镇），这里应填社区（村）。',
    );
    expect(await resolve(world.actors.cityViewer, '总府路社区/锦绣花园', ['community', 'estate'])).toBe(
      '510104022006E001',
    );
  });

  test('of which there are several says where they are', async () => {
    const levels: AreaLevel[] = ['community'];
    const names = ['太平社区居委会', '太平社区居民委员会'];
    const paths = names.map((name, i) => [
      {
        id: i,
        level: 'district' as const,
        code: `51010${i}`,
        name: ['锦江区', '武侯区'][i] ?? '',
        lo: 0,
        hi: 9,
      },
      { id: 9 + i, level: 'community' as const, code: `51010${i}001001`, name, lo: i, hi: i },
    ]);
    expect(areas.chooseArea('太平社区', paths, levels)).toEqual({
      problem:
        '有 2 个同名社区（村）：锦江区/太平社区居委会、武侯区/太平社区居民委员会，请写成这样的完整路径或填代码。',
    });
    expect(areas.chooseArea('太平社区居委会', paths, levels)).toMatchObject({ code: '510100001001' });
  });
});

describe('paths', () => {
  test('lead from the city down to the area, and are written from the district on', async () => {
    const { jinxiu, city } = world.areas;
    const paths = await asActor(world.actors.cityViewer, (tx) =>
      areas.ancestorsOf(tx, [jinxiu.id, city.id, 999_999]),
    );
    expect(paths.get(jinxiu.id)?.map(({ name }) => name)).toEqual([
      '成都市',
      '锦江区',
      '春熙路街道',
      '总府路社区居委会',
      '锦绣花园',
    ]);
    expect(areas.areaPathText(paths.get(jinxiu.id) ?? [])).toBe(
      '锦江区/春熙路街道/总府路社区居委会/锦绣花园',
    );
    expect(areas.areaPathText(paths.get(city.id) ?? [])).toBe('成都市');
    expect(paths.has(999_999)).toBe(false);
  });

  test('of a template are those of the actor, in the order of codes, and each names one area', async () => {
    const within = ranges(world.actors.districtClerk, 'ledger.import');
    const texts = await asActor(world.actors.districtClerk, (tx) =>
      areas.areasForTemplate(tx, within, ['community']),
    );
    expect(texts).toEqual([
      '锦江区/锦官驿街道/水井坊社区居委会',
      '锦江区/春熙路街道/总府路社区居委会',
      '锦江区/春熙路街道/督院街社区居委会',
    ]);
    const found = await asActor(world.actors.districtClerk, (tx) =>
      areas.resolveAreaTexts(tx, { texts, levels: ['community'], within }),
    );
    expect([...found.values()].filter((area) => 'problem' in area)).toEqual([]);
  });
});

describe('the people of an area', () => {
  const people = (actor: Actor, id: number) => asActor(actor, (tx) => areas.listPeople(tx, id));

  test('are named with their roles to whoever may read all of it', async () => {
    const expected = [
      { name: '春熙路街道填报员', role: 'clerk' },
      { name: '春熙路街道审核员', role: 'reviewer' },
      { name: '春熙路街道审核员', role: 'coordinator' },
    ];
    expect(await people(world.actors.districtClerk, world.areas.chunxilu.id)).toEqual(expected);
    expect(await people(world.actors.streetReviewer, world.areas.chunxilu.id)).toEqual(expected);
  });

  test('are nobody for anybody else', async () => {
    expect(await people(world.actors.otherClerk, world.areas.chunxilu.id)).toEqual([]);
    expect(await people(world.actors.communityClerk, world.areas.chunxilu.id)).toEqual([]);
    expect(await people(world.actors.twoCommunities, world.areas.chunxilu.id)).toEqual([]);
    expect(
      await readOwn(world.actors.systemAdmin, (tx) => areas.listPeople(tx, world.areas.chunxilu.id)),
    ).toEqual([]);
  });
});

describe('the areas of a day', () => {
  const on = (actor: Actor, wanted: Omit<Parameters<typeof listAreasOn>[1], 'within'>) =>
    readOwn(actor, (tx) => listAreasOn(tx, { ...wanted, within: actor.grants }));

  test('are those of the edition from its first day on', async () => {
    const communities = await on(world.actors.cityViewer, { on: '2018-01-01', level: 'community' });
    expect(communities.map(({ code }) => code)).toEqual([
      '510104017001',
      '510104022006',
      '510104022009',
      '510107001001',
      '510107001002',
    ]);
    expect(communities[0]).toEqual({
      code: '510104017001',
      name: '水井坊社区居委会',
      level: 'community',
      parentCode: '510104017',
      validFrom: '2018-01-01',
      validTo: null,
    });
    expect(await on(world.actors.cityViewer, { on: '2017-12-31', level: 'community' })).toEqual([]);
  });

  test('under a code are the actor’s own', async () => {
    const names = async (actor: Actor, under: string) =>
      (await on(actor, { on: '2024-01-01', level: 'community', under })).map(({ name }) => name);
    expect(await names(world.actors.cityViewer, '510107')).toEqual(['太平社区居委会', '蜀汉街社区居委会']);
    expect(await names(world.actors.streetReviewer, '510104')).toEqual([
      '总府路社区居委会',
      '督院街社区居委会',
    ]);
    await expect(names(world.actors.streetReviewer, '510107')).rejects.toMatchObject({ code: 'not_found' });
    await expect(names(world.actors.cityViewer, '999999')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the tree of a day before a change', () => {
  const before = '2024-05-31';
  let changed: World;
  beforeAll(async () => {
    ({ world: changed } = await testDatabase());
    // 春熙路街道 goes into 锦官驿街道, its communities under new codes.
    await change(
      changed,
      editionWith(
        ['510104022', '510104022006', '510104022009'],
        ['510104017006', '总府路社区居委会', '510104017'],
        ['510104017009', '督院街社区居委会', '510104017'],
      ),
      '2024-06-01',
    );
  });

  test('has what ended since, with the names and parents of that day', async () => {
    const city = await asNow(changed.actors.cityViewer);
    const within = ranges(city, 'dashboard.read');
    const { roots, streets, counts, now } = await read(city, 'dashboard.read', async (tx) => ({
      roots: await rootsOn(tx, before, within),
      streets: await childrenOn(tx, before, within, [changed.areas.jinjiang.id]),
      counts: await countLevelsOn(tx, before, within),
      now: await countLevelsOn(tx, '2024-06-01', within),
    }));
    expect(roots.map(({ name }) => name)).toEqual(['成都市']);
    expect(streets.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '510104017 锦官驿街道',
      '510104022 春熙路街道',
    ]);
    const numbers = (levels: typeof counts) => levels.map(({ n }) => n);
    expect([numbers(counts), numbers(now)]).toEqual([
      [2, 3, 5],
      [2, 2, 5],
    ]);
  });

  test('begins, for whoever keeps a part of it, where that part lay', async () => {
    const clerk = await asNow(changed.actors.communityClerk);
    const within = ranges(clerk, 'dashboard.read');
    const roots = await read(clerk, 'dashboard.read', (tx) => rootsOn(tx, before, within));
    expect(roots.map(({ code, name }) => `${code} ${name}`)).toEqual(['510104022006 总府路社区居委会']);
    const under = (code: string) =>
      readOwn(clerk, (tx) => listAreasOn(tx, { on: before, level: 'community', under: code, within }));
    expect((await under('510104022')).map(({ name }) => name)).toEqual(['总府路社区居委会']);
    await expect(under('510107')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is searched by the names and codes of that day', async () => {
    const city = await asNow(changed.actors.cityViewer);
    const found = (on: string, text: string) =>
      read(city, 'dashboard.read', (tx) =>
        searchAreasOn(tx, { on, text, within: ranges(city, 'dashboard.read'), limit: 9 }),
      );
    expect(await found(before, '春熙路')).toMatchObject([{ name: '春熙路街道', code: '510104022' }]);
    expect(await found(before, 'cxl')).toMatchObject([{ name: '春熙路街道' }]);
    expect(await found('2024-06-01', '春熙路')).toEqual([]);
    expect(await found(before, '510104022009')).toMatchObject([
      { name: '督院街社区居委会' },
      { level: 'estate' },
    ]);
  });
});
