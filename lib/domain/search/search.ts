import { ledgers } from '@/lib/domain/registry';
import { pickFromEach } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, searchAreas } from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import type { Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { can, ranges } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';

export type Hit = { href: string; label: string; hint: string; kind: string };

/** Finds areas and records of every ledger by name, pinyin, initials or code, `limit` of each; the actor's own scope. */
export async function searchEverything(actor: Actor, text: string, limit: number): Promise<Hit[]> {
  const wanted = text.trim();
  if (!wanted || !can(actor, 'ledger.read')) return [];
  return read(actor, 'ledger.read', async (tx) => {
    const areas = await searchAreas(tx, { text: wanted, within: ranges(actor, 'ledger.read'), limit });
    const hits: Hit[] = [];
    const placed: { hit: Hit; areaId: number }[] = [];
    for (const area of areas)
      placed.push({
        hit: { href: paths.area(area.id), label: area.name, hint: area.code, kind: levelLabels[area.level] },
        areaId: area.id,
      });
    const picked = await pickFromEach(tx, ledgers, wanted, limit);
    for (const [at, ledger] of ledgers.entries()) {
      for (const { id, code, name, areaId } of picked[at] ?? []) {
        placed.push({
          hit: { href: paths.record(ledger.name, id), label: name, hint: code, kind: ledger.label },
          areaId,
        });
      }
    }
    for (const { id, code, category, areaId } of await findRequests(tx, wanted, limit))
      placed.push({
        hit: { href: paths.request(id), label: `${category} ${code}`, hint: '', kind: '诉求' },
        areaId,
      });
    const found = await ancestorsOf(tx, [...new Set(placed.map(({ areaId }) => areaId))]);
    for (const { hit, areaId } of placed)
      hits.push({ ...hit, hint: `${hit.hint} ${areaPathText(found.get(areaId) ?? [])}`.trim() });
    return hits;
  });
}

/** Requests are found by their number; what residents wrote is searched in the list of requests. */
async function findRequests(tx: Tx, text: string, limit: number) {
  if (!/^SQ\d{3,}$/i.test(text)) return [];
  return tx.$queryRaw<{ id: number; code: string; category: string; areaId: number }[]>`
    SELECT r.id, r.code, c.name AS category, r.area_id AS "areaId" FROM requests r JOIN request_categories c ON c.id = r.category_id
    WHERE r.code >= ${text.toUpperCase()} AND r.code < ${`${text.toUpperCase()}A`} ORDER BY r.code LIMIT ${limit}`;
}
