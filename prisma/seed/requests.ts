import type pg from 'pg';
import { calendarOf } from '@/lib/platform/calendar';
import { clock } from '../../lib/platform/clock.ts';
import { DEMO_DISTRICT } from './accounts.ts';
import { insertRows, reserveIds } from './bulk.ts';
import { copyRows, withoutIndexes } from './copy.ts';
import { seedDepartments } from './departments.ts';
import type { Loading } from './loading.ts';
import { REQUESTS } from './plan.ts';
import { drafts, readPlaces } from './request-drafts.ts';
import { makerOf } from './request-maker.ts';
import { seedPlatforms } from './request-platforms.ts';
import { type Rows, rowsOf } from './request-rows.ts';
import { stagedDrafts } from './request-stages.ts';

const BATCH = 4_000;

/**
 * A year of requests up to the moment of loading: what is open is open now, whenever the demo is loaded, and every
 * case has come as far as its path says.
 */
export async function seedRequests(load: Loading): Promise<void> {
  const { client, users } = load;
  const now = clock.now();
  const dice = load.dice('requests');
  const departments = await seedDepartments(load);
  await seedReplyTemplates(load);
  const keyFor = await seedPlatforms(load);
  const calendar = calendarOf(new Map());
  const places = await readPlaces(load);
  const all = [
    ...drafts(load, places, calendar, dice, load.of(REQUESTS), now),
    ...stagedDrafts(load, places, calendar, dice, now),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());

  const make = await makerOf(load, { dice, calendar, departments, keyFor, now });
  await client.query(`SELECT set_config('app.months_later', 'on', true)`);
  const ids = await reserveIds(client, 'requests', all.length);
  const reporterIds = await reserveIds(client, 'request_reporters', all.length);
  const tables = [
    'requests',
    'request_reporters',
    'request_moves',
    'request_feedback',
    'request_exclusions',
    'request_contacts',
  ];
  await withoutIndexes(client, tables, async () => {
    // A batch is thought up while the one before it is stored.
    let stored: Promise<unknown> = Promise.resolve();
    for (let at = 0; at < all.length; at += BATCH) {
      const made = all.slice(at, at + BATCH).map((draft, i) =>
        make(draft, {
          id: ids[at + i] as number,
          reporterId: reporterIds[at + i] as number,
          serial: at + i + 1,
        }),
      );
      const rows = rowsOf(dice, users, made);
      await stored;
      stored = store(client, rows);
      await new Promise(setImmediate);
    }
    await stored;
  });
  await client.query(`SELECT setval('request_numbers', $1)`, [all.length]);
  await client.query('SELECT recount_requests()');
  await client.query(`SELECT set_config('app.months_later', '', true)`);
}

/** Of the city, and of the demo's district. */
async function seedReplyTemplates({ client, sites }: Loading): Promise<void> {
  const district = sites.districts.find(({ code }) => code === DEMO_DISTRICT);
  const texts: [areaId: number | undefined, title: string, text: string][] = [
    [sites.city.id, '已办结', '您反映的问题已办结：……。如有反复，请凭查询码重新提出。'],
    [sites.city.id, '需要时间', '您反映的问题正在办理，因……，预计……前完成，届时再答复您。'],
    [sites.city.id, '不属社区职责', '您反映的事项由……负责，已代为转达；您也可以直接联系……。'],
    [district?.id, '执法已到场', '执法人员已于……到场，……。我们会继续巡查。'],
    [district?.id, '列入计划', '该事项已列入……计划，方案将在院内公示，请您留意。'],
  ];
  await insertRows(
    client,
    'reply_templates',
    texts.flatMap(([areaId, title, text]) => (areaId ? [{ areaId, title, text }] : [])),
  );
}

async function store(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const [table, list] of rows) await copyRows(client, table, list);
}
