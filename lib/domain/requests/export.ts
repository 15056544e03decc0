import { queueExport } from '@/lib/domain/transfers/exports';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf } from '@/lib/platform/areas/queries';
import { clock, today, wallTime } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { grantsFor } from '@/lib/platform/scope';
import { type PlainValue, type SheetColumn, writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { read } from '@/lib/platform/transact';
import type { RequestModel } from '@/prisma/client/models/Request';
import { boxes, conditionOf, type RequestFilter } from './list';
import { chipsOf, parseFilter } from './params';
import { placeText, readPermission } from './standing';
import { satisfactionLabels, shortKinds, sourceLabels, stateLabels } from './words';

const BATCH = 1_000;

/** Orders all that a list's address matches, as a workbook. Telephones are never in it. */
export const queueRequestExport = (
  actor: Actor,
  { query, submitKey }: { query: Record<string, string>; submitKey: string },
): Promise<number> =>
  queueExport(actor, { kind: 'requests', title: '诉求', format: 'xlsx', request: query, submitKey });

const columns: SheetColumn[] = [
  ...['编号', '类别', '性质', '来源', '地点'].map((header) => ({ header, kind: 'text' as const })),
  { header: '内容', kind: 'text', width: 60 },
  ...['状态', '承办', '收到', '办理时限', '签收', '联系居民', '答复', '办结'].map((header) => ({
    header,
    kind: 'text' as const,
    width: 18,
  })),
  ...['第几次办理', '退回', '升级'].map((header) => ({ header, kind: 'number' as const })),
  ...['响应', '解决', '满意程度', '不计入'].map((header) => ({ header, kind: 'text' as const })),
  { header: '办理结果', kind: 'text', width: 60 },
];

/** Made in one read of the database, in batches: what is written while it runs is not half in it. */
export async function makeRequestFile(
  actor: Actor,
  params: Record<string, string>,
  path: string,
  onProgress: (rows: number) => Promise<void>,
): Promise<{ rows: number; fileName: string }> {
  const filter = await parseFilter(actor, params);
  const watermark = `${actor.name} ${wallTime(clock.now())}`;
  const permission = readPermission(actor);
  const rows = await read(
    actor,
    permission,
    async (tx) => {
      let total = 0;
      const rowsOf = async function* () {
        for await (const batch of batches(tx, actor, filter)) {
          yield* batch;
          total += batch.length;
          await onProgress(total);
        }
      };
      const scope = [...new Set(grantsFor(actor, permission).map(({ areaName }) => areaName))].join('、');
      const notes = function* (): Generator<PlainValue[]> {
        yield ['导出人、时间', watermark];
        yield ['本人辖区', scope];
        yield ['范围', boxes[filter.box]];
        for (const { label, value } of chipsOf(filter, params, [], [])) yield [label, value];
        yield ['件数', String(total)];
        yield ['说明', '不含居民电话。响应、解决、满意程度是居民自评或回访的结果。'];
      };
      await writeWorkbook(path, {
        watermark,
        properties: { title: '诉求导出' },
        sheets: [
          { name: '诉求', columns, rows: rowsOf() },
          {
            name: '说明',
            columns: [
              { header: '项目', kind: 'text', width: 24 },
              { header: '内容', kind: 'text', width: 90 },
            ],
            rows: notes(),
          },
        ],
      });
      return total;
    },
    { timeout: 10 * 60_000 },
  );
  return { rows, fileName: `诉求-${today()}.xlsx` };
}

type Row = RequestModel & { category: string; holder: string };

async function* batches(tx: Tx, actor: Actor, filter: RequestFilter): AsyncGenerator<PlainValue[][]> {
  const condition = conditionOf(actor, filter);
  for (let before = 2 ** 31 - 1; ; ) {
    const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
      SELECT r.id, r.code, r.area_id AS "areaId", r.address, r.kind::text AS kind, r.source::text AS source, r.text, r.state::text AS state, r.result, r.round,
        r.returns, r.escalations, r.received_at AS "receivedAt", r.due_at AS "dueAt", r.signed_at AS "signedAt", r.contacted_at AS "contactedAt",
        r.answered_at AS "answeredAt", r.closed_at AS "closedAt", r.is_responded AS "isResponded", r.is_solved AS "isSolved",
        r.satisfaction::text AS satisfaction, r.excluded_at AS "excludedAt", c.name AS category, coalesce(d.name, held.name) AS holder
      FROM requests r JOIN request_categories c ON c.id = r.category_id JOIN areas held ON held.id = r.held_area_id LEFT JOIN departments d ON d.id = r.department_id
      WHERE r.id < ${before} AND ${condition} ORDER BY r.id DESC LIMIT ${BATCH}`);
    const last = rows.at(-1);
    if (!last) return;
    before = last.id;
    const paths = await ancestorsOf(
      tx,
      rows.map(({ areaId }) => areaId),
    );
    yield rows.map((row) => lineOf(row, placeText(paths.get(row.areaId) ?? [], row.address)));
  }
}

function lineOf(row: Row, place: string): PlainValue[] {
  const at = (moment: Date | null) => (moment ? wallTime(moment) : '');
  const yes = (said: boolean | null) => (said === null ? '' : said ? '是' : '否');
  return [
    ...[row.code, row.category, shortKinds[row.kind], sourceLabels[row.source], place, row.text],
    ...[stateLabels[row.state], row.holder],
    ...[row.receivedAt, row.dueAt, row.signedAt, row.contactedAt, row.answeredAt, row.closedAt].map(at),
    ...[row.round, row.returns, row.escalations],
    ...[yes(row.isResponded), yes(row.isSolved)],
    row.satisfaction ? satisfactionLabels[row.satisfaction] : '',
    row.excludedAt ? '是' : '',
    row.result ?? '',
  ];
}
