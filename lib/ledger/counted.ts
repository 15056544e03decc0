import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText } from '@/lib/platform/areas/queries';
import { Prisma, type Tx } from '@/lib/platform/db';
import { fieldNames, fieldOf, type Ledger, type Values } from './define';
import { areaInScope, onKnownTree } from './list';
import { type ListQuery, type Params, parseListQuery } from './query';
import { ordering, tableOf } from './read';
import { column, raw, where } from './where';

export type CountedRow = { id: number; version: number; isDemo: boolean; values: Values; areaName: string };
export type CountedList = {
  query: ListQuery;
  area: { id: number; name: string } | null;
  rows: CountedRow[];
  total: number;
};

/**
 * One page of a workflow's records by the kit's own filter, so that a figure's link shows just what was counted.
 * `also` is a further condition of the page's own.
 */
export async function listCounted(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  params: Params,
  also: Prisma.Sql = Prisma.sql`true`,
): Promise<CountedList> {
  const query = await onKnownTree(tx, parseListQuery(ledger, params));
  const { tree } = query.filter;
  const area = query.areaId === null ? null : await areaInScope(tx, actor, query.areaId, tree);
  const filter = Prisma.sql`${where(ledger, { ...query.filter, area: area ?? undefined })} AND ${also}`;
  const names = fieldNames(ledger);
  const fields = names.map((name) => {
    const { kind } = fieldOf(ledger, name);
    return Prisma.sql`${column(name)}${Prisma.raw(kind === 'date' || kind === 'choice' ? '::text' : '')} AS ${raw(name)}`;
  });
  const rows = await tx.$queryRaw<({ id: number; version: number; isDemo: boolean } & Values)[]>`
    SELECT id, version, is_demo AS "isDemo", ${Prisma.join(fields)} FROM ${tableOf(ledger, tree)} WHERE ${filter}
    ORDER BY ${ordering(query.sort)} LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;
  const [count] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${tableOf(ledger, tree)} WHERE ${filter}`;
  const places = await ancestorsOf(
    tx,
    rows.map(({ areaId }) => Number(areaId)),
    tree,
  );
  return {
    query,
    area: area && { id: area.id, name: area.path },
    rows: rows.map(({ id, version, isDemo, ...values }) => ({
      ...{ id, version, isDemo },
      values: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
      areaName: areaPathText(places.get(Number(values.areaId)) ?? []),
    })),
    total: count?.n ?? 0,
  };
}
