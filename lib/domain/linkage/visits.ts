import type { Actor } from '@/lib/platform/actor';
import { difference } from '@/lib/platform/audit';
import { clock, type Day, today } from '@/lib/platform/clock';
import { AppError, InvalidInput, notFound } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { searchText } from '@/lib/platform/search-text';
import { once, transact } from '@/lib/platform/transact';
import type { LinkageAssignmentModel } from '@/prisma/client/models/LinkageAssignment';
import { dayText } from './queries';

export type NewVisit = { submitKey: string; assignmentId: number; visitedOn: Day; note: string };

/** A visit of the linked post. Who entered it stands in the trail; the visit itself names the post only. */
export async function recordVisit(
  actor: Actor,
  { submitKey, assignmentId, visitedOn, note }: NewVisit,
): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const assignment = await tx.linkageAssignment.findFirst({ where: { id: assignmentId } });
    if (!assignment) throw notFound();
    demand(actor, 'linkage.record', { lo: assignment.pos, hi: assignment.pos });
    demandDay(assignment, visitedOn);
    const { result, isRepeat } = await once(tx, actor, submitKey, async () => {
      const { id } = await tx.linkageVisit.create({
        data: {
          code: submitKey,
          name: assignment.post,
          ...{ assignmentId, kind: assignment.kind, areaId: assignment.areaId },
          visitedOn: new Date(visitedOn),
          note: note || null,
          ...{ enteredById: actor.userId, enteredBy: actor.name },
        },
        select: { id: true },
      });
      const code = `ZF${String(id).padStart(6, '0')}`;
      await tx.linkageVisit.update({
        where: { id },
        data: { code, searchText: searchText([assignment.post, assignment.name], code) },
      });
      return { id, code };
    });
    const entry = {
      action: 'record-visit',
      subject: 'linkage-visits',
      subjectId: result.id,
      subjectLabel: `${assignment.name} ${visitedOn}`,
      pos: assignment.pos,
      after: { visitedOn, note },
    };
    return audit.record(isRepeat ? [] : entry, undefined);
  });
}

/** A post visits while it is linked. */
function demandDay({ startedOn, retiredOn }: LinkageAssignmentModel, visitedOn: Day): void {
  if (visitedOn > today()) throw new InvalidInput({ visitedOn: '走访日期不能晚于今天。' });
  if (retiredOn && dayText(retiredOn) <= visitedOn)
    throw new InvalidInput({ visitedOn: '这个联系点那时已停用。' });
  if (startedOn && dayText(startedOn) > visitedOn)
    throw new InvalidInput({ visitedOn: `走访日期不能早于联系开始日期 ${dayText(startedOn)}。` });
}

export type VisitEdit = { id: number; version: number; visitedOn: Day; note: string };

/** Sets right what was entered of a visit. What it found was found on its day, and moves with it. */
export async function reviseVisit(actor: Actor, { id, version, visitedOn, note }: VisitEdit): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const visit = await tx.linkageVisit.findFirst({
      where: { id },
      include: { assignment: true, problems: { select: { dueOn: true, solvedOn: true } } },
    });
    if (!visit) throw notFound();
    demand(actor, 'linkage.record', { lo: visit.pos, hi: visit.pos });
    demandDay(visit.assignment, visitedOn);
    const ends = visit.problems.flatMap(({ dueOn, solvedOn }) => [dueOn, solvedOn]).map(dayText);
    if (ends.some((day) => day !== '' && day < visitedOn))
      throw new InvalidInput({ visitedOn: '走访日期不能晚于所发现问题的解决期限或解决日期。' });
    const stored = { visitedOn: dayText(visit.visitedOn), note: visit.note ?? '' };
    const changed = difference(stored, { visitedOn, note });
    if (visit.version !== version) throw staleVisit();
    if (changed.isEmpty) return audit.record([], undefined);
    const { count } = await tx.linkageVisit.updateMany({
      where: { id, version },
      data: {
        visitedOn: new Date(visitedOn),
        note: note || null,
        version: version + 1,
        updatedAt: clock.now(),
      },
    });
    if (count === 0) throw staleVisit();
    if (visitedOn !== stored.visitedOn)
      await tx.linkageProblem.updateMany({
        where: { visitId: id },
        data: { foundOn: new Date(visitedOn), version: { increment: 1 }, updatedAt: clock.now() },
      });
    return audit.record(
      {
        action: 'revise-visit',
        subject: 'linkage-visits',
        subjectId: id,
        subjectLabel: `${visit.assignment.name} ${visitedOn}`,
        pos: visit.pos,
        before: changed.before,
        after: changed.after,
      },
      undefined,
    );
  });
}

const staleVisit = () => new AppError('conflict', '这次走访刚刚被别人改过，请刷新页面，看清后再改。');

/** Takes back a visit entered by mistake; one that found something stays, until that is taken back. */
export async function removeVisit(
  actor: Actor,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  await transact(actor, 'linkage.record', async (tx, audit) => {
    const visit = await tx.linkageVisit.findFirst({
      where: { id },
      include: { problems: { select: { id: true } } },
    });
    if (!visit) throw notFound();
    demand(actor, 'linkage.record', { lo: visit.pos, hi: visit.pos });
    if (visit.problems.length > 0) throw new AppError('rule', '这次走访登记了问题，请先删除问题。');
    await tx.linkageVisit.delete({ where: { id } });
    return audit.record(
      {
        action: 'remove-visit',
        subject: 'linkage-visits',
        subjectId: id,
        subjectLabel: `${visit.name} ${dayText(visit.visitedOn)}`,
        pos: visit.pos,
        before: { visitedOn: dayText(visit.visitedOn), note: visit.note },
        note: reason,
      },
      undefined,
    );
  });
}
