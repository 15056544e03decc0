import { type Day, today } from '@/lib/platform/clock';
import { Prisma, prepared, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Range } from '@/lib/platform/scope';
import type { AreaLevel, Role } from '@/prisma/client/enums';
import { levelLabels, levelsText, namesFor, PathIndex, readAreaText, type WrittenArea } from './texts';

/** An area as it is now. Dates are calendar days, `validTo` the first on which it is no more. */
export type Area = {
  id: number;
  level: AreaLevel;
  parentId: number | null;
  code: string;
  name: string;
  lo: number;
  hi: number;
  since: string;
  validFrom: string;
  validTo: string | null;
  document: string | null;
};

export type PathStep = { id: number; level: AreaLevel; code: string; name: string; lo: number; hi: number };

/** Throws `not_found` when there is none. Whether the actor may see it, the caller asks. */
export async function getArea(tx: Tx, id: number): Promise<Area> {
  const [area] = isId(id) ? await select(tx, Prisma.sql`id = ${id}`) : [];
  if (!area) throw notFound();
  return area;
}

/** The areas directly below these, in the order of their codes. */
export async function listChildren(tx: Tx, ids: readonly number[]): Promise<Area[]> {
  return select(tx, Prisma.sql`parent_id = ANY (${ids.filter(isId)}::int[]) AND valid_to IS NULL`);
}

export async function listAreas(tx: Tx, ids: readonly number[]): Promise<Area[]> {
  return select(tx, Prisma.sql`id = ANY (${ids.filter(isId)}::int[])`);
}

const select = (tx: Tx, condition: Prisma.Sql): Promise<Area[]> => tx.$queryRaw`
  SELECT id, level::text, parent_id AS "parentId", code, name, lo, hi, since::text, valid_from::text AS "validFrom",
    valid_to::text AS "validTo", document
  FROM areas WHERE ${condition} ORDER BY lo`;

const isId = (id: number) => Number.isInteger(id) && id > 0 && id < 2 ** 31;

/**
 * Every area with the code, name, parent and positions of a day, in the place of `areas`. What was not there on that
 * day is named as it is now, and `was_there` says so.
 */
export const areasOn = (day: Day): Prisma.Sql => Prisma.sql`(
  SELECT a.id, a.level, coalesce(v.code, a.code) AS code, coalesce(v.name, a.name) AS name, coalesce(p.lo, a.lo) AS lo, coalesce(p.hi, a.hi) AS hi,
    CASE WHEN v.id IS NULL THEN a.parent_id ELSE v.parent_id END AS parent_id, v.id IS NOT NULL AS was_there
  FROM areas a
  LEFT JOIN area_versions v ON v.area_id = a.id AND v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date)
  LEFT JOIN area_places p ON p.area_id = a.id AND p.since <= ${day}::date AND p.until > ${day}::date
) AS areas`;

/** An area as it was on a day, with its positions in the numbering of that day; null when there was none. */
export async function areaOn(tx: Tx, id: number, day: Day): Promise<PathStep | null> {
  const [area] = isId(id)
    ? await tx.$queryRaw<
        PathStep[]
      >`SELECT id, level::text, code, name, lo, hi FROM ${areasOn(day)} WHERE id = ${id} AND was_there`
    : [];
  return area ?? null;
}

/**
 * The positions that were an area's own on a day: also of one that had ended and still had records, but not of one
 * that was not there yet or had gone into another, for these only share a position.
 */
export async function placeOn(tx: Tx, id: number, day: Day): Promise<Range | null> {
  const [place] = await tx.$queryRaw<(Range & { wasThere: boolean })[]>`
    SELECT lo, hi, was_there AS "wasThere" FROM ${areasOn(day)} WHERE id = ${id}`;
  if (!place) return null;
  const { wasThere, ...range } = place;
  const [other] = wasThere
    ? []
    : await tx.$queryRaw<
        { id: number }[]
      >`SELECT id FROM ${areasOn(day)} WHERE lo = ${range.lo} AND was_there LIMIT 1`;
  return other ? null : range;
}

