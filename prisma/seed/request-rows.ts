import { createHash } from 'node:crypto';
import { hashOf } from '@/lib/domain/requests/query-code';
import { maskPhone } from '@/lib/platform/personal-data';
import { seal } from '@/lib/platform/sealed';
import { clock, dayOf } from '../../lib/platform/clock.ts';
import type { RequestKind, RequestSource } from '../client/enums.ts';
import type { DemoUsers } from './accounts.ts';
import { DEMO_STREET } from './accounts.ts';
import type { Dice } from './dice.ts';
import type { Case } from './request-case.ts';
import type { Draft } from './request-drafts.ts';
import { answersFor } from './request-platforms.ts';
import { published, said, type Text, written } from './request-texts.ts';

export type Numbers = { id: number; reporterId: number; serial: number };

/** A case, ready to be stored. */
export type Made = Numbers & {
  draft: Draft;
  request: Case;
  categoryId: number;
  ask: Text;
  enteredById: number | null;
  apiKeyId: number | null;
  into: Made | null;
  isDemoDistrict: boolean;
};

export type Rows = readonly (readonly [table: string, rows: readonly object[]])[];

/** In the order in which they can be stored. */
export function rowsOf(dice: Dice, users: DemoUsers, made: readonly Made[]): Rows {
  const exclusions = made.flatMap((each) => exclusionOf(dice, each, users));
  const left = new Map(exclusions.map((each) => [each.requestId, each.isGranted ? each.decidedAt : null]));
  return [
    ['requests', made.map((each) => requestRow(dice, each, left.get(each.id) ?? null))],
    ['request_reporters', made.map(reporterRow)],
    ['request_reporters', made.flatMap((each) => joinerRows(dice, each))],
    ['request_contacts', made.flatMap((each) => contactRows(dice, each))],
    [
      'request_moves',
      made.flatMap(({ id, request }) => request.steps.map((step) => ({ requestId: id, ...step }))),
    ],
    [
      'request_feedback',
      made.flatMap(({ id, request, reporterId }) =>
        request.judged.map((each) => ({
          requestId: id,
          reporterId: each.by === 'resident' ? reporterId : null,
          ...each,
        })),
      ),
    ],
    ['request_exclusions', exclusions],
  ];
}

function requestRow(dice: Dice, { id, serial, draft, request, ask, ...made }: Made, excludedAt: Date | null) {
  const { signDueAt, contactDueAt, nearDueAt, dueAt } = request.deadlines;
  const receivedOn = dayOf(draft.at);
  const text = written(ask);
  const address = draft.isInEstate ? draft.where.building : draft.where.spot;
  return {
    id,
    code: `SQ${receivedOn.slice(2).replaceAll('-', '')}${String(serial).padStart(6, '0')}`,
    areaId: draft.areaId,
    address,
    categoryId: made.categoryId,
    kind: kindOf(dice, draft),
    source: draft.source,
    gridId: draft.gridId,
    text,
    state: request.state,
    round: request.round,
    heldAreaId: request.holder.area.id,
    departmentId: request.holder.department?.id ?? null,
    receivedAt: draft.at,
    receivedOn,
    limitId: request.limit.id,
    signDueAt,
    contactDueAt,
    nearDueAt,
    dueAt,
    escalateAt: request.escalateAt,
    signedAt: request.signedAt,
    contactedAt: request.contactedAt,
    pausedAt: request.pausedAt,
    pauseReason: request.pauseReason,
    submittedAt: request.submittedAt,
    submittedById: request.submittedById,
    result: request.result,
    answeredAt: request.answeredAt,
    closedAt: request.closedAt,
    returns: request.returns,
    objections: request.objections,
    escalations: request.escalations,
    isResponded: request.verdict?.isResponded ?? null,
    isSolved: request.verdict?.isSolved ?? null,
    satisfaction: request.verdict?.satisfaction ?? null,
    ratedBy: request.ratedBy,
    excludedAt,
    mergedIntoId: made.into?.id ?? null,
    enteredById: made.enteredById,
    apiKeyId: made.apiKeyId,
    attributes: made.apiKeyId && answersFor(draft.category, text, ask.words, id),
    isDemo: true,
    searchText: `${text}\t${address}`.toLowerCase(),
    version: request.steps.length,
    updatedAt: request.at,
    ...publication(dice, draft, request, ask),
  };
}

const kindOf = (dice: Dice, { category }: Draft): RequestKind =>
  category === 'JY' ? 'advice' : dice.chance(0.015) ? 'effect' : 'need';

