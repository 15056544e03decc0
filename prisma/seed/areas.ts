import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { Node } from '@/lib/domain/area-changes/plan';
import { numberAreas } from '@/lib/platform/areas/numbering';
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

/** Its first edition is of 2019; it is taken to hold from 2018 on, the year of the figures. What was before is not known. */
export const chengdu: City = { code: '5101', name: '成都市', since: '2018-01-01' };

type Level = Exclude<AreaCreateManyInput['level'], 'estate'>;

export function chengduDivisions(edition: '2019' | '2020' | '2023'): Divisions {
  const file = new URL(`../data/chengdu-divisions-${edition}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The areas of an edition, each with its parent's code. Throws when a code has no parent in the file. */
export function nodesOf({ districts, streets, communities }: Divisions, city: City): Node[] {
  const known = new Set([city.code]);
  const nodesAt = (level: Node['level'], entries: readonly [string, string][]) =>
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, name]) => {
        if (!known.has(parentCode(code)))
          throw new Error(`${code} ${name}: no area ${parentCode(code)} above it`);
        known.add(code);
        return { level, code, name, parentCode: parentCode(code) };
      });
  return [
    ...nodesAt('district', districts),
    ...nodesAt('street', streets),
    ...nodesAt('community', communities),
  ];
}

/**
 * Loads a city's areas into an empty table. Runs as the owner of the database; the history is written by the
 * table's trigger.
 */
export async function seedAreas(
  client: pg.ClientBase,
  divisions: Divisions,
  city: City = chengdu,
): Promise<Record<Level, number>> {
  const nodes = nodesOf(divisions, city);
  const areas = [{ level: 'city' as const, code: city.code, name: city.name, parentCode: '' }, ...nodes];
  const ids = await reserveIds(client, 'areas', areas.length);
  const idByCode = new Map(areas.map(({ code }, i) => [code, ids[i] as number]));
  const placed = areas.map((area) => ({
    ...area,
    id: idByCode.get(area.code) as number,
    under: idByCode.get(area.parentCode) ?? null,
    isEnded: false,
  }));
  const positions = new Map(numberAreas(placed).map(({ id, lo, hi }) => [id, { lo, hi }]));
  await insertRows<AreaCreateManyInput>(
    client,
    'areas',
    placed.map(({ id, code, name, level, under }) => ({
      id,
      level,
      parentId: under,
      code,
      name,
      ...spell(name),
      ...(positions.get(id) as { lo: number; hi: number }),
      since: city.since,
      validFrom: city.since,
      document: documentOf(divisions),
    })),
  );
  return {
    city: 1,
    district: divisions.districts.length,
    street: divisions.streets.length,
    community: divisions.communities.length,
  };
}

export const documentOf = ({ edition }: Divisions) =>
  `国家统计局《统计用区划代码和城乡划分代码》${edition} 年版`;

/** A city's code has 4 digits, the levels below 6, 9 and 12. */
const parentCode = (code: string) => code.slice(0, code.length === 6 ? 4 : -3);
