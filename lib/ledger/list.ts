import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, heirOf, knownTree, placeOn } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Range } from '@/lib/platform/scope';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { referredBy } from './conditions';
import type { Ledger } from './define';
import { labelsFor } from './labels';
import { type ListQuery, type Params, parseListQuery } from './query';
import { listRecords } from './read';
import type { LedgerRecord } from './record';
import type { Labels } from './values';

export type LoadedList = {
  query: ListQuery;
  /** The area of the filter, with its path for a person to read. */
  area: { id: number; name: string } | null;
  rows: LedgerRecord[];
  total: number;
  labels: Labels;
  views: { id: number; name: string; query: string }[];
  may: { write: boolean; import: boolean; export: boolean; review: boolean };
};

/** All that a list page shows, in one transaction. An area out of scope is not found. */
export async function loadList(actor: Actor, ledger: Ledger, params: Params): Promise<LoadedList> {
  return read(actor, 'ledger.read', async (tx) => {
    const choice = params.columns
      ? null
      : await tx.columnChoice.findUnique({
          where: { userId_ledger: { userId: actor.userId, ledger: ledger.name } },
        });
    const query = await onKnownTree(tx, parseListQuery(ledger, params, choice?.columns));
    const area = query.areaId === null ? null : await areaInScope(tx, actor, query.areaId, query.filter.tree);
    const { rows, total } = await listRecords(tx, actor, ledger, query, area ?? undefined);
    const labels = await labelsFor(
      tx,
      ledger,
      [...rows.map(({ values }) => values), referredBy(query.filter)],
      query.filter.tree,
    );
    const views = await tx.savedView.findMany({
      where: { userId: actor.userId, ledger: ledger.name },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, query: true },
    });
    return {
      query,
      area: area && { id: area.id, name: area.path },
      rows,
      total,
      labels,
      views,
      may: permissionsOf(actor),
    };
  });
}

export const permissionsOf = (actor: Actor): LoadedList['may'] => ({
  write: can(actor, 'ledger.write'),
  import: can(actor, 'ledger.import'),
  export: can(actor, 'ledger.export'),
  review: can(actor, 'ledger.review'),
});

/** A tree of before the first day on which one is known is that of this day. */
export async function onKnownTree(tx: Tx, query: ListQuery): Promise<ListQuery> {
  const { tree } = query.filter;
  return tree ? { ...query, filter: { ...query.filter, tree: await knownTree(tx, tree) } } : query;
}

/**
 * An area that the actor may read, with its path; otherwise not found. What has gone into another is that other one.
 * With a tree it is the area of that day, and nothing stood in one that was not there.
 */
export async function areaInScope(
  tx: Tx,
  actor: Actor,
  asked: number,
  tree?: Day,
): Promise<Range & { id: number; name: string; path: string }> {
  const id = tree ? asked : await heirOf(tx, asked);
  const area = await tx.area.findFirst({ where: { id } });
  if (!area || !can(actor, 'ledger.read', area)) throw notFound();
  const path = (await ancestorsOf(tx, [id], tree)).get(id) ?? [];
  const named = { id, name: area.name, path: areaPathText(path) || area.name };
  if (!tree) return { ...named, lo: area.lo, hi: area.hi };
  const { lo, hi } = (await placeOn(tx, id, tree)) ?? { lo: 0, hi: -1 };
  return { ...named, lo, hi };
}
