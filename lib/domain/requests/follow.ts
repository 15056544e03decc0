import { getAttachment } from '@/lib/platform/attachments/attachments';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { transactAsSystem } from '@/lib/platform/transact';
import type { AttachmentModel } from '@/prisma/client/models/Attachment';
import type { RequestModel } from '@/prisma/client/models/Request';
import { hashOf } from './query-code';
import { type Action, LAPSE_DAYS, moves, REOPEN_DAYS } from './rules';

const desk = { system: 'resident-desk' } as const;

export type FollowedStep = { at: Date; label: string; unit: string; reason: string };

export type Followed = {
  request: RequestModel;
  reporterId: number;
  isFirst: boolean;
  /** The number under which he asked, when it was merged into another. */
  askedAs: string | null;
  /** His own words and photos; those of others who asked the same are not his to read. */
  said: string;
  photos: { id: string; width: number | null; height: number | null }[];
  place: string;
  category: string;
  holder: string;
  steps: FollowedStep[];
  hasRated: boolean;
  mayRate: boolean;
  mayReopen: boolean;
};

/** A request as whoever asked may see it; `not_found` for a code that is none. */
export function followRequest(queryCode: string): Promise<Followed> {
  return transactAsSystem(desk, async (tx) => {
    const reporter = await reporterOf(tx, queryCode);
    if (!reporter) throw notFound();
    const { request } = reporter;
    const [names] = await tx.$queryRaw<
      { place: string; category: string; holder: string; as: string | null; said: string | null }[]
    >`
      SELECT (SELECT string_agg(a.name, ' ' ORDER BY a.level) FROM areas s JOIN areas a ON a.lo <= s.lo AND s.hi <= a.hi AND a.level <> 'city' AND a.valid_to IS NULL
          WHERE s.id = ${request.areaId}) AS place,
        (SELECT name FROM request_categories WHERE id = ${request.categoryId}) AS category,
        coalesce((SELECT name FROM departments WHERE id = ${request.departmentId}), (SELECT name FROM areas WHERE id = ${request.heldAreaId})) AS holder,
        (SELECT code FROM requests WHERE id = ${reporter.cameFromId}) AS as,
        (SELECT text FROM requests WHERE id = ${reporter.cameFromId}) AS said`;
    const steps = await tx.requestMove.findMany({
      where: { requestId: request.id, isShown: true },
      orderBy: { id: 'desc' },
      take: 100,
    });
    const rated = await tx.requestFeedback.count({
      where: { requestId: request.id, round: request.round, reporterId: reporter.id },
    });
    const { isFirst } = reporter;
    return {
      request,
      reporterId: reporter.id,
      isFirst,
      askedAs: names?.as ?? null,
      said: isFirst ? request.text : (names?.said ?? reporter.text),
      photos: await photosOf(tx, reporter.id),
      place: [names?.place, isFirst && request.address].filter(Boolean).join(' '),
      category: names?.category ?? '',
      holder: names?.holder ?? '',
      steps: steps.map(({ at, action, unit, reason, reporterId }) => ({
        at,
        unit,
        reason: isReadable(action, reporterId, reporter) ? reason : '',
        label: moves[action as Action].label,
      })),
      hasRated: rated > 0,
      ...rights(request, rated > 0),
    };
  });
}

/** What residents wrote is read by whoever wrote it; what was agreed with one on the telephone by the first. */
function isReadable(action: string, by: number | null, me: { id: number; isFirst: boolean }): boolean {
  if (by !== null) return by === me.id;
  return action !== 'contact' || me.isFirst;
}

const photosOf = (tx: Tx, reporterId: number) =>
  tx.$queryRaw<{ id: string; width: number | null; height: number | null }[]>`
    SELECT id::text, width, height FROM attachments WHERE owner_kind = 'requests'
      AND move_id IN (SELECT id::int FROM request_moves WHERE reporter_id = ${reporterId}) ORDER BY created_at, id LIMIT 100`;

/** A photo of his own, for whoever shows the code with which it came; else not found. */
export function readOwnPhoto(queryCode: string, fileId: string): Promise<AttachmentModel> {
  return transactAsSystem(desk, async (tx) => {
    const reporter = await reporterOf(tx, queryCode);
    if (!reporter) throw notFound();
    const own = await photosOf(tx, reporter.id);
    if (!own.some(({ id }) => id === fileId)) throw notFound();
    return getAttachment(tx, fileId);
  });
}

/** What he may do now. */
export function rights(request: RequestModel, hasRated: boolean) {
  const since = (moment: Date | null) =>
    moment ? (clock.now().getTime() - moment.getTime()) / 86_400_000 : Number.POSITIVE_INFINITY;
  const isFresh = request.state === 'answered' || since(request.closedAt) <= REOPEN_DAYS;
  return {
    mayRate:
      !hasRated &&
      (request.state === 'answered' || (request.state === 'closed' && since(request.closedAt) <= LAPSE_DAYS)),
    mayReopen: ['answered', 'closed'].includes(request.state) && isFresh,
  };
}

/** Whoever shows this code, with the request that he follows; null for a code that is none. */
export const reporterOf = (tx: Tx, queryCode: string) =>
  tx.requestReporter.findUnique({ where: { queryHash: hashOf(queryCode) }, include: { request: true } });
