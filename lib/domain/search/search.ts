import { ledgers } from '@/lib/domain/registry';
import { pickFromEach } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, searchAreas } from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
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
    const found = await ancestorsOf(tx, [...new Set(placed.map(({ areaId }) => areaId))]);
    for (const { hit, areaId } of placed)
      hits.push({ ...hit, hint: `${hit.hint} ${areaPathText(found.get(areaId) ?? [])}` });
    return hits;
  });
}
