import { type CountedList, listCounted } from '@/lib/ledger/counted';
import { areaInScope } from '@/lib/ledger/list';
import { type Params, parseListQuery } from '@/lib/ledger/query';
import { where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaLevel, LinkageProblemState } from '@/prisma/client/enums';
import type { LinkageProblemModel } from '@/prisma/client/models/LinkageProblem';
import type { LinkageVisitModel } from '@/prisma/client/models/LinkageVisit';
import { linkageAreas, linkageProblems, linkageVisits } from './definition';

/** Beside a problem: who is to solve it, where it was found, and whether it is supervised. */
export type ProblemExtra = {
  responsible: string;
  responsibleLevel: AreaLevel;
  assignmentId: number;
  supervisionItemId: number | null;
  maySupervise: boolean;
};

export type ProblemList = CountedList & {
  extras: Map<number, ProblemExtra>;
  /** By the level that is to solve them, of what the page is about. */
  summary: { level: AreaLevel; state: LinkageProblemState; n: number }[];
  responsible: AreaLevel | null;
};

const levels: readonly AreaLevel[] = ['city', 'district', 'street', 'community', 'estate'];

export const responsibleFrom = ({ responsible }: Params): AreaLevel | null =>
  levels.find((level) => level === responsible) ?? null;

/** Problems by state and by who is to solve them. */
export const listProblems = (actor: Actor, params: Params): Promise<ProblemList> =>
  read(actor, 'ledger.read', async (tx) => {
    const responsible = responsibleFrom(params);
    const also = responsible
      ? Prisma.sql`responsible_area_id IN (SELECT id FROM areas WHERE level = ${responsible}::"AreaLevel")`
      : Prisma.sql`true`;
    const list = await listCounted(tx, actor, linkageProblems, params, also);
    const rows = await tx.$queryRaw<(Omit<ProblemExtra, 'maySupervise'> & { id: number; pos: number })[]>`
      SELECT p.id, p.pos, a.name AS responsible, a.level::text AS "responsibleLevel", p.assignment_id AS "assignmentId",
        p.supervision_item_id AS "supervisionItemId" FROM linkage_problems p JOIN areas a ON a.id = p.responsible_area_id
      WHERE p.id = ANY (${list.rows.map(({ id }) => id)}::int[])`;
    return {
      ...list,
      responsible,
      extras: new Map(
        rows.map(({ id, pos, ...row }) => [
          id,
          { ...row, maySupervise: can(actor, 'supervision.issue', { lo: pos, hi: pos }) },
        ]),
      ),
      summary: await summarise(tx, actor, params),
    };
  });

async function summarise(tx: Tx, actor: Actor, params: Params): Promise<ProblemList['summary']> {
  const { filter, areaId } = parseListQuery(linkageProblems, params);
  const { state: _, ...fields } = filter.fields ?? {};
  const area = areaId === null ? undefined : await areaInScope(tx, actor, areaId);
  // Put together by who is to solve them first: names of a level are asked for once.
  return tx.$queryRaw`
    SELECT a.level::text AS level, p.state::text AS state, sum(p.n)::int AS n FROM (
      SELECT responsible_area_id, state, count(*) AS n FROM linkage_problems
      WHERE ${where(linkageProblems, { ...filter, tree: undefined, fields, area })} GROUP BY 1, 2) p
    JOIN areas a ON a.id = p.responsible_area_id GROUP BY 1, 2`;
}

/** With the assignment of each, on whose page it is set right. */
export const listVisits = (
  actor: Actor,
  params: Params,
): Promise<CountedList & { assignmentOf: ReadonlyMap<number, number> }> =>
  read(actor, 'ledger.read', async (tx) => {
    const list = await listCounted(tx, actor, linkageVisits, params);
    const visits = await tx.linkageVisit.findMany({
      where: { id: { in: list.rows.map(({ id }) => id) } },
      select: { id: true, assignmentId: true },
    });
    return { ...list, assignmentOf: new Map(visits.map(({ id, assignmentId }) => [id, assignmentId])) };
  });

export const listLinkedAreas = (actor: Actor, params: Params): Promise<CountedList> =>
  read(actor, 'ledger.read', (tx) => listCounted(tx, actor, linkageAreas, params));

export type Problem = LinkageProblemModel & { responsible: string };
export type Visit = LinkageVisitModel & { problems: Problem[] };
export type AssignmentVisits = {
  visits: Visit[];
  /** How many there are in all. */
  total: number;
  /** Who may be asked to solve what is found: the area itself and those above. */
  responsible: { id: number; name: string }[];
  mayRecord: boolean;
  maySupervise: boolean;
};

const mostVisits = 100;

/** The last visits of an assignment with what each found. */
export const readVisits = (actor: Actor, assignmentId: number): Promise<AssignmentVisits> =>
  read(actor, 'ledger.read', async (tx) => {
    const isId = Number.isInteger(assignmentId) && assignmentId < 2 ** 31;
    const assignment = isId && (await tx.linkageAssignment.findFirst({ where: { id: assignmentId } }));
    if (!assignment) throw notFound();
    const visits = await tx.linkageVisit.findMany({
      where: { assignmentId },
      orderBy: [{ visitedOn: 'desc' }, { id: 'desc' }],
      take: mostVisits,
    });
    const problems = await tx.linkageProblem.findMany({
      where: { visitId: { in: visits.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    });
    const path = (await ancestorsOf(tx, [assignment.areaId])).get(assignment.areaId) ?? [];
    const names = new Map(path.map(({ id, name }) => [id, name]));
    const place = { lo: assignment.pos, hi: assignment.pos };
    return {
      visits: visits.map((visit) => ({
        ...visit,
        problems: problems
          .filter(({ visitId }) => visitId === visit.id)
          .map((problem) => ({ ...problem, responsible: names.get(problem.responsibleAreaId) ?? '' })),
      })),
      total: await tx.linkageVisit.count({ where: { assignmentId } }),
      responsible: [...path].reverse().map(({ id, name }) => ({ id, name })),
      mayRecord: can(actor, 'linkage.record', place) && assignment.retiredOn === null,
      maySupervise: can(actor, 'supervision.issue', place),
    };
  });

export const dayText = (date: Date | null): Day => date?.toISOString().slice(0, 10) ?? '';
