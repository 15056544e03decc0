import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { convert } from 'xmlbuilder2';
import { issueKey, revokeKey } from '@/lib/domain/api-keys/mutations';
import { listKeys } from '@/lib/domain/api-keys/queries';
import { toChineseMap } from '@/lib/domain/open311/gcj02';
import { moveRequest } from '@/lib/domain/requests/move';
import { readRequest } from '@/lib/domain/requests/view';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

type Door = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
type Doors = { GET: Door; POST: Door; OPTIONS: () => Response };
const doors = import.meta.glob<Doors>('/app/open311/**/route.ts', { eager: true });
const { GET, POST, OPTIONS } = doors['/app/open311/v2/[resource]/route.ts'] as Doors;
const { GET: getOne } = doors['/app/open311/v2/[resource]/[id]/route.ts'] as Doors;

let world: World;
let owner: string;
let key: string;

beforeEach(async () => {
  const database = await testDatabase();
  world = database.world;
  owner = database.ownerUrl;
  await likeSanFrancisco();
  key = (await issue()).key;
});

const issue = (more: Partial<Parameters<typeof issueKey>[1]> = {}) =>
  issueKey(world.actors.systemAdmin, {
    name: '城市服务平台接入',
    holder: '城市服务平台',
    areaId: world.areas.city.id,
    perMinute: 600,
    validTo: null,
    ...more,
  });

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The services of the specification's examples, with the attributes that its calls name. */
async function likeSanFrancisco() {
  await query(`
    WITH made AS (INSERT INTO request_categories (code, name, group_name, description, keywords, sort) VALUES
      ('001', 'Cans left out 24x7', 'sanitation', 'Garbage or recycling cans that have been left out for more than 24 hours after collection. Violators will be cited.', '{lorem,ipsum,dolor}', 900),
      ('DMV66', 'Abandoned vehicle', 'street', '', '{lorem,ipsum,dolor}', 901) RETURNING id, code),
    limits AS (INSERT INTO request_limits (category_id, version, valid_from, sign_hours, contact_hours, amount, unit)
      SELECT id, 1, '2018-01-01', 4, 8, 24, 'hours' FROM made)
    INSERT INTO request_attributes (category_id, code, datatype, is_required, description, sort, "values")
      SELECT id, a.code, a.datatype, a.required, a.description, a.sort, a.list::jsonb FROM made JOIN (VALUES
        ('DMV66', 'WHISHETN', 'singlevaluelist', true, 'What is the ticket/tag/DL number?', 1, '[{"key":"123","name":"Ford"},{"key":"124","name":"Chrysler"}]'),
        ('001', 'WHISPAWN', 'string', false, 'Pawn', 1, '[]'), ('001', 'WHISORN', 'number', true, 'Horn', 2, '[]')
      ) AS a (category, code, datatype, required, description, sort, list) ON a.category = made.code`);
}