const PUBLISHED_AFTER = 12 * 86_400_000;

/** Some agree that theirs is shown to all; staff have read what ended a while ago. */
function publication(
  dice: Dice,
  { source, stage }: Draft,
  { state, verdict, closedAt, at, result }: Case,
  ask: Text,
) {
  const none = { publicState: 'none', publicText: null, publicResult: null };
  const isWanted = source === 'web' && (dice.chance(0.024) || (stage !== undefined && dice.chance(0.3)));
  if (!isWanted || state === 'merged' || state === 'declined') return none;
  const isOld = closedAt !== null && closedAt.getTime() < at.getTime() + 1 && isLongAgo(closedAt);
  if (!isOld) return { ...none, publicState: 'wanted' };
  if (!verdict?.isSolved || !result || dice.chance(0.1)) return { ...none, publicState: 'refused' };
  return { publicState: 'published', publicText: published(ask), publicResult: withoutHouse(result) };
}

const isLongAgo = (moment: Date) => moment.getTime() < clock.now().getTime() - PUBLISHED_AFTER;
const withoutHouse = (text: string) => text.replaceAll(/\d+(栋\d+单元|号院)/g, '院内');

/** Follows one request of the demo community that waits to be rated. */
export const DEMO_QUERY_CODE = 'GZYANSH234';

/** Whoever asked. What his code is kept as: of the others nobody has the code. */
const reporterRow = ({ id, reporterId, draft, into }: Made) => ({
  id: reporterId,
  requestId: into?.id ?? id,
  source: draft.source,
  isFirst: into === null,
  queryHash: draft.stage?.hasCode ? hashOf(DEMO_QUERY_CODE) : hash(`${id}`),
  cameFromId: into ? id : null,
  at: draft.at,
});

const joiners: Partial<Record<RequestSource, number>> = { web: 0.05, phone: 0.03 };

/** Those who had the same matter, and said so meanwhile. */
function joinerRows(dice: Dice, { id, draft, request, into }: Made) {
  const others = dice.chance(joiners[draft.source] ?? 0) && !into ? dice.int(1, 3) : 0;
  const until = Math.max(0, request.at.getTime() - draft.at.getTime());
  return Array.from({ length: others }, (_, i) => ({
    requestId: id,
    source: 'web',
    text: dice.pick(said.joined),
    isFirst: false,
    queryHash: hash(`${id}/${i}`),
    at: new Date(draft.at.getTime() + dice.roll() * until),
  }));
}

/** Numbers that are given to nobody, of those for whom the demo's accounts are to ring somebody up. */
function contactRows(dice: Dice, { reporterId, draft }: Made) {
  if (!draft.stage || draft.source === 'grid' || !dice.chance(0.7)) return [];
  const phone = `1380000${String(dice.int(0, 9_999)).padStart(4, '0')}`;
  return [{ reporterId, sealed: seal(phone), masked: maskPhone(phone), createdAt: draft.at }];
}

const hash = (text: string) => createHash('sha256').update(`demo/${text}`).digest('hex');

/** In the demo's district, where two people are there to ask and to decide. */
function exclusionOf(dice: Dice, { id, draft, request, isDemoDistrict }: Made, users: DemoUsers) {
  const isEnded = request.state === 'closed' || request.state === 'declined';
  if (!isDemoDistrict || !isEnded || !request.closedAt || !dice.chance(0.02)) return [];
  const isOfStreet = draft.community.street.code === DEMO_STREET;
  const isSettled = clock.now().getTime() - request.closedAt.getTime() > 20 * 86_400_000;
  const reason = dice.weighted({ beyond: 4, duplicate: 3, private: 2, unclear: 1 });
  const later = (hours: number) => new Date((request.closedAt as Date).getTime() + hours * 3_600_000);
  const isGranted = isSettled ? dice.chance(0.75) : null;
  return [
    {
      requestId: id,
      reason,
      detail: said.exclusion[reason],
      askedById: isOfStreet ? users.street : users['district-coordinator'],
      askedBy: isOfStreet ? '春熙路街道审核员（演示）' : '锦江区统筹员（演示）',
      askedAt: later(0.2),
      decidedById: isSettled ? users['district-reviewer'] : null,
      decidedBy: isSettled ? '锦江区审核员（演示）' : null,
      decidedAt: isSettled ? later(dice.int(20, 60)) : null,
      isGranted,
    },
  ];
}
