import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { spell } from '@/lib/platform/search-text';
import type { AreaCreateManyInput } from '../client/models/Area.ts';
import { insertRows, reserveIds } from './bulk.ts';

/** A city's divisions as published: `[code, name]`, the parent being the code's prefix. Codes of 6, 9 and 12 digits. */
export type Divisions = {
  source: string;
  edition: string;
  districts: [string, string][];
  streets: [string, string][];
  communities: [string, string][];
};

export type City = { code: string; name: string; since: string };

/** The file's cut-off. When each name began to hold is not in it, so history before that day is unknown. */
export const chengdu: City = { code: '5101', name: '成都市', since: '2023-06-30' };

/** Positions for one community: its own and those of its estates. */
const COMMUNITY_BLOCK = 4_096;

type Level = Exclude<AreaCreateManyInput['level'], 'estate'>;
type Node = { code: string; name: string; level: Level; children: Node[]; lo: number; hi: number };

export function chengduDivisions(): Divisions {
  return JSON.parse(readFileSync(new URL('../data/chengdu-divisions-2023.json', import.meta.url), 'utf8'));
}

/**
 * Loads a city's areas behind those that are there already, in the order of their codes.
 * Runs as the owner of the database; the history is written by the table's trigger.
 * Throws when a code has no parent in the file.
 */
export async function seedAreas(
  client: pg.ClientBase,
  divisions: Divisions,
  city: City = chengdu,
): Promise<Record<Level, number>> {
  const root = grow(divisions, city);
  const { rows } = await client.query<{ last: number }>('SELECT coalesce(max(hi), 0) AS last FROM areas');
  number(root, (rows[0]?.last ?? 0) + 1);

  const nodes = [...walk(root)];
  const ids = await reserveIds(client, 'areas', nodes.length);
  const idByCode = new Map(nodes.map(({ code }, i) => [code, ids[i]]));
  await insertRows<AreaCreateManyInput>(
    client,
    'areas',
    nodes.map(({ code, name, level, lo, hi }, i) => ({
      id: ids[i],
      level,
      parentId: level === 'city' ? null : idByCode.get(parentCode(code)),
      code,
      name,
      ...spell(name),
      lo,
      hi,
      since: city.since,
      validFrom: city.since,
      document: `国家统计局《统计用区划代码和城乡划分代码》${divisions.edition} 年版`,
    })),
  );
  return {
    city: 1,
    district: divisions.districts.length,
    street: divisions.streets.length,
    community: divisions.communities.length,
  };
}

/** A city's code has 4 digits, the levels below 6, 9 and 12. */
const parentCode = (code: string) => code.slice(0, code.length === 6 ? 4 : -3);

function grow(divisions: Divisions, city: City): Node {
  const root: Node = { ...city, level: 'city', children: [], lo: 0, hi: 0 };
  const nodes = new Map([[city.code, root]]);
  const levels = [
    ['district', divisions.districts],
    ['street', divisions.streets],
    ['community', divisions.communities],
  ] as const;
  for (const [level, entries] of levels) {
    for (const [code, name] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const parent = nodes.get(parentCode(code));
      if (!parent) throw new Error(`${code} ${name}: no area ${parentCode(code)} above it`);
      const node: Node = { code, name, level, children: [], lo: 0, hi: 0 };
      parent.children.push(node);
      nodes.set(code, node);
    }
  }
  return root;
}

/** Depth first: an area's own position, then its children's. Returns the first free position after it. */
function number(node: Node, from: number): number {
  node.lo = from;
  let next = node.level === 'community' ? from + COMMUNITY_BLOCK : from + 1;
  for (const child of node.children) next = number(child, next);
  node.hi = next - 1;
  return next;
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
}