const base = 'http://localhost/open311/v2';
const get = async (path: string): Promise<Response> => {
  const [resource = '', id] = path.split('?')[0]?.split('/') ?? [];
  const request = new Request(`${base}/${path}`);
  return id
    ? getOne(request, { params: Promise.resolve({ resource, id }) })
    : GET(request, { params: Promise.resolve({ resource }) });
};
const post = (
  body: string | Record<string, string>,
  format = 'json',
  type = 'application/x-www-form-urlencoded; charset=utf-8',
) =>
  POST(
    new Request(`${base}/requests.${format}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body:
        typeof body === 'string'
          ? body
          : new URLSearchParams({ api_key: key, service_code: '001', 'attribute[WHISORN]': '1', ...body }),
    }),
    { params: Promise.resolve({ resource: `requests.${format}` }) },
  );

/** The call of the specification, its position moved from San Francisco to 总府路. */
const call = (apiKey = key, lat = '30.65748', long = '104.07949') =>
  `api_key=${apiKey}&jurisdiction_id=cityname.gov&service_code=001&lat=${lat}&long=${long}&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=111111111&description=A+large+sinkhole+is+destroying+the+street&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg&attribute[WHISPAWN]=123456&attribute[WHISORN]=123456`;

/** XML and JSON say the same: every value as text, a list as what stands in it. */
async function both(path: string): Promise<unknown> {
  const [xml, json] = [await get(path.replace('.*', '.xml')), await get(path.replace('.*', '.json'))];
  expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(xml.status).toBe(json.status);
  const text = await xml.text();
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
  const parsed = convert(text, { format: 'object' }) as Record<string, unknown>;
  const body = await json.json();
  expect(plain(Object.values(parsed)[0])).toEqual(plain(body));
  return body;
}

const lists = new Set(['service', 'attribute', 'value', 'request', 'error', 'endpoint', 'format']);
function plain(value: unknown): unknown {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return {};
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return String(value);
  const [[only, inner] = ['', null], ...others] = Object.entries(value);
  if (others.length === 0 && lists.has(only)) return plain([inner].flat());
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

const errorOf = async (response: Response): Promise<{ code: number; description: string }> => {
  const [error] = (await response.json()) as { code: number; description: string }[];
  expect(error?.code).toBe(response.status);
  return error as { code: number; description: string };
};
const filed = async (body: string | Record<string, string>): Promise<string> => {
  const response = await post(body);
  const [request] = await response.json();
  expect([response.status, request]).toEqual([200, expect.objectContaining({ account_id: null })]);
  return request.service_request_id;
};
const idOf = async (code: string) =>
  (await query<{ id: number }>('SELECT id FROM requests WHERE code = $1', [code]))[0]?.id ?? 0;

describe('services', () => {
  test('are found by discovery', async () => {
    expect(await both('discovery.*')).toMatchObject({
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    });
  });

  test('are listed as the specification has them, without what only grids report', async () => {
    const services = (await both('services.*?jurisdiction_id=cityname.gov')) as { service_code: string }[];
    expect(services).toContainEqual({
      service_code: '001',
      service_name: 'Cans left out 24x7',
      description: expect.stringContaining('Violators will be cited.'),
      metadata: true,
      type: 'realtime',
      keywords: 'lorem, ipsum, dolor',
      group: 'sanitation',
    });
    expect(services.some(({ service_code }) => service_code.startsWith('E-'))).toBe(false);
  });

  test('are defined by their attributes', async () => {
    expect(await both('services/DMV66.*?jurisdiction_id=cityname.gov')).toEqual({
      service_code: 'DMV66',
      attributes: [
        {
          variable: true,
          code: 'WHISHETN',
          datatype: 'singlevaluelist',
          required: true,
          datatype_description: '',
          order: 1,
          description: 'What is the ticket/tag/DL number?',
          values: [
            { key: '123', name: 'Ford' },
            { key: '124', name: 'Chrysler' },
          ],
        },
      ],
    });
    expect(await both('services/nothing.*')).toEqual([
      { code: 404, description: expect.stringContaining('nothing') },
    ]);
  });
});

describe('a request from another platform', () => {
  test('is filed by the call of the specification, and lands with the district around its position', async () => {
    const response = await post(call(), 'xml');
    const body = convert(await response.text(), { format: 'object' }) as {
      service_requests: {
        request: { service_request_id: string; service_notice: string; account_id: object };
      };
    };
    const { service_request_id: code, ...rest } = body.service_requests.request;
    expect(rest).toEqual({ service_notice: expect.stringContaining('24 小时'), account_id: {} });
    const { request, held, reporters } = await readRequest(
      world.actors.districtCoordinator,
      await idOf(code),
    );
    expect(held.code).toBe('510104');
    expect(request).toMatchObject({
      source: 'api',
      text: 'A large sinkhole is destroying the street',
      address: '1234 5th street',
      lat: 30.65748,
      attributes: { WHISPAWN: '123456', WHISORN: '123456' },
    });
    // 111111111 is no number here, and who sent it is nobody's business.
    expect(reporters[0]?.masked).toBeNull();
    expect(JSON.stringify(request)).not.toMatch(/smit|john|tt222111/);
  });

  test('is refused where it says San Francisco, where it is not ours', async () => {
    const { code } = await errorOf(await post(call(key, '37.76524078', '-122.4212043')));
    expect(code).toBe(400);
    expect(await query('SELECT id FROM requests')).toEqual([]);
  });

  test.each([
    [{ address_id: '510104022006' }, '510104022006'],
    [{ address_string: '成都市锦江区春熙路街道总府路社区锦绣花园3栋2单元' }, '510104022006'],
    [{ address_string: '锦江区春熙路 48 号' }, '510104022'],
    [{ address_string: '武侯区某处' }, '510107'],
    [{ lat: '30.65748', long: '104.07949', address_string: '武侯区' }, '510104'],
  ])('with %o lands in %s', async (place: Record<string, string>, holder) => {
    const code = await filed(place);
    const [row] = await query<{ code: string }>(
      'SELECT a.code FROM requests r JOIN areas a ON a.id = r.held_area_id WHERE r.code = $1',
      [code],
    );
    expect(row?.code).toBe(holder);
  });

  test.each([
    [{ address_id: '510104022006', service_code: '' }, 400],
    [{ address_id: '510104022006', service_code: 'nothing' }, 404],
    [{ address_id: '510104022006', service_code: 'E-AQ' }, 404],
    [{ address_id: '999' }, 400],
    [{}, 400],
    [{ lat: '30.6' }, 400],
    [{ lat: 'x', long: 'y' }, 400],
    [{ address_id: '510104022006', 'attribute[WHISORN]': 'many' }, 400],
    [{ address_id: '510104022006', 'attribute[OTHER]': '1' }, 400],
    [{ address_id: '510104022006', service_code: 'DMV66', 'attribute[WHISORN]': '' }, 400],
    [
      {
        address_id: '510104022006',
        service_code: 'DMV66',
        'attribute[WHISORN]': '',
        'attribute[WHISHETN]': '9',
      },
      400,
    ],
    [{ address_id: '510104022006', description: 'x'.repeat(4_001) }, 400],
    [{ address_id: '510104022006', description: '我的身份证 11010519491231002X' }, 400],
    [{ address_id: '510104022006', media_url: 'javascript:alert(1)' }, 400],
  ])('with %o is answered by %i', async (body: Record<string, string>, code) => {
    expect((await errorOf(await post(body))).code).toBe(code);
    expect(await query('SELECT id FROM requests')).toEqual([]);
  });

  test('may be as long as the interface promises, and take several values', async () => {
    const code = await filed({
      address_id: '510104022006',
      service_code: 'SDQ',
      'attribute[WHISORN]': '',
      'attribute[KINDS][]': 'water',
      description: '停水。'.repeat(1_300),
    });
    const [row] = await query<{ length: number; attributes: object }>(
      'SELECT length(text), attributes FROM requests WHERE code = $1',
      [code],
    );
    expect(row).toEqual({ length: 3_900, attributes: { KINDS: ['water'] } });
  });
});

describe('a key', () => {
  test('is needed to file, and refused when it is none, ended or revoked', async () => {
    const body = 'service_code=001&address_id=510104022006';
    expect(await errorOf(await post(body))).toMatchObject({ code: 403 });
    const xml = await (await post(`${body}&api_key=wrong`, 'xml')).text();
    expect(convert(xml, { format: 'object' })).toMatchObject({ errors: { error: { code: '403' } } });
    const [row] = await listKeys(world.actors.systemAdmin);
    await revokeKey(world.actors.systemAdmin, row?.id ?? 0);
    expect((await errorOf(await post({ address_id: '510104022006' }))).code).toBe(403);
    expect((await get(`requests.json?api_key=${key}`)).status).toBe(403);
  });

  test('opens its own area only', async () => {
    const other = (await issue({ areaId: world.areas.wuhou.id })).key;
    expect((await errorOf(await post({ api_key: other, address_id: '510104022006' }))).code).toBe(403);
    const code = await filed({ address_id: '510104022006' });
    expect((await get(`requests/${code}.json?api_key=${other}`)).status).toBe(404);
  });

  test('has its limit', async () => {
    const slow = (await issue({ perMinute: 2 })).key;
    for (const status of [200, 200, 429])
      expect((await post({ api_key: slow, address_id: '510104022006' })).status).toBe(status);
    expect(
      Number((await post({ api_key: slow, address_id: '510104022006' })).headers.get('retry-after')),
    ).toBeGreaterThan(0);
  });

  test('is shown once, issued and revoked by the administrators of its area, and both are traced', async () => {
    const [row] = await listKeys(world.actors.systemAdmin);
    expect(row?.prefix).toBe(key.slice(0, 9));
    const kept = await query('SELECT * FROM api_keys');
    expect(JSON.stringify(kept)).not.toContain(key);
    await expect(listKeys(world.actors.cityViewer)).rejects.toThrow();
    await revokeKey(world.actors.systemAdmin, row?.id ?? 0);
    const trail = await query<{ action: string }>(
      `SELECT action FROM audit_entries WHERE subject = 'api-keys' ORDER BY id`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['issue-key', 'revoke-key']);
  });
});

describe('what everybody may read', () => {
  test('is the state of requests, not what was written or where exactly', async () => {
    const code = await filed({
      lat: '30.65748',
      long: '104.07949',
      address_string: '总府路社区 锦绣花园 3栋2单元',
      description: '三栋门口垃圾桶没有人收。',
      media_url: 'https://example.com/1.jpg',
    });
    const shown = (await both(`requests/${code}.*?jurisdiction_id=cityname.gov`)) as object[];
    const [own] = (await both(`requests/${code}.*?api_key=${key}`)) as object[];
    const known = {
      service_request_id: code,
      status: 'open',
      status_notes: '已收到：收到',
      service_name: 'Cans left out 24x7',
      service_code: '001',
      agency_responsible: '总府路社区居委会',
      service_notice: null,
      requested_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      updated_datetime: expect.stringMatching(/\+08:00$/),
      expected_datetime: expect.stringMatching(/\+08:00$/),
      address_id: '510104022006',
      zipcode: null,
    };
    expect(shown).toEqual([
      {
        ...known,
        description: null,
        address: '锦江区/春熙路街道/总府路社区居委会',
        lat: null,
        long: null,
        media_url: null,
      },
    ]);
    expect(own).toMatchObject({
      description: '三栋门口垃圾桶没有人收。',
      lat: 30.65748,
      media_url: 'https://example.com/1.jpg',
    });
    await query(
      `UPDATE requests SET public_state = 'published', public_text = '院内垃圾桶没有人收。' WHERE code = $1`,
      [code],
    );
    expect(await both(`requests/${code}.*`)).toMatchObject([
      { description: '院内垃圾桶没有人收。', lat: null },
    ]);
  });

  test('follows the request', async () => {
    const code = await filed({ address_id: '510104022006', description: '门口垃圾桶没有人收。' });
    const id = await idOf(code);
    await moveRequest(world.actors.communityClerk, { id, version: 1, action: 'sign' });
    expect(await both(`requests/${code}.*`)).toMatchObject([
      { status: 'open', status_notes: '办理中：签收' },
    ]);
    expect(await both(`tokens/${code}.*`)).toEqual([{ service_request_id: code, token: code }]);
    expect(await both('requests/SQ000000000000.*')).toMatchObject([{ code: 404 }]);
    expect(await both('tokens/12345.*')).toMatchObject([{ code: 404 }]);
  });

  test('is filtered as the specification has it', async () => {
    const codes: string[] = [];
    for (const day of ['2010-05-25', '2010-06-20', '2010-09-01']) {
      const code = await filed({ address_id: '510104022006' });
      await query('UPDATE requests SET received_at = $1 WHERE code = $2', [`${day}T12:00:00Z`, code]);
      codes.push(code);
    }
    await query(`UPDATE requests SET state = 'closed', closed_at = now() WHERE code = $1`, [codes[1]]);
    const found = async (params: string) =>
      ((await both(`requests.*?${params}`)) as { service_request_id: string }[]).map(
        ({ service_request_id }) => codes.indexOf(service_request_id),
      );
    const span = 'start_date=2010-05-24T00:00:00Z&end_date=2010-06-24T00:00:00Z';
    expect(await found(`${span}&jurisdiction_id=cityname.gov`)).toEqual([1, 0]);
    expect(await found(`${span}&status=open`)).toEqual([0]);
    expect(await found(`${span}&status=open,closed`)).toEqual([1, 0]);
    expect(await found(`${span}&service_code=001,DMV66`)).toEqual([1, 0]);
    expect(await found(`${span}&service_code=DMV66`)).toEqual([]);
    expect(await found('start_date=2010-05-24T00:00:00+08:00')).toEqual([1, 0]);
    expect(await found(`service_request_id=${codes[2]},${codes[0]}&status=closed`)).toEqual([2, 0]);
    expect(await found(`${span}&page_size=1&page=2`)).toEqual([0]);
    expect(await found('')).toEqual([]);
    for (const wrong of [
      'start_date=2010-01-01T00:00:00Z&end_date=2010-06-24T00:00:00Z',
      'start_date=yesterday',
      'status=done',
      'page_size=1001',
    ])
      expect(await both(`requests.*?${wrong}`)).toMatchObject([{ code: 400 }]);
  });

  test('is open to pages of other sites, and answers in XML when no format was named', async () => {
    expect((await get('services.json')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await OPTIONS()).status).toBe(204);
    const response = await get('services');
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/xml; charset=utf-8']);
    expect(await both('nothing.*')).toMatchObject([{ code: 404 }]);
  });
});

test('GPS and Chinese maps lie some hundred metres apart', () => {
  // Known pair: Tian'anmen.
  const { lat, long } = toChineseMap({ lat: 39.90734, long: 116.39089 });
  expect(lat).toBeCloseTo(39.90874, 3);
  expect(long).toBeCloseTo(116.39713, 3);
});
