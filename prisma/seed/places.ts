import type pg from 'pg';
import type { Dice } from './dice.ts';

export type Place = { id: number; code: string; name: string };
export type Community = Place & {
  /** Without 居委会, 村委会: what a name is made from. */
  shortName: string;
  isVillage: boolean;
  street: Place;
  district: Place;
  /** How full of people it is, 1 being ordinary. */
  density: number;
};

const CENTRAL = new Set(['510104', '510105', '510106', '510107', '510108']);
const SUBURBAN = new Set(['510112', '510113', '510114', '510115', '510116', '510117', '510118']);

/** The communities of these districts, of all without, in the order of their positions. */
export async function readCommunities(
  client: pg.ClientBase,
  dice: Dice,
  districts: readonly string[] | null,
): Promise<Community[]> {
  const { rows } = await client.query<Place & { street: Place; district: Place }>(
    `SELECT c.id, c.code, c.name, jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name) AS street,
       jsonb_build_object('id', d.id, 'code', d.code, 'name', d.name) AS district
     FROM areas c JOIN areas s ON s.id = c.parent_id JOIN areas d ON d.id = s.parent_id
     WHERE c.level = 'community' AND c.valid_to IS NULL AND ($1::text[] IS NULL OR d.code = ANY ($1)) ORDER BY c.lo`,
    [districts],
  );
  return rows.map((row) => {
    const isVillage = isVillageCode(row.code);
    return {
      ...row,
      isVillage,
      shortName: shortNameOf(row.name),
      density: densityOf(row, isVillage) * (0.6 + dice.roll()),
    };
  });
}

/** The last three digits of a code: 001–199 居委会, 200–399 村委会. The first of a street's three: 100 and up is a 镇. */
const isVillageCode = (code: string) => Number(code.slice(9)) >= 200;
export const isTown = (street: Place) => Number(street.code.slice(6, 9)) >= 100;

export const shortNameOf = (name: string) => name.replace(/(居民委员会|村民委员会|居委会|村委会)$/, '');

function densityOf({ street, district }: { street: Place; district: Place }, isVillage: boolean): number {
  const byDistrict = CENTRAL.has(district.code) ? 2.6 : SUBURBAN.has(district.code) ? 1.5 : 0.8;
  return byDistrict * (isTown(street) ? 0.75 : 1.1) * (isVillage ? 0.45 : 1);
}
