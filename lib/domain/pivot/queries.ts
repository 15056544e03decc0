import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { type ConditionWords, describeFilter, referredBy } from '@/lib/ledger/conditions';
import type { Ledger } from '@/lib/ledger/define';
import { labelsFor } from '@/lib/ledger/labels';
import { areaInScope, onKnownTree } from '@/lib/ledger/list';
import { tableOf } from '@/lib/ledger/read';
import { display } from '@/lib/ledger/values';
import { column, where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, listChildren } from '@/lib/platform/areas/queries';
import { today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { type Dimension, labelOf, type Measure, type Part, type Pivot, partOf } from './definition';
import { listPlaces, namePlaces, type Places, partOfPlace, standing } from './places';

/** Under which the saved ones stand among the views: the name of no ledger, so that no list shows them. */
export const savedAs = 'pivot';

export type Saved = { id: number; name: string; query: string };

/** All that the form shows, but for the numbers. */
export type PivotForm = {
  /** On the tree that is known. */
  pivot: Pivot;
  areas: { id: number; name: string }[];
  conditions: ConditionWords[];
  saved: Saved[];
  mayExport: boolean;
};

/** An area out of scope is not found. */
export async function loadPivotForm(actor: Actor, asked: Pivot): Promise<PivotForm> {
  return read(actor, 'ledger.read', async (tx) => {
    const pivot = { ...asked, query: await onKnownTree(tx, asked.query) };
    return {
      pivot,
      areas: await listNearAreas(tx, actor, pivot.query.areaId),
      conditions: await conditionsOf(tx, actor, pivot),
      saved: await tx.savedView.findMany({
        where: { userId: actor.userId, ledger: savedAs },
        orderBy: { name: 'asc' },
        select: { id: true, name: true, query: true },
      }),
      mayExport: can(actor, 'ledger.export'),
    };
  });
}

async function conditionsOf(tx: Tx, actor: Actor, { ledger, query }: Pivot): Promise<ConditionWords[]> {
  const { filter, areaId } = query;
  const area = areaId === null ? null : await areaInScope(tx, actor, areaId, filter.tree);
  const labels = await labelsFor(tx, ledger, [referredBy(filter)]);
  return describeFilter(ledger, filter, area?.path ?? null, labels);
}

/** Where one may go from an area: up to what one may see, and one level down. */
async function listNearAreas(tx: Tx, actor: Actor, areaId: number | null): Promise<PivotForm['areas']> {
  const own = ownAreas(actor, 'ledger.read').map((grant) => grant.areaId);
  const at = areaId ?? (own.length === 1 ? own[0] : undefined);
  const above = at === undefined ? [] : ((await ancestorsOf(tx, [at])).get(at) ?? []);
  const below = at === undefined ? [] : await listChildren(tx, [at]);
  const ids = [
    ...new Set([
      ...own,
      ...above.filter((area) => can(actor, 'ledger.read', area)).map(({ id }) => id),
      ...below.map(({ id }) => id),
    ]),
  ];
  const paths = [...(await ancestorsOf(tx, ids))];
  return paths.map(([id, path]) => ({ id, name: areaPathText(path) }));
}

/** `value` null: not known, of nothing or of blanks alone. `filled`: in how many records the field is filled in. */
export type Cell = { n: number; filled: number; value: number | null };

/** A row or a column. `part` is what it adds to the filter; null where no list can ask for it. */
export type Head = { label: string; part: Part | null; areaId?: number; isRest?: boolean };

export type PivotTable = {
  rows: Head[];
  /** Empty without a second dimension. */
  columns: Head[];
  /** By row and column, in their order; without a record, an empty one. */
  cells: Cell[][];
  rowTotals: Cell[];
  columnTotals: Cell[];
  total: Cell;
  /** How many there are, of which the last may be put together as 其他. */
  rowCount: number;
  columnCount: number;
};

export type Limits = { rows: number; columns: number; references: number; milliseconds: number };
const limits: Limits = { rows: 200, columns: 50, references: 50, milliseconds: 10_000 };

/**
 * Counts a pivot in one statement, of what the actor may see. Rows and columns beyond the limits are put together as
 * 其他, so that all adds up.
 */
export async function countPivot(
  actor: Actor,
  asked: Pivot,
  permission: 'ledger.read' | 'ledger.export' = 'ledger.read',
  most: Limits = limits,
): Promise<PivotTable> {
  try {
    return await read(actor, permission, async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(most.milliseconds)}, true)`;
      return count(tx, actor, { ...asked, query: await onKnownTree(tx, asked.query) }, most);
    });
  } catch (error) {
    const text = error instanceof Error ? `${error.message}${JSON.stringify(error)}` : '';
    if (!text.includes('57014')) throw error;
    const seconds = Math.max(1, Math.round(most.milliseconds / 1_000));
    throw broken(`统计超过 ${seconds} 秒，已停止。请选小一些的辖区，或加上筛选条件再试。`);
  }
}

async function count(tx: Tx, actor: Actor, pivot: Pivot, most: Limits): Promise<PivotTable> {
  const { ledger, query, measure, order } = pivot;
  const { filter, areaId } = query;
  const area = areaId === null ? null : await areaInScope(tx, actor, areaId, filter.tree);
  const placesOf = async (dimension: Dimension | null) =>
    dimension?.kind === 'area'
      ? listPlaces(tx, actor, dimension.level, { area, tree: filter.tree })
      : undefined;
  const rows = axisOf(pivot, pivot.rows, await placesOf(pivot.rows));
  const columns = pivot.columns && axisOf(pivot, pivot.columns, await placesOf(pivot.columns));
  const limitOf = (axis: Axis, limit: number) =>
    axis.dimension.kind === 'reference' ? Math.min(limit, most.references) : limit;
  const down = limitOf(rows, most.rows);
  const across = columns ? limitOf(columns, most.columns) : 1;
  const value = amountOf(measure);
  const answers = await tx.$queryRaw<Answer[]>`
    WITH cells AS MATERIALIZED (
      SELECT ${rows.key} AS r, ${columns?.key ?? Prisma.sql`''::text`} AS c, count(*) AS n, ${alike(measure)}
      FROM ${tableOf(ledger, filter.tree)} WHERE ${where(ledger, { ...filter, area: area ?? undefined })}
      GROUP BY 1, 2${measure.kind === 'areas' ? Prisma.sql`, area_id` : Prisma.empty}),
    row_heads AS (${heads(rows, Prisma.sql`r`, value, order)}),
    column_heads AS (${columns ? heads(columns, Prisma.sql`c`, value, byLabel) : Prisma.sql`SELECT ''::text AS k, 1 AS at`}),
    placed AS (
      SELECT CASE WHEN y.at <= ${down}::int THEN y.at ELSE 0 END AS row_at,
        CASE WHEN x.at <= ${across}::int THEN x.at ELSE 0 END AS column_at, cells.*
      FROM cells JOIN row_heads y ON y.k = r JOIN column_heads x ON x.k = c)
    SELECT GROUPING(row_at, column_at) AS whole, row_at AS "row", column_at AS "column",
      coalesce(sum(n), 0)::int AS n, coalesce(sum(filled), 0)::int AS filled, (${value})::float8 AS value,
      (SELECT count(*)::int FROM row_heads) AS "rowCount", (SELECT count(*)::int FROM column_heads) AS "columnCount",
      CASE GROUPING(row_at, column_at) WHEN 3 THEN (SELECT json_agg(k ORDER BY at) FROM row_heads WHERE at <= ${down}::int) END AS "rows",
      CASE GROUPING(row_at, column_at) WHEN 3 THEN (SELECT json_agg(k ORDER BY at) FROM column_heads WHERE at <= ${across}::int) END AS "columns"
    FROM placed GROUP BY GROUPING SETS ((row_at, column_at), (row_at), (column_at), ())`;
  return assemble(tx, pivot, answers, { rows, columns });
}

const byLabel: Pivot['order'] = { by: 'label', descending: false };

/** `whole`: 0 a cell, 1 a row, 2 a column, 3 all. Row and column 0 are what is left over. */
type Answer = {
  whole: 0 | 1 | 2 | 3;
  row: number | null;
  column: number | null;
  n: number;
  filled: number;
  value: number | null;
  rowCount: number;
  columnCount: number;
  /** The values kept, with all only. */
  rows: string[] | null;
  columns: string[] | null;
};

/** A dimension in SQL: each record's value as text, `''` for a blank; the values that stand without a record; their order. */
type Axis = {
  dimension: Dimension;
  places?: Places | undefined;
  key: Prisma.Sql;
  known: string[];
  order: Prisma.Sql;
};

function axisOf({ query: { filter } }: Pivot, dimension: Dimension, places?: Places): Axis {
  const { source } = dimension;
  if (dimension.kind === 'area') {
    const starts = places?.list.map(({ lo }) => lo) ?? [];
    return {
      dimension,
      places,
      known: places && !filter.own ? standing(places) : [],
      key: Prisma.sql`width_bucket(pos, ${starts}::int[])::text`,
      order: Prisma.sql`k::int`,
    };
  }
  if (dimension.kind === 'time') {
    const form = { year: 'YYYY', quarter: 'YYYY"Q"Q', month: 'YYYY-MM' }[dimension.grain];
    // Of a long time the latest is kept.
    const key = Prisma.sql`coalesce(to_char(${column(source)}, ${form}), '')`;
    return { dimension, key, known: [], order: Prisma.sql`k DESC` };
  }
  if (dimension.kind === 'reference') {
    const key = Prisma.sql`coalesce(${column(source)}::text, '')`;
    return { dimension, key, known: [], order: Prisma.sql`n DESC, k` };
  }
  const values = Object.keys(dimension.options);
  return {
    dimension,
    key: keyOfChoice(dimension, filter.on ?? today()),
    known: knownOf(dimension, filter),
    order: Prisma.sql`array_position(${values}::text[], k)`,
  };
}

function keyOfChoice({ kind, source }: Dimension, day: string): Prisma.Sql {
  if (source === 'review') return Prisma.sql`review_state::text`;
  if (source === 'status')
    return Prisma.sql`CASE WHEN retired_on <= ${day}::date THEN 'retired' WHEN started_on > ${day}::date THEN 'future' ELSE 'active' END`;
  const value = column(source);
  if (kind === 'flag')
    return Prisma.sql`CASE WHEN ${value} THEN 'yes' WHEN NOT ${value} THEN 'no' ELSE '' END`;
  return Prisma.sql`coalesce(${value}::text, '')`;
}

/** Every value that the filter lets through is shown, also where there is nothing of it. */
function knownOf(
  dimension: Dimension & { options: Record<string, string> },
  filter: Pivot['query']['filter'],
) {
  const { source, options } = dimension;
  if (source === 'status') return [];
  if (source === 'review') return [...(filter.review ?? Object.keys(options))];
  const asked = filter.fields?.[source];
  if (!asked) return Object.keys(options);
  return 'in' in asked ? [...asked.in] : [];
}

/** What is kept of records that are alike in row and column, for the measure. */
function alike(measure: Measure): Prisma.Sql {
  if (measure.kind === 'count') return Prisma.sql`0 AS filled`;
  if (measure.kind === 'areas') return Prisma.sql`0 AS filled, area_id`;
  const field = column(measure.field);
  return Prisma.sql`count(${field}) AS filled, sum(${field}) AS added, min(${field}) AS lowest, max(${field}) AS highest`;
}

/** The measure over what was put together. A blank is no 0: of blanks alone there is no sum. */
function amountOf({ kind }: Measure): Prisma.Sql {
  const values = {
    count: Prisma.sql`coalesce(sum(n), 0)`,
    areas: Prisma.sql`count(DISTINCT area_id)`,
    sum: Prisma.sql`CASE WHEN coalesce(sum(n), 0) = 0 THEN 0 ELSE sum(added) END`,
    avg: Prisma.sql`sum(added) / nullif(sum(filled), 0)`,
    min: Prisma.sql`min(lowest)`,
    max: Prisma.sql`max(highest)`,
  };
  return values[kind];
}

/**
 * The values of an axis, numbered in the order in which they are kept. By label a blank comes first, for it must not
 * be lost among what is left over.
 */
function heads({ dimension, known, order }: Axis, key: Prisma.Sql, value: Prisma.Sql, by: Pivot['order']) {
  const direction = Prisma.raw(by.descending ? 'DESC' : 'ASC');
  const isKept = dimension.kind === 'time' || dimension.kind === 'reference';
  const wanted =
    by.by === 'total'
      ? Prisma.sql`v ${direction} NULLS LAST, natural_at`
      : Prisma.sql`k <> '', natural_at ${isKept ? Prisma.empty : direction}`;
  return Prisma.sql`
    SELECT k, row_number() OVER (ORDER BY ${wanted})::int AS at FROM (
      SELECT k, v, row_number() OVER (ORDER BY ${order}) AS natural_at FROM (
        SELECT k, coalesce(sum(n), 0) AS n, (${value})::float8 AS v
        FROM (SELECT unnest(${known}::text[]) AS k UNION SELECT ${key} FROM cells) AS every LEFT JOIN cells ON ${key} = k
        GROUP BY k) AS summed) AS numbered`;
}

const nothing = (measure: Measure): Cell => ({
  n: 0,
  filled: 0,
  value: measure.kind === 'count' || measure.kind === 'areas' || measure.kind === 'sum' ? 0 : null,
});

async function assemble(
  tx: Tx,
  pivot: Pivot,
  answers: readonly Answer[],
  axes: { rows: Axis; columns: Axis | null },
): Promise<PivotTable> {
  const all = answers.find(({ whole }) => whole === 3);
  if (!all) throw new Error('a statement with a grand total always has one');
  const rowsAt = shownOrder(axes.rows, all.rows ?? [], all.rowCount, pivot.order);
  const columnsAt = axes.columns ? shownOrder(axes.columns, all.columns ?? [], all.columnCount, byLabel) : [];
  const found = new Map(
    answers.map(({ whole, row, column, ...cell }) => [`${whole}/${row}/${column}`, cell]),
  );
  const cellAt = (whole: number, row: number | null, column: number | null): Cell => {
    const { n, filled, value } = found.get(`${whole}/${row}/${column}`) ?? nothing(pivot.measure);
    return { n, filled, value };
  };
  return {
    rows: await headsOf(tx, pivot, axes.rows, all.rows ?? [], rowsAt),
    columns: axes.columns ? await headsOf(tx, pivot, axes.columns, all.columns ?? [], columnsAt) : [],
    cells: rowsAt.map((row) => columnsAt.map((column) => cellAt(0, row, column))),
    rowTotals: rowsAt.map((row) => cellAt(1, row, null)),
    columnTotals: columnsAt.map((column) => cellAt(2, null, column)),
    total: cellAt(3, null, null),
    rowCount: all.rowCount,
    columnCount: all.columnCount,
  };
}

/** The numbers of the values as they are shown, 0 (其他) last; by label a blank before it. */
function shownOrder(
  { dimension }: Axis,
  kept: readonly string[],
  count: number,
  by: Pivot['order'],
): number[] {
  const at = kept.map((_, i) => i + 1);
  const rest = count > kept.length ? [0] : [];
  if (by.by === 'total') return [...at, ...rest];
  const isBlank = (i: number) => kept[i - 1] === '';
  const filled = at.filter((i) => !isBlank(i));
  const isTurned =
    (dimension.kind === 'time' && !by.descending) || (dimension.kind === 'reference' && by.descending);
  return [...(isTurned ? filled.reverse() : filled), ...at.filter(isBlank), ...rest];
}

async function headsOf(
  tx: Tx,
  { ledger, query: { filter } }: Pivot,
  { dimension, places }: Axis,
  kept: readonly string[],
  shown: readonly number[],
): Promise<Head[]> {
  const rest: Head = { label: '其他', part: null, isRest: true };
  if (dimension.kind === 'area') {
    const list = places?.list ?? [];
    const of = (at: number) => list[Number(kept[at - 1]) - 1];
    const names = await namePlaces(
      tx,
      shown.flatMap((at) => of(at) ?? []),
      places?.within ?? 'city',
      filter.tree,
    );
    return shown.map((at): Head => {
      if (at === 0) return rest;
      const place = of(at);
      if (!place?.area) return { label: '当时在其他辖区', part: null };
      return { label: names.get(place) ?? '', part: partOfPlace(place), areaId: place.area.id };
    });
  }
  const values = shown.map((at) => (at === 0 ? null : (kept[at - 1] ?? '')));
  const names =
    dimension.kind === 'reference'
      ? await namesOf(tx, ledger, dimension, values)
      : (value: string) => labelOf(dimension, value);
  return values.map((value) =>
    value === null ? rest : { label: names(value), part: partOf(dimension, value, filter) },
  );
}

/** Of records that the actor may not see, no more than that they lie elsewhere. */
async function namesOf(
  tx: Tx,
  ledger: Ledger,
  { source, field }: Extract<Dimension, { kind: 'reference' }>,
  values: readonly (string | null)[],
): Promise<(value: string) => string> {
  const rows = values.flatMap((value) => (value ? [{ [source]: Number(value) }] : []));
  const labels = await labelsFor(tx, ledger, rows);
  return (value) => (value === '' ? '未填' : display(field, Number(value), labels));
}
