import type pg from 'pg';
import { carryOut } from '@/lib/domain/area-changes/carry-out';
import { keepSteps, readSettled, readTree } from '@/lib/domain/area-changes/items';
import { equalShares, type Step } from '@/lib/domain/area-changes/plan';
import { propose } from '@/lib/domain/area-changes/propose';
import { auditFor } from '@/lib/platform/audit';
import type { Day } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { chengdu, chengduDivisions, documentOf, nodesOf, seedAreas } from './areas.ts';
import { ownerSql } from './owner-sql.ts';

/** The editions after the first, each taken to hold from its cut-off. */
export const laterEditions = [
  { edition: '2020', on: '2020-06-30', title: '2020 年乡镇（街道）行政区划调整和村（社区）体制机制改革' },
  { edition: '2023', on: '2023-06-30', title: '2023 年统计用区划更新' },
] as const;

/**
 * Brings the areas to the next edition by the product's own change, and every record, grant and account with them.
 * What became of what is in no file: the product's proposals are taken as they are, and marked as inferred.
 */
export async function changeTo(
  client: pg.ClientBase,
  { edition, on, title }: { edition: '2020' | '2023'; on: Day; title: string },
): Promise<void> {
  const sql = ownerSql(client);
  const divisions = chengduDivisions(edition);
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM areas WHERE code = $1 AND level = 'city'`,
    [chengdu.code],
  );
  const rootId = rows[0]?.id ?? 0;
  const steps = settle(propose(await readTree(sql, rootId), nodesOf(divisions, chengdu)));
  const { rows: made } = await client.query<{ id: number }>(
    `INSERT INTO area_changes (area_id, title, source, document, effective_on, state, is_inferred, created_by, confirmed_by, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, 'pending', true, '系统启用', '系统启用', now()) RETURNING id`,
    [rootId, title, `${edition} 年版区划代码`, `${documentOf(divisions)}（推定）`, on],
  );
  const changeId = made[0]?.id ?? 0;
  await keepSteps(sql, changeId, steps);
  const { change, steps: settled } = await readSettled(sql, changeId);
  // Only raw statements are asked of it.
  await carryOut(sql, auditFor(sql as Tx, { system: 'set-up' }, null), change, settled);
}

/** The areas of all editions, with nothing in them: what a real installation begins with. */
export async function seedCity(client: pg.ClientBase): Promise<void> {
  await seedAreas(client, chengduDivisions('2019'));
  await client.query('ANALYZE areas, area_versions');
  for (const edition of laterEditions) await changeTo(client, edition);
}

/** Takes each proposal; a community for which several are thinkable goes to the first, a street that left no trace to the next one. */
function settle(steps: readonly Step[]): Step[] {
  const targetsOf = new Map<string, string[]>();
  const settled = steps.map((step): Step => {
    if (step.doubt === null) return step;
    const taken = { ...step, doubt: null, candidates: [] };
    if (step.after) return taken;
    if (step.level === 'community' && step.targets.length > 1 && step.doubt.includes('现有的社区'))
      return { ...taken, kind: 'merged', targets: equalShares([step.targets[0]?.code ?? '']) };
    if (step.targets.length > 0) return taken;
    const inStreet = targetsOf.get(step.before?.parentCode ?? '');
    const fitting = inStreet
      ? step.candidates.filter(({ code }) => inStreet.some((street) => code.startsWith(street)))
      : step.candidates;
    const next = fitting.find(({ code }) => code > (step.before?.code ?? '')) ?? fitting.at(-1);
    if (!next) throw new Error(`nowhere to go for ${step.before?.code} ${step.before?.name}`);
    targetsOf.set(step.before?.code ?? '', [next.code]);
    return { ...taken, kind: 'merged', targets: equalShares([next.code]) };
  });
  return settled;
}
