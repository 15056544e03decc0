import { broken } from '@/lib/platform/errors';
import type { Change, Settled, Sql } from './carry-out';
import type { Before, Step } from './plan';

/** The areas below a city or district as they are, in the form in which an edition gives them. */
export async function readTree(tx: Sql, rootId: number): Promise<Before[]> {
  return tx.$queryRaw<Before[]>`
    WITH RECURSIVE below AS (
      SELECT a.id, a.level, a.code, a.name, p.code AS "parentCode" FROM areas a JOIN areas p ON p.id = a.parent_id
      WHERE a.parent_id = ${rootId} AND a.valid_to IS NULL AND a.level <> 'estate'
      UNION ALL SELECT a.id, a.level, a.code, a.name, b.code FROM areas a JOIN below b ON b.id = a.parent_id
      WHERE a.valid_to IS NULL AND a.level <> 'estate')
    SELECT id, level::text, code, name, "parentCode" FROM below ORDER BY code`;
}

/** Stores the steps of a change; a step with a doubt waits for somebody to settle it. */
export async function keepSteps(
  tx: Sql,
  changeId: number,
  steps: readonly (Step & { restoresId?: number | null })[],
): Promise<void> {
  const rows = steps.map(({ level, kind, before, after, targets, doubt, candidates, restoresId }) => ({
    ...{ level, kind, area: before?.id, code: before?.code, name: before?.name, parent: before?.parentCode },
    ...{ newCode: after?.code, newName: after?.name, newParent: after?.parentCode },
    ...{ targets, doubt, candidates, isSettled: doubt === null, restores: restoresId },
  }));
  await tx.$executeRaw`
    INSERT INTO area_change_items (change_id, level, area_id, code, name, parent_code, kind, new_code, new_name, new_parent_code,
      targets, doubt, candidates, is_settled, restores_id)
    SELECT ${changeId}, level, area, code, name, parent, kind, "newCode", "newName", "newParent", targets, doubt, candidates, "isSettled", restores
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (level "AreaLevel", area int, code text, name text, parent text,
      kind "AreaChangeKind", "newCode" text, "newName" text, "newParent" text, targets jsonb, doubt text, candidates jsonb, "isSettled" boolean, restores int)`;
}

/** A confirmed change with its steps, ready to be carried out. Refuses one in which something is still open. */
export async function readSettled(tx: Sql, changeId: number): Promise<{ change: Change; steps: Settled[] }> {
  const [found] = await tx.$queryRaw<(Omit<Change, 'root'> & { rootId: number; rootCode: string })[]>`
    SELECT c.id, c.title, c.effective_on::text AS "effectiveOn", c.document, c.is_inferred AS "isInferred", a.id AS "rootId", a.code AS "rootCode"
    FROM area_changes c JOIN areas a ON a.id = c.area_id WHERE c.id = ${changeId} AND c.state = 'pending'`;
  if (!found) throw broken('这次变更不在待生效状态。');
  const items = await tx.$queryRaw<(Settled & { isSettled: boolean })[]>`
    SELECT level::text, area_id AS "areaId", code, name, parent_code AS "parentCode", kind::text, new_code AS "newCode", new_name AS "newName",
      new_parent_code AS "newParentCode", targets, restores_id AS "restoresId", is_settled AS "isSettled"
    FROM area_change_items WHERE change_id = ${changeId} ORDER BY id`;
  if (items.some(({ isSettled }) => !isSettled)) throw broken('还有存疑的辖区没有确定，不能生效。');
  const { rootId, rootCode, ...change } = found;
  return { change: { ...change, root: { id: rootId, code: rootCode } }, steps: items };
}
