import type { Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { readTree } from './items';
import { kindOfGoingOn, type Node, type Step, weighedShares } from './plan';
import type { ChangeRow } from './queries';

type Was = Node & { areaId: number };

/**
 * The steps that bring back the areas as they were before a change: what it altered gets its name, code and parent
 * again, what it ended comes anew and gets its records back, what it set up ends. Only the last change of a place can
 * be undone: what came after rests on it.
 */
export async function reversal(tx: Tx, change: ChangeRow): Promise<(Step & { restoresId: number | null })[]> {
  if (change.state !== 'effective' || !change.effectiveOn) throw broken('只有已生效的变更可以撤销。');
  const [later] = await tx.$queryRaw<{ title: string }[]>`
    SELECT c.title FROM area_changes c JOIN areas a ON a.id = c.area_id
    WHERE c.id <> ${change.id} AND a.lo <= ${change.hi} AND a.hi >= ${change.lo}
      AND (c.state = 'pending' OR (c.state = 'effective' AND c.effective_on >= ${change.effectiveOn}::date)) LIMIT 1`;
  if (later) throw broken(`“${later.title}”在它之后，请先撤销或撤回那一次。`);

  const now = await readTree(tx, change.areaId);
  const before = await tx.$queryRaw<Was[]>`
    SELECT i.area_id AS "areaId", i.level::text, i.code, i.name, i.parent_code AS "parentCode"
    FROM area_change_items i WHERE i.change_id = ${change.id} AND i.area_id IS NOT NULL`;
  const wasOf = new Map(before.map((area) => [area.areaId, area]));
  const standing = new Set(now.map(({ id }) => id));
  const returned = await tx.$queryRaw<{ fromId: number; toId: number }[]>`
    SELECT from_id AS "fromId", to_id AS "toId" FROM area_lineage WHERE change_id = ${change.id}`;

  const goingOn = now.flatMap((area) => {
    const was = wasOf.get(area.id);
    if (!was) return [];
    const { areaId: _, ...after } = was;
    const parent = now.find(({ code }) => code === area.parentCode);
    const isSameParent =
      area.level === 'district' ||
      // A parent that came with the change ends again, even where what comes back bears its code.
      (parent ? wasOf.get(parent.id)?.code === was.parentCode : was.parentCode === area.parentCode);
    return { ...stepOf(area.level), kind: kindOfGoingOn(area, after, isSameParent), before: area, after };
  });
  const ending = now
    .filter(({ id }) => !wasOf.has(id))
    .map((area) => {
      const from = returned
        .filter(({ toId }) => toId === area.id)
        .flatMap(({ fromId }) => wasOf.get(fromId) ?? []);
      const targets = weighedShares(from.map(({ code }) => [code, 1]));
      const doubt = from.length === 1 ? null : '它是变更时新设的，其后新登记的记录要归到哪里，请确定。';
      const kind =
        from.length === 0
          ? ('closed' as const)
          : from.length === 1
            ? ('merged' as const)
            : ('split' as const);
      const candidates = before
        .filter(({ level }) => level === area.level)
        .map(({ code, name }) => ({ code, name }));
      return {
        ...stepOf(area.level),
        kind,
        before: area,
        targets,
        doubt,
        candidates: doubt ? candidates : [],
      };
    });
  const coming = before
    .filter(({ areaId }) => !standing.has(areaId))
    .map(({ areaId, ...after }) => ({
      ...stepOf(after.level),
      kind: 'new' as const,
      after,
      restoresId: areaId,
    }));
  return [...goingOn, ...ending, ...coming];
}

const stepOf = (level: Step['level']): Step & { restoresId: number | null } => ({
  ...{
    level,
    kind: 'unchanged',
    before: null,
    after: null,
    targets: [],
    doubt: null,
    candidates: [],
    restoresId: null,
  },
});