/** The one area that one which has ended went into, step by step; itself while it stands or when it went into several. */
export async function heirOf(tx: Tx, id: number): Promise<number> {
  const [heir] = await tx.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE went (id, step) AS (
      SELECT ${id}::int, 0
      UNION ALL SELECT l.to_id, went.step + 1 FROM went JOIN areas a ON a.id = went.id AND a.valid_to <= ${today()}::date
        JOIN area_lineage l ON l.from_id = a.id AND l.on_day = a.valid_to
      WHERE NOT EXISTS (SELECT FROM area_lineage o WHERE o.from_id = l.from_id AND o.on_day = l.on_day AND o.to_id <> l.to_id))
    SELECT id FROM went ORDER BY step DESC LIMIT 1`;
  return heir?.id ?? id;
}

type Kin = { id: number; name: string; level: AreaLevel; lo: number; hi: number };
export type Successor = Kin & { share: number; on: Day; document: string };

/** What an area became, in the order of codes. */
export async function listSuccessors(tx: Tx, id: number): Promise<Successor[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name, a.level::text, a.lo, a.hi, l.share::float8 AS share, l.on_day::text AS on, l.document
    FROM area_lineage l JOIN areas a ON a.id = l.to_id JOIN areas f ON f.id = l.from_id AND f.valid_to = l.on_day
    WHERE l.from_id = ${id} ORDER BY a.lo, a.id`;
}

