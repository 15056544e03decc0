import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf } from '@/lib/platform/areas/queries';
import { clock, type Day, today } from '@/lib/platform/clock';
import { AppError, InvalidInput, notFound } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { searchText } from '@/lib/platform/search-text';
import { once, transact } from '@/lib/platform/transact';
import type { LinkageCategory, LinkageProblemState } from '@/prisma/client/enums';
import { problemStateLabels } from './definition';
import { dayText } from './queries';

export type NewProblem = {
  submitKey: string;
  visitId: number;
  name: string;
  category: LinkageCategory;
  responsibleAreaId: number;
  dueOn: Day | null;
};

/** What a visit found, and who is to solve it: the area itself, or one above it. */
export async function recordProblem(
  actor: Actor,
  { submitKey, visitId, name, category, responsibleAreaId, dueOn }: NewProblem,
): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const visit = await tx.linkageVisit.findFirst({ where: { id: visitId } });
    if (!visit) throw notFound();
    demand(actor, 'linkage.record', { lo: visit.pos, hi: visit.pos });
    const path = (await ancestorsOf(tx, [visit.areaId])).get(visit.areaId) ?? [];
    const responsible = path.find(({ id }) => id === responsibleAreaId);
    if (!responsible) throw new InvalidInput({ responsibleAreaId: '请选择本辖区或上级辖区。' });
    if (dueOn && dueOn < dayText(visit.visitedOn))
      throw new InvalidInput({ dueOn: '解决期限不能早于走访日期。' });
    const { result, isRepeat } = await once(tx, actor, submitKey, async () => {
      const { id } = await tx.linkageProblem.create({
        data: {
          ...{ code: submitKey, name, visitId, category, responsibleAreaId },
          ...{ assignmentId: visit.assignmentId, kind: visit.kind, areaId: visit.areaId },
          ...{ foundOn: visit.visitedOn, dueOn: dueOn && new Date(dueOn), enteredById: actor.userId },
        },
        select: { id: true },
      });
      const code = `WT${String(id).padStart(6, '0')}`;
      await tx.linkageProblem.update({ where: { id }, data: { code, searchText: searchText([name], code) } });
      return { id, code };
    });
    const entry = {
      action: 'record-problem',
      subject: 'linkage',
      subjectId: result.id,
      subjectLabel: `${result.code} ${name}`,
      pos: visit.pos,
      after: { name, category, responsible: responsible.name, dueOn },
    };
    return audit.record(isRepeat ? [] : entry, undefined);
  });
}

export type ProblemMove = {
  id: number;
  version: number;
  state: Extract<LinkageProblemState, 'solving' | 'solved'>;
  solution: string;
  solvedOn: Day | null;
};

/** Says how far a problem has come; what was solved and comes back is worked on again. */
export async function moveProblem(
  actor: Actor,
  { id, version, state, solution, solvedOn }: ProblemMove,
): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const problem = await tx.linkageProblem.findFirst({ where: { id } });
    if (!problem) throw notFound();
    demand(actor, 'linkage.record', { lo: problem.pos, hi: problem.pos });
    if (state === 'solved') {
      if (!solution) throw new InvalidInput({ solution: '请写明怎样解决的。' });
      if (!solvedOn) throw new InvalidInput({ solvedOn: '请填写解决日期。' });
      if (solvedOn > today() || solvedOn < dayText(problem.foundOn))
        throw new InvalidInput({ solvedOn: '解决日期应在发现之后、今天以前。' });
    }
    const { count } = await tx.linkageProblem.updateMany({
      where: { id, version },
      data: {
        state,
        solution: solution || problem.solution,
        solvedOn: state === 'solved' && solvedOn ? new Date(solvedOn) : null,
        version: version + 1,
        updatedAt: clock.now(),
      },
    });
    if (count === 0) throw new AppError('conflict', '这个问题刚刚被别人改过，请刷新页面后再办。');
    return audit.record(
      {
        action: state === 'solved' ? 'solve-problem' : 'work-on-problem',
        subject: 'linkage',
        subjectId: id,
        subjectLabel: `${problem.code} ${problem.name}`,
        pos: problem.pos,
        before: { state: problemStateLabels[problem.state] },
        after: { state: problemStateLabels[state], solvedOn },
        note: solution,
      },
      undefined,
    );
  });
}

/** Takes back a problem entered by mistake; one that is supervised stays. */
export async function removeProblem(
  actor: Actor,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const problem = await tx.linkageProblem.findFirst({ where: { id } });
    if (!problem) throw notFound();
    demand(actor, 'linkage.record', { lo: problem.pos, hi: problem.pos });
    if (problem.supervisionItemId) throw new AppError('rule', '这个问题已发起督办，不能删除。');
    await tx.linkageProblem.delete({ where: { id } });
    return audit.record(
      {
        action: 'remove-problem',
        subject: 'linkage',
        subjectId: id,
        subjectLabel: `${problem.code} ${problem.name}`,
        pos: problem.pos,
        before: { name: problem.name, state: problemStateLabels[problem.state] },
        note: reason,
      },
      undefined,
    );
  });
}
