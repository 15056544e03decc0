import { beforeEach, describe, expect, test } from 'vitest';
import { convert } from 'xmlbuilder2';
import { issueKey } from '@/lib/domain/api-keys/mutations';
import { type AttributeEdit, attributeForm } from '@/lib/domain/open311/service-form';
import {
  readService,
  reinstateAttribute,
  retireAttribute,
  saveAttribute,
} from '@/lib/domain/open311/service-settings';
import { readRequestSettings } from '@/lib/domain/requests/settings';
import { readRequest } from '@/lib/domain/requests/view';
import { read } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

type Door = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
const doors = import.meta.glob<{ GET: Door; POST: Door }>('/app/open311/**/route.ts', { eager: true });
const { GET, POST } = doors['/app/open311/v2/[resource]/route.ts'] as { GET: Door; POST: Door };
const { GET: getOne } = doors['/app/open311/v2/[resource]/[id]/route.ts'] as { GET: Door };
const base = 'http://localhost/open311/v2';

let world: World;
let waste: number;
let event: number;

beforeEach(async () => {
  ({ world } = await testDatabase());
  const { categories } = await readRequestSettings(world.actors.cityViewer);
  const idOf = (code: string) => categories.find((each) => each.code === code)?.id ?? 0;
  [waste, event] = [idOf('HJ'), idOf('E-AQ')];
});

const typed = (more: Partial<Record<string, string>> = {}) => ({
  categoryId: String(waste),
  ...{ id: '0', version: '0', code: 'kind', description: '是哪一种垃圾', datatype: 'singlevaluelist' },
  ...{ datatypeDescription: '', sort: '1', required: 'on', values: 'kitchen 厨余\nbulky 大件' },
  ...more,
});
const parsed = (more: Partial<Record<string, string>> = {}): AttributeEdit =>
  attributeForm.parse(typed(more));
const attributes = async () => (await readService(world.actors.cityViewer, waste)).attributes;
const only = async () => {
  const [attribute] = await attributes();
  if (!attribute) throw new Error('no attribute');
  return attribute;
};