/** What an area came from, by the names it had then. */
export async function listPredecessors(tx: Tx, id: number): Promise<Kin[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name, a.level::text, a.lo, a.hi FROM area_lineage l JOIN areas a ON a.id = l.from_id WHERE l.to_id = ${id} ORDER BY a.code, a.id`;
}

/** The day itself; the first on which a tree is known for one before it. */
export async function knownTree(tx: Tx, day: Day): Promise<Day> {
  const [row] = await tx.$queryRaw<{ day: Day }[]>`
    SELECT greatest(${day}::date, min(v.valid_from))::text AS day FROM area_versions v JOIN areas a ON a.id = v.area_id WHERE a.parent_id IS NULL`;
  return row?.day ?? day;
}

/** Whether any area but an estate has been set up, ended, renamed, recoded or moved since a day. */
export async function hasChangedSince(tx: Tx, day: Day): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ changed: boolean }[]>`
    SELECT EXISTS (SELECT FROM area_versions v JOIN areas a ON a.id = v.area_id
      WHERE a.level <> 'estate' AND (v.valid_from > ${day}::date AND v.valid_from <= ${today()}::date
        OR v.valid_to > ${day}::date AND v.valid_to <= ${today()}::date)) AS changed`;
  return row?.changed ?? false;
}

/**
 * The way down to each area, from the city to the area itself: one query, whatever the number. With a day, by the
 * names, parents and positions of that day. An id that is not there has no entry.
 */
export async function ancestorsOf(
  tx: Tx,
  ids: readonly number[],
  day?: Day,
): Promise<Map<number, PathStep[]>> {
  const paths = await pathsTo(tx, Prisma.sql`id = ANY (${[...new Set(ids)]}::int[])`, day, true);
  return new Map(paths.map((path) => [last(path).id, path]));
}

/** The way down to each area that meets the condition, in the order of codes. */
async function pathsTo(tx: Tx, condition: Prisma.Sql, day?: Day, isPrepared = false): Promise<PathStep[][]> {
  const areas = day ? areasOn(day) : Prisma.sql`areas`;
  // What many paths share is climbed once. Step by step by the key: the planner, who does not know how few steps there
  // are, would otherwise read all areas.
  const statement = Prisma.sql`
    WITH RECURSIVE up AS (
      SELECT id, level, code, name, lo, hi, parent_id, true AS is_wanted FROM ${areas} WHERE ${condition}
      UNION SELECT above.*, false FROM up CROSS JOIN LATERAL (
        SELECT id, level, code, name, lo, hi, parent_id FROM ${areas} WHERE id = up.parent_id OFFSET 0) AS above)
    SELECT id, level::text, code, name, lo, hi, parent_id AS "parentId", is_wanted AS "isWanted" FROM up ORDER BY lo, is_wanted DESC`;
  const rows = await tx.$queryRaw<(PathStep & { parentId: number | null; isWanted: boolean })[]>(
    isPrepared ? prepared(statement) : statement,
  );
  const steps = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<number, PathStep[]>();
  const pathOf = (id: number): PathStep[] => {
    const known = paths.get(id);
    if (known) return known;
    const { parentId, isWanted, ...step } = steps.get(id) as (typeof rows)[number];
    const path = [...(parentId === null ? [] : pathOf(parentId)), step];
    paths.set(id, path);
    return path;
  };
  return rows.filter(({ isWanted }) => isWanted).map(({ id }) => pathOf(id));
}

const last = (path: readonly PathStep[]): PathStep => path.at(-1) as PathStep;

/** 锦江区/春熙路街道/总府路社区居委会: without the city, unless the path is the city's own. */
export function areaPathText(path: readonly { level: AreaLevel; name: string }[]): string {
  const below = path.filter(({ level }) => level !== 'city');
  return (below.length > 0 ? below : path).map(({ name }) => name).join('/');
}

/** The paths that a template offers: every area of these levels in these positions, in order. */
export async function areasForTemplate(
  tx: Tx,
  within: readonly Range[],
  levels: readonly AreaLevel[],
): Promise<string[]> {
  const paths = await pathsTo(
    tx,
    Prisma.sql`valid_to IS NULL AND ${inPositions(within)} AND ${ofLevels(levels)}`,
  );
  return paths.map(areaPathText);
}

type Search = { text: string; within: readonly Range[]; levels?: readonly AreaLevel[]; limit?: number };

/**
 * Areas by Chinese name, pinyin, initials or code: what begins with the text first, upper levels before lower
 * ones. An empty text gives the uppermost areas.
 */
export async function searchAreas(tx: Tx, { text, within, levels, limit = 20 }: Search): Promise<PathStep[]> {
  const word = text.normalize('NFKC').replace(/\s+/gu, '');
  const like = (start: string) =>
    Prisma.join(
      columnsFor(word).map(
        ([column, value]) => Prisma.sql`${Prisma.raw(column)} LIKE ${`${start}${escapeLike(value)}%`}`,
      ),
      ' OR ',
    );
  return tx.$queryRaw`
    SELECT id, level::text, code, name, lo, hi FROM areas
    WHERE valid_to IS NULL AND ${inPositions(within)} AND ${levels ? ofLevels(levels) : Prisma.sql`true`} AND (${like('%')})
    ORDER BY CASE WHEN code = ${word.toUpperCase()} OR name = ${word} THEN 0 WHEN ${like('')} THEN 1 ELSE 2 END,
      areas.level, ${word === '' ? Prisma.empty : Prisma.sql`length(name),`} lo
    LIMIT ${limit}`;
}

/** Only what can match is compared. Pinyin holds a name's letters and digits, small; names and codes have them large. */
function columnsFor(word: string): [string, string][] {
  if (!/^[\x20-\x7e]+$/u.test(word)) return [['name', word.toUpperCase()]];
  return [
    ['pinyin', word.toLowerCase()],
    ['initials', word.toLowerCase()],
    ['code', word.toUpperCase()],
  ];
}

const escapeLike = (word: string) => word.replace(/[\\%_]/gu, (sign) => `\\${sign}`);

/** Areas that lie in these positions; none in none. */
export function inPositions(within: readonly Range[]): Prisma.Sql {
  const [only] = within;
  if (only && within.length === 1) return Prisma.sql`lo BETWEEN ${only.lo} AND ${only.hi}`;
  return Prisma.sql`lo <@ ${`{${within.map(({ lo, hi }) => `[${lo},${hi}]`).join(',')}}`}::int4multirange`;
}

export const ofLevels = (levels: readonly AreaLevel[]): Prisma.Sql =>
  Prisma.sql`level = ANY (${[...levels]}::"AreaLevel"[])`;

export type ResolvedArea = PathStep | { problem: string };

/**
 * What areas these texts mean: a code, a name that is the only one in these positions, or a path
 * (春熙路街道/总府路社区). 居委会 and 村委会 may be left out. One query, whatever the number of texts.
 */
export async function resolveAreaTexts(
  tx: Tx,
  {
    texts,
    levels,
    within,
  }: { texts: readonly string[]; levels: readonly AreaLevel[]; within: readonly Range[] },
): Promise<Map<string, ResolvedArea>> {
  const written = new Map(texts.map((text) => [text, readAreaText(text)]));
  const codes = [...written.values()].flatMap(({ code }) => code ?? []);
  const names = new Set([...written.values()].flatMap(({ segments }) => namesFor(segments.at(-1) ?? '')));
  const paths = await pathsTo(
    tx,
    Prisma.sql`valid_to IS NULL AND ${inPositions(within)} AND (name IN (SELECT unnest(${[...names]}::text[])) OR code IN (SELECT unnest(${codes}::text[])))`,
  );
  const index = new PathIndex(paths);
  const unknown = [...written].filter(([, area]) => index.find(area).length === 0);
  const former = await formerlyCalled(tx, unknown, within);
  return new Map(
    [...written].map(([text, area]) => {
      const problem = former.get(text);
      return [text, problem ? { problem } : chooseArea(text, index.find(area), levels)];
    }),
  );
}

/** Of texts that mean no area of today: what became of the area that they meant once, in words for whoever wrote them. */
async function formerlyCalled(
  tx: Tx,
  texts: readonly (readonly [text: string, area: WrittenArea])[],
  within: readonly Range[],
): Promise<Map<string, string>> {
  const codes = texts.flatMap(([, { code }]) => code ?? []);
  const names = texts.flatMap(([, { segments }]) => namesFor(segments.at(-1) ?? ''));
  if (codes.length + names.length === 0) return new Map();
  const rows = await tx.$queryRaw<
    { code: string; name: string; on: Day; ended: boolean; now: string | null }[]
  >`
    SELECT v.code, v.name, v.valid_to::text AS on, a.valid_to IS NOT NULL AS ended, CASE WHEN a.valid_to IS NULL THEN a.name || '（' || a.code || '）'
      ELSE (SELECT string_agg(h.name || '（' || h.code || '）', '、' ORDER BY h.lo) FROM area_lineage l JOIN areas h ON h.id = l.to_id WHERE l.from_id = a.id AND l.on_day = a.valid_to) END AS now
    FROM area_versions v JOIN areas a ON a.id = v.area_id
    WHERE v.valid_to <= ${today()}::date AND a.level <> 'estate' AND ${inPositions(within)}
      AND (v.code = ANY (${codes}::text[]) OR v.name = ANY (${names}::text[])) ORDER BY v.valid_to`;
  return new Map(
    texts.flatMap(([text, { code, segments }]) => {
      const wanted = namesFor(segments.at(-1) ?? '');
      const was = rows.filter((row) => (code ? row.code === code : wanted.includes(row.name))).at(-1);
      if (!was) return [];
      const became = was.now ? `${was.ended ? '现为' : '改为'}${was.now}，请改填` : '请改填现在的辖区';
      return [[text, `“${text}”已于 ${was.on} ${was.ended ? '撤销' : '变更'}，${became}。`]];
    }),
  );
}

/** The one area that is meant by a text among the paths it fits, or why there is none, in words for whoever wrote it. */
export function chooseArea(
  text: string,
  meant: readonly PathStep[][],
  levels: readonly AreaLevel[],
): ResolvedArea {
  const name = readAreaText(text).segments.at(-1);
  const areas = meant.map(last);
  const fitting = areas.filter(({ level }) => levels.includes(level));
  // Where 太平社区居委会 and 太平社区居民委员会 both exist, the one that was written in full is meant.
  const exact = fitting.filter((area) => area.name === name);
  const choice = exact.length > 0 ? exact : fitting;
  const [only] = choice;
  if (only && choice.length === 1) return only;
  if (only) {
    const examples = meant.filter((path) => choice.includes(last(path))).slice(0, 3);
    const label = levelLabels[only.level];
    return {
      problem: `有 ${choice.length} 个同名${label}：${examples.map(areaPathText).join('、')}，请写成这样的完整路径或填代码。`,
    };
  }
  const [other] = areas;
  if (other) return { problem: `“${text}”是${levelLabels[other.level]}，这里应填${levelsText(levels)}。` };
  return { problem: `您的辖区内没有“${text}”，请填代码，或“街道/社区”这样的路径。` };
}

/** Names and roles of those who hold a grant at the area itself; empty unless the actor may read all of it. */
export async function listPeople(tx: Tx, areaId: number): Promise<{ name: string; role: Role }[]> {
  return tx.$queryRaw`SELECT name, role::text FROM area_people(${areaId}, ${today()}::date)`;
}

/** The estate whose area this is; null for the upper levels. */
export async function estateOf(tx: Tx, areaId: number): Promise<number | null> {
  const estate = await tx.estate.findUnique({ where: { ownAreaId: areaId }, select: { id: true } });
  return estate?.id ?? null;
}
