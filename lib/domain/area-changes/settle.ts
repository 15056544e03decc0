import type { Actor } from '@/lib/platform/actor';
import type { Audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import { equalShares, shareText, type Target } from './plan';
import { type ChangeRow, findChange, hasProposal, type ItemQuery, type ItemRow, matching } from './queries';

/** What somebody decides of an area: it goes on under a code, it goes into others, or it ends without a trace. */
export type Decision = { goesOnAs: string } | { goesInto: Target[] } | { closes: true };

/** The change, locked, if the actor may work on it and it is not yet confirmed. */
export async function openChange(tx: Tx, actor: Actor, id: number): Promise<ChangeRow> {
  await lockChange(tx, id);
  const change = await findChange(tx, id);
  demand(actor, 'areas.change', change);
  if (change.state !== 'draft') throw broken('这次变更已经确认或撤回，不能再改。');
  return change;
}

/** Whoever comes second, by a double click or from another desk, sees what the first has done. */
export const lockChange = (tx: Tx, id: number) =>
  tx.$queryRaw`SELECT id FROM area_changes WHERE id = ${id} FOR UPDATE`;

/** Takes the proposals of all that match and are still open, on somebody's word. Returns how many. */
export async function acceptProposals(
  actor: Actor,
  { changeId, ...query }: { changeId: number } & Omit<ItemQuery, 'page' | 'size'>,
): Promise<number> {
  return transact(actor, 'areas.change', async (tx, audit) => {
    const change = await openChange(tx, actor, changeId);
    const taken = await tx.$executeRaw`
      UPDATE area_change_items i SET is_settled = true, settled_by = ${actor.name}
      WHERE ${matching(changeId, { ...query, isOpen: true })} AND ${hasProposal}`;
    if (taken === 0) throw broken('没有可以采纳的建议：其余的要逐个选去向。');
    return note(audit, change, { action: 'settle', count: taken }, taken);
  });
}

/** Settles one area. The areas afterwards stay complete: what it no longer takes comes anew, what it takes does not. */
export async function settleItem(
  actor: Actor,
  { changeId, itemId, decision }: { changeId: number; itemId: number; decision: Decision },
): Promise<void> {
  await transact(actor, 'areas.change', async (tx, audit) => {
    const change = await openChange(tx, actor, changeId);
    const [item] = await tx.$queryRaw<
      Pick<ItemRow, 'level' | 'areaId' | 'code' | 'name' | 'newCode' | 'newName' | 'newParentCode'>[]
    >`
      SELECT level::text, area_id AS "areaId", code, name, new_code AS "newCode", new_name AS "newName", new_parent_code AS "newParentCode"
      FROM area_change_items WHERE id = ${itemId} AND change_id = ${changeId} AND area_id IS NOT NULL FOR UPDATE`;
    if (!item) throw broken('没有找到这个辖区，请刷新页面。');
    if ('goesOnAs' in decision) await goOn(tx, changeId, itemId, item, decision.goesOnAs);
    else {
      const targets =
        'closes' in decision ? [] : await checkTargets(tx, changeId, item.level, decision.goesInto);
      await release(tx, changeId, item);
      await tx.$executeRaw`
        UPDATE area_change_items SET kind = ${targets.length === 0 ? 'closed' : targets.length === 1 ? 'merged' : 'split'}::"AreaChangeKind",
          new_code = NULL, new_name = NULL, new_parent_code = NULL, targets = ${JSON.stringify(targets)}::jsonb WHERE id = ${itemId}`;
    }
    await tx.$executeRaw`UPDATE area_change_items SET is_settled = true, settled_by = ${actor.name} WHERE id = ${itemId}`;
    await nameKinds(tx, changeId);
    const label =
      'goesOnAs' in decision
        ? `延续为 ${decision.goesOnAs}`
        : 'closes' in decision
          ? '撤销'
          : decision.goesInto.map(({ code, share }) => `${code}（${shareText(share)}）`).join('、');
    return note(
      audit,
      change,
      { action: 'settle', area: `${item.code} ${item.name}`, decision: label },
      null,
    );
  });
}

type Item = Pick<ItemRow, 'level' | 'code' | 'name' | 'newCode' | 'newName' | 'newParentCode'>;

async function goOn(tx: Tx, changeId: number, itemId: number, item: Item, code: string) {
  if (item.newCode === code) return;
  const [anew] = await tx.$queryRaw<{ id: number; name: string; parent: string }[]>`
    DELETE FROM area_change_items WHERE change_id = ${changeId} AND kind = 'new' AND area_id IS NULL AND new_code = ${code} AND level = ${item.level}::"AreaLevel" AND restores_id IS NULL
    RETURNING id, new_name AS name, new_parent_code AS parent`;
  if (!anew) throw new InvalidInput({ code: `${code} 不是新的辖区，或者已有别的辖区延续为它。` });
  await release(tx, changeId, item);
  await tx.$executeRaw`
    UPDATE area_change_items SET new_code = ${code}, new_name = ${anew.name}, new_parent_code = ${anew.parent}, targets = '[]'
    WHERE id = ${itemId}`;
}

/** What it is called when an area goes on depends on its parent: whoever settles a street settles that of its communities. */
const nameKinds = (tx: Tx, changeId: number) => tx.$executeRaw`
  UPDATE area_change_items i SET kind = named.kind
  FROM (SELECT c.id, (CASE
      WHEN c.level <> 'district' AND c.new_parent_code IS DISTINCT FROM (CASE WHEN p.id IS NULL THEN c.parent_code ELSE p.new_code END) THEN 'transferred'
      WHEN c.code <> c.new_code THEN 'recoded' WHEN c.name <> c.new_name THEN 'renamed' ELSE 'unchanged' END)::"AreaChangeKind" AS kind
    FROM area_change_items c LEFT JOIN area_change_items p ON p.change_id = c.change_id AND p.area_id IS NOT NULL AND p.code = c.parent_code
    WHERE c.change_id = ${changeId} AND c.area_id IS NOT NULL AND c.new_code IS NOT NULL) named
  WHERE i.id = named.id AND i.kind <> named.kind`;

/** The area afterwards that an area no longer goes on as comes anew. */
async function release(tx: Tx, changeId: number, { level, newCode, newName, newParentCode }: Item) {
  if (!newCode) return;
  await tx.$executeRaw`
    INSERT INTO area_change_items (change_id, level, kind, new_code, new_name, new_parent_code)
    VALUES (${changeId}, ${level}::"AreaLevel", 'new', ${newCode}, ${newName}, ${newParentCode})`;
}

/** Shares as given, brought to eight places; without any, equal ones. */
async function checkTargets(
  tx: Tx,
  changeId: number,
  level: string,
  targets: readonly Target[],
): Promise<Target[]> {
  const codes = targets.map(({ code }) => code);
  if (new Set(codes).size < codes.length) throw new InvalidInput({ targets: '同一个去向写了两次。' });
  const known = await tx.$queryRaw<{ code: string }[]>`
    SELECT new_code AS code FROM area_change_items WHERE change_id = ${changeId} AND level = ${level}::"AreaLevel" AND new_code = ANY (${codes}::text[])`;
  const missing = codes.filter((code) => !known.some((each) => each.code === code));
  if (missing.length > 0) throw new InvalidInput({ targets: `新区划里没有同级的 ${missing.join('、')}。` });
  if (targets.length === 1) return equalShares(codes);
  const sum = targets.reduce((all, { share }) => all + share, 0);
  if (targets.some(({ share }) => !(share > 0)) || Math.abs(sum - 1) > 0.0001)
    throw new InvalidInput({
      targets: `各去向的份额应大于 0，合计 100%，现在合计 ${Math.round(sum * 10_000) / 100}%。`,
    });
  const others = targets
    .slice(0, -1)
    .map(({ code, share }) => ({ code, share: Math.round(share * 1e8) / 1e8 }));
  const left = Math.round((1 - others.reduce((all, { share }) => all + share, 0)) * 1e8) / 1e8;
  return [...others, { code: codes.at(-1) ?? '', share: left }];
}

export const note = <T>(
  audit: Audit,
  { id, title, lo }: ChangeRow,
  { action, ...after }: { action: string } & Record<string, string | number | null>,
  result: T,
) =>
  audit.record(
    { action, subject: 'area-changes', subjectId: id, subjectLabel: title, pos: lo, after },
    result,
  );
