import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { clock, type Day, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, broken, InvalidInput } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs';
import { demand } from '@/lib/platform/scope';
import { once, read, transact } from '@/lib/platform/transact';
import { readEdition } from './edition';
import { keepSteps, readTree } from './items';
import { type Before, editionLevels, type Node, type Step } from './plan';
import { propose } from './propose';
import { findChange } from './queries';
import { reversal } from './reversal';
import { lockChange, note, openChange } from './settle';

export type NewChange = { areaId: number; title: string; path: string; fileName: string; submitKey: string };

/** Areas by the thousand are compared and stored. */
const MINUTE = 60_000;

/**
 * Compares an edition with the areas as they are, and keeps what it proposes as a draft. Nothing changes yet.
 * Sending the same form twice gives the first draft.
 */
export async function proposeChange(
  actor: Actor,
  { areaId, title, path, fileName, submitKey }: NewChange,
): Promise<number> {
  const area = await read(actor, 'areas.change', (tx) => getArea(tx, areaId));
  demand(actor, 'areas.change', area);
  const { level, code, validTo } = area;
  if (validTo || (level !== 'city' && level !== 'district'))
    throw broken('区划变更只能从市或区（市）县导入。');
  const edition = await readEdition(path, fileName, { code, level });
  return transact(
    actor,
    'areas.change',
    async (tx, audit) => {
      const { result: id, isRepeat } = await once(tx, actor, submitKey, async () => {
        const tree = await readTree(tx, areaId);
        refuseGaps(tree, edition);
        const steps = propose(tree, edition);
        if (steps.every(({ kind }) => kind === 'unchanged'))
          throw broken('文件里的区划和现在的完全一样，没有要变更的。');
        return draft(tx, actor, { areaId, title, source: fileName }, steps);
      });
      const entry = {
        ...{ action: 'propose', subject: 'area-changes', subjectId: id, subjectLabel: title, pos: area.lo },
        after: { source: fileName },
      };
      return audit.record(isRepeat ? [] : entry, id);
    },
    { timeout: MINUTE },
  );
}

/** An edition without any communities is half an edition: all of them would end. */
function refuseGaps(tree: readonly Before[], edition: readonly Node[]) {
  const missing = editionLevels.find(
    (level) => tree.some((area) => area.level === level) && !edition.some((node) => node.level === level),
  );
  if (missing)
    throw broken(`文件里一个${levelLabels[missing]}都没有，请用含全部各级区划的文件，没有变动的也要在内。`);
}

async function draft(
  tx: Tx,
  actor: Actor,
  change: { areaId: number; title: string; source: string; reversesId?: number },
  steps: readonly (Step & { restoresId?: number | null })[],
): Promise<number> {
  const { id } = await tx.areaChange.create({
    data: { ...change, createdById: actor.userId, createdBy: actor.name },
    select: { id: true },
  });
  await keepSteps(tx, id, steps);
  return id;
}

/** From here on it takes effect by itself on its day; at once when the day has come. */
export async function confirmChange(
  actor: Actor,
  { id, version, effectiveOn, document }: { id: number; version: number; effectiveOn: Day; document: string },
): Promise<void> {
  await transact(actor, 'areas.change', async (tx, audit) => {
    const change = await openChange(tx, actor, id);
    if (change.version !== version)
      throw new AppError('conflict', '这次变更刚刚被别人改过，请刷新后核对再确认。');
    if (change.open > 0) throw broken(`还有 ${change.open} 个辖区存疑，请先逐个确定。`);
    const [latest] = await tx.$queryRaw<{ on: Day | null }[]>`
      SELECT max(effective_on)::text AS "on" FROM area_changes c JOIN areas a ON a.id = c.area_id
      WHERE c.state IN ('pending', 'effective') AND a.lo <= ${change.hi} AND a.hi >= ${change.lo}`;
    if (latest?.on && effectiveOn <= latest.on)
      throw new InvalidInput({ effectiveOn: `这里已有 ${latest.on} 的变更，生效日期应在其后。` });
    const [youngest] = await tx.$queryRaw<{ name: string; since: Day }[]>`
      SELECT a.name, a.since::text FROM area_change_items i JOIN areas a ON a.id = i.area_id
      WHERE i.change_id = ${id} AND i.kind <> 'unchanged' ORDER BY a.since DESC LIMIT 1`;
    if (youngest && effectiveOn <= youngest.since)
      throw new InvalidInput({
        effectiveOn: `“${youngest.name}”自 ${youngest.since} 起才是现在这样，生效日期应在其后。`,
      });
    await tx.areaChange.update({
      where: { id },
      data: {
        state: 'pending',
        effectiveOn: new Date(effectiveOn),
        document,
        message: null,
        confirmedById: actor.userId,
        confirmedBy: actor.name,
        confirmedAt: clock.now(),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    if (effectiveOn <= today()) await enqueue(tx, 'change-areas', {}, 'change-areas');
    return note(audit, change, { action: 'confirm', effectiveOn, document }, null);
  });
}

/** A draft, or a confirmed change until its day. What is in effect can only be reversed. */
export async function withdrawChange(
  actor: Actor,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  await transact(actor, 'areas.change', async (tx, audit) => {
    const change = await findChange(tx, id);
    demand(actor, 'areas.change', change);
    const withdrawn = await tx.$executeRaw`
      UPDATE area_changes SET state = 'withdrawn', version = version + 1 WHERE id = ${id} AND state IN ('draft', 'pending')`;
    if (withdrawn === 0) throw broken('这次变更已经生效或撤回。已生效的，请用“撤销变更”。');
    return note(audit, change, { action: 'withdraw', reason }, null);
  });
}

/** A confirmed change that could not take effect goes back to whoever prepares it: nothing that was settled is lost. */
export async function reopenChange(actor: Actor, { id }: { id: number }): Promise<void> {
  await transact(actor, 'areas.change', async (tx, audit) => {
    const change = await findChange(tx, id);
    demand(actor, 'areas.change', change);
    const reopened = await tx.$executeRaw`
      UPDATE area_changes SET state = 'draft', message = NULL, version = version + 1 WHERE id = ${id} AND state = 'pending'`;
    if (reopened === 0) throw broken('这次变更不在待生效状态，不能退回修改。');
    return note(audit, change, { action: 'reopen' }, null);
  });
}

/**
 * Prepares the change that undoes one in effect, as a draft: with its own date and document, like any other. When
 * one has been prepared already, that is the one.
 */
export async function reverseChange(actor: Actor, id: number): Promise<number> {
  return transact(
    actor,
    'areas.change',
    async (tx, audit) => {
      await lockChange(tx, id);
      const change = await findChange(tx, id);
      demand(actor, 'areas.change', change);
      const earlier = await tx.areaChange.findFirst({
        where: { reversesId: id, state: { in: ['draft', 'pending'] } },
        select: { id: true },
      });
      if (earlier) return audit.record([], earlier.id);
      const steps = await reversal(tx, change);
      const made = await draft(
        tx,
        actor,
        {
          ...{ areaId: change.areaId, title: `撤销：${change.title}` },
          ...{ source: `变更 ${id}`, reversesId: id },
        },
        steps,
      );
      return note(audit, change, { action: 'reverse', draft: made }, made);
    },
    { timeout: MINUTE },
  );
}