const definition = async () => {
  const [json, xml] = await Promise.all(
    ['json', 'xml'].map((format) =>
      getOne(new Request(`${base}/services/HJ.${format}`), {
        params: Promise.resolve({ resource: 'services', id: `HJ.${format}` }),
      }),
    ),
  );
  return { json: await json?.json(), xml: convert((await xml?.text()) ?? '', { format: 'object' }) };
};
const metadata = async () => {
  const answer = await GET(new Request(`${base}/services.json`), {
    params: Promise.resolve({ resource: 'services.json' }),
  });
  const list = (await answer.json()) as { service_code: string; metadata: boolean }[];
  return list.find(({ service_code }) => service_code === 'HJ')?.metadata;
};
const file = async (more: Record<string, string>) => {
  const { key } = await issueKey(world.actors.systemAdmin, {
    ...{ name: '接入', holder: '城市服务平台', areaId: world.areas.city.id, perMinute: 600, validTo: null },
  });
  const known = {
    api_key: key,
    service_code: 'HJ',
    address_id: '510104022006',
    description: '垃圾没有人收。',
  };
  return POST(
    new Request(`${base}/requests.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...known, ...more }),
    }),
    { params: Promise.resolve({ resource: 'requests.json' }) },
  );
};

describe('what other platforms are asked', () => {
  test('is set for the city, shown in the definition of the service, and demanded when they file', async () => {
    expect(await metadata()).toBe(false);
    await saveAttribute(world.actors.cityViewer, parsed());
    expect(await metadata()).toBe(true);
    const shown = await definition();
    const asked = {
      ...{ code: 'KIND', description: '是哪一种垃圾', datatype: 'singlevaluelist', datatype_description: '' },
      values: [
        { key: 'kitchen', name: '厨余' },
        { key: 'bulky', name: '大件' },
      ],
    };
    expect(shown.json).toEqual({
      service_code: 'HJ',
      attributes: [{ ...asked, variable: true, required: true, order: 1 }],
    });
    expect(shown.xml).toMatchObject({
      service_definition: { attributes: { attribute: { code: 'KIND', values: { value: asked.values } } } },
    });
    expect((await file({})).status).toBe(400);
    expect((await file({ 'attribute[KIND]': 'other' })).status).toBe(400);
    expect((await file({ 'attribute[KIND]': 'bulky' })).status).toBe(200);
  });

  test('is asked no longer once it is retired, and its answers keep their words', async () => {
    await saveAttribute(world.actors.cityViewer, parsed());
    const [{ service_request_id: code }] = await (await file({ 'attribute[KIND]': 'bulky' })).json();
    await retireAttribute(world.actors.cityViewer, await only());
    expect(await metadata()).toBe(false);
    expect((await definition()).json).toMatchObject({ attributes: [] });
    expect((await file({ 'attribute[KIND]': 'bulky' })).status).toBe(400);
    expect((await file({})).status).toBe(200);
    const { communityClerk } = world.actors;
    const { id } = await read(communityClerk, 'request.read', (tx) =>
      tx.request.findFirstOrThrow({ where: { code }, select: { id: true } }),
    );
    expect((await readRequest(communityClerk, id)).answers).toEqual([
      { label: '是哪一种垃圾', text: '大件' },
    ]);
    await expect(saveAttribute(world.actors.cityViewer, parsed())).rejects.toThrow('已停用');
    await reinstateAttribute(world.actors.cityViewer, await only());
    expect(await metadata()).toBe(true);
  });

  test('keeps its code, and tells two people who change it at once', async () => {
    await saveAttribute(world.actors.cityViewer, parsed());
    await expect(saveAttribute(world.actors.cityViewer, parsed())).rejects.toThrow('已有代码 KIND');
    const { id, version } = await only();
    const same = { id: String(id), version: String(version) };
    await saveAttribute(world.actors.cityViewer, parsed({ ...same, description: '垃圾是哪一种' }));
    await expect(saveAttribute(world.actors.cityViewer, parsed(same))).rejects.toThrow('刚刚被别人改过');
    await expect(
      saveAttribute(world.actors.cityViewer, parsed({ ...same, version: '2', code: 'OTHER' })),
    ).rejects.toThrow('代码用了就不改');
    const trail = await read(world.actors.auditAdmin, 'audit.read', (tx) =>
      tx.auditEntry.findMany({ where: { action: 'request-set-attribute' }, orderBy: { id: 'asc' } }),
    );
    expect(trail.map(({ before, after }) => [before, after])).toEqual([
      [null, expect.objectContaining({ values: 'kitchen 厨余；bulky 大件', isRequired: true })],
      [{ description: '是哪一种垃圾' }, { description: '垃圾是哪一种' }],
    ]);
  });

  test('is set by nobody of a district, and not for what only grids report', async () => {
    for (const actor of [world.actors.districtCoordinator, world.actors.communityClerk])
      await expect(saveAttribute(actor, parsed())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      saveAttribute(world.actors.cityViewer, parsed({ categoryId: String(event) })),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await attributes()).toEqual([]);
  });

  test.each([
    [{ values: '' }, '至少写两个选项'],
    [{ datatype: 'number' }, '只有单选、多选有选项'],
    [{ values: 'a 甲\na 乙' }, '写了两次'],
    [{ values: '厨余\n大件' }, '应写成'],
    [{ code: '垃圾' }, '代码用字母'],
    [{ description: '请填身份证号' }, '不问姓名、证件'],
    [{ datatype: 'file' }, '请选择数据类型'],
  ])('is not taken as %o', (more, why) => {
    const { success, error } = attributeForm.safeParse(typed(more));
    expect([success, error?.issues[0]?.message]).toEqual([false, expect.stringContaining(why)]);
  });

  test('is no way to send an identity number', async () => {
    await saveAttribute(world.actors.cityViewer, parsed({ datatype: 'text', values: '', required: '' }));
    expect((await file({ 'attribute[KIND]': '我的身份证 11010519491231002X' })).status).toBe(400);
  });
});
