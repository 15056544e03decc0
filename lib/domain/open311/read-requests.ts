import { type Action, moves } from '@/lib/domain/requests/rules';
import { placeText } from '@/lib/domain/requests/standing';
import { shownStates } from '@/lib/domain/requests/words';
import { ancestorsOf, type PathStep } from '@/lib/platform/areas/queries';
import { Prisma, type Tx } from '@/lib/platform/db';
import { readAsSystem } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';
import { type Document, Refusal } from './answer';
import type { KeyInUse } from './keys';
import { type Query, readQuery } from './query';

type Row = {
  code: string;
  areaId: number;
  state: RequestState;
  isOpen: boolean;
  serviceCode: string;
  serviceName: string;
  agency: string;
  receivedAt: Date;
  dueAt: Date | null;
  updatedAt: Date | null;
  action: Action | null;
  note: string | null;
  /** Filed with the key that is shown. */
  isOwn: boolean;
  isPublished: boolean;
  text: string;
  address: string;
  lat: number | null;
  long: number | null;
  mediaUrl: string | null;
};

/** GET requests. What residents wrote is shown where staff have published it, or to the platform that filed it. */
export const listPublic = (params: URLSearchParams, key: KeyInUse | null): Promise<Document> => {
  const query = readQuery(params);
  return readAsSystem(async (tx) => {
    // Of all there are the latest are wanted: down their order, not sorted first. The planner takes them for few.
    if (query.codes.length === 0 && (key === null || key.isWide))
      await tx.$queryRaw`SELECT set_config('enable_sort', 'off', true)`;
    return documentOf(tx, conditionOf(query, key), query, key);
  });
};

export const onePublic = (code: string, key: KeyInUse | null): Promise<Document> =>
  readAsSystem(async (tx) => {
    const condition = Prisma.sql`r.code = ${code}${within(key)}`;
    const document = await documentOf(tx, condition, { page: 1, size: 1 }, key);
    if (Array.isArray(document.body) && document.body.length === 0)
      throw new Refusal(404, `没有编号为 ${code} 的诉求。service_request_id was not found.`);
    return document;
  });

const within = (key: KeyInUse | null) =>
  key ? Prisma.sql` AND r.pos BETWEEN ${key.lo} AND ${key.hi}` : Prisma.empty;

function conditionOf({ codes, services, statuses, from, to }: Query, key: KeyInUse | null): Prisma.Sql {
  if (codes.length > 0) return Prisma.sql`r.code = ANY (${codes}::text[])${within(key)}`;
  const [status] = statuses;
  const parts = [Prisma.sql`r.received_at BETWEEN ${from} AND ${to}`];
  if (services.length > 0)
    parts.push(
      Prisma.sql`r.category_id IN (SELECT id FROM request_categories WHERE code = ANY (${services}::text[]))`,
    );
  if (statuses.length === 1)
    parts.push(status === 'open' ? Prisma.sql`r.closed_at IS NULL` : Prisma.sql`r.closed_at IS NOT NULL`);
  return Prisma.sql`${Prisma.join(parts, ' AND ')}${within(key)}`;
}

async function documentOf(
  tx: Tx,
  condition: Prisma.Sql,
  { page, size }: Pick<Query, 'page' | 'size'>,
  key: KeyInUse | null,
): Promise<Document> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH shown AS MATERIALIZED (
      SELECT r.id, row_number() OVER (ORDER BY r.received_at DESC) AS nth FROM requests r WHERE ${condition} AND r.category_id IN (SELECT id FROM request_categories WHERE NOT is_event)
      ORDER BY r.received_at DESC LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT r.code, r.area_id AS "areaId", r.state::text AS state, r.closed_at IS NULL AS "isOpen", c.code AS "serviceCode", c.name AS "serviceName",
      coalesce(d.name, held.name) AS agency, r.received_at AS "receivedAt", r.due_at AS "dueAt", last.at AS "updatedAt", last.action, last.reason AS note,
      coalesce(r.api_key_id = ${key?.id ?? null}::int, false) AS "isOwn", r.public_state = 'published' AS "isPublished",
      CASE WHEN r.public_state = 'published' AND r.api_key_id IS DISTINCT FROM ${key?.id ?? null}::int THEN coalesce(r.public_text, '') ELSE r.text END AS text,
      r.address, r.lat, r.long, r.media_url AS "mediaUrl"
    FROM shown JOIN requests r USING (id) JOIN request_categories c ON c.id = r.category_id JOIN areas held ON held.id = r.held_area_id LEFT JOIN departments d ON d.id = r.department_id
      LEFT JOIN LATERAL (SELECT m.at, m.action, m.reason FROM request_moves m WHERE m.request_id = r.id AND m.is_shown ORDER BY m.id DESC LIMIT 1) AS last ON true
    ORDER BY shown.nth`;
  const paths = await ancestorsOf(
    tx,
    rows.map(({ areaId }) => areaId),
  );
  return { root: 'service_requests', body: rows.map((row) => requestOf(row, paths.get(row.areaId) ?? [])) };
}

function requestOf(row: Row, path: readonly PathStep[]) {
  const { isOwn, isPublished } = row;
  // No estate, no house: those who live there are few.
  const community = path.filter(({ level }) => level !== 'estate');
  return {
    service_request_id: row.code,
    status: row.isOpen ? 'open' : 'closed',
    status_notes: [shownStates[row.state], row.action && moves[row.action].label, isOwn && row.note]
      .filter(Boolean)
      .join('：'),
    service_name: row.serviceName,
    service_code: row.serviceCode,
    description: isOwn || isPublished ? row.text : null,
    agency_responsible: row.agency,
    service_notice: null,
    requested_datetime: inShanghai(row.receivedAt),
    updated_datetime: inShanghai(row.updatedAt ?? row.receivedAt),
    expected_datetime: row.dueAt && inShanghai(row.dueAt),
    address: isOwn ? placeText(path, row.address) : placeText(community, ''),
    address_id: community.at(-1)?.code ?? null,
    zipcode: null,
    lat: isOwn ? row.lat : null,
    long: isOwn ? row.long : null,
    media_url: isOwn || isPublished ? row.mediaUrl : null,
  };
}

/** ISO 8601 with the offset of the place. */
export function inShanghai(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
}

/** GET tokens: every request has its number at once, so a number is its own token. */
export const tokenOf = (id: string): Promise<Document> =>
  readAsSystem(async (tx) => {
    const request = await tx.request.findFirst({ where: { code: id }, select: { code: true } });
    if (!request) throw new Refusal(404, `没有编号为 ${id} 的受理凭证。token was not found.`);
    return { root: 'service_requests', body: [{ service_request_id: request.code, token: id }] };
  });
