import { type Area, getArea } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import districts from '@/prisma/data/chengdu-districts.json' with { type: 'json' };
import { Refusal } from './answer';
import { type Position, toChineseMap } from './gcj02';

type Asked = { addressId: string; addressString: string; position: Position | null };

const UNKNOWN =
  '认不出这个地点：请给出辖区代码（address_id）、含辖区或小区名称的地址，或城区范围内的坐标。The location was not found.';

/**
 * The area that a place lies in: named by our code, else by what the address names, else the district around the
 * coordinates, whose coordinators hand it on. Coordinates outside of the city are refused, whatever the address says.
 */
export async function placeOf(tx: Tx, { addressId, addressString, position }: Asked): Promise<Area> {
  const around = position && (await districtAround(tx, position));
  if (position && !around && !addressId) throw new Refusal(400, UNKNOWN);
  if (addressId) {
    const area = await tx.area.findFirst({ where: { code: addressId, validTo: null }, select: { id: true } });
    if (!area) throw new Refusal(400, `没有代码为 ${addressId} 的辖区。address_id was not found.`);
    return getArea(tx, area.id);
  }
  const named = addressString ? await areaNamed(tx, addressString, around) : null;
  const area = named ?? around;
  if (!area) throw new Refusal(400, UNKNOWN);
  return area;
}

/** Whether coordinates are such; WGS84. */
export function readPosition(lat: string, long: string): Position | null {
  if (lat === '' && long === '') return null;
  const position = { lat: Number(lat), long: Number(long) };
  const isPosition =
    lat !== '' && long !== '' && Math.abs(position.lat) <= 90 && Math.abs(position.long) <= 180;
  if (!isPosition)
    throw new Refusal(400, 'lat 和 long 应是一对 WGS84 经纬度。lat and long must be given together.');
  return position;
}

async function districtAround(tx: Tx, position: Position): Promise<Area | null> {
  const { lat, long } = toChineseMap(position);
  const found = districts.features.find(({ geometry }) =>
    isInside(geometry.coordinates as [number, number][][], long, lat),
  );
  const code = found?.properties.code;
  const area = code && (await tx.area.findFirst({ where: { code, validTo: null }, select: { id: true } }));
  return area ? getArea(tx, area.id) : null;
}

/** Counts how often a ray to the east crosses the rings: odd is inside, and a hole turns it round. */
function isInside(rings: readonly (readonly [number, number][])[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[i === 0 ? ring.length - 1 : i - 1] as [number, number];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}

/**
 * The area whose name stands in the address, and most of the names above it: 锦江区春熙路街道总府路社区3栋. What is
 * named equally well by two areas is named by none.
 */
async function areaNamed(tx: Tx, address: string, around: Area | null): Promise<Area | null> {
  const rows = await tx.$queryRaw<{ id: number; score: number; level: string }[]>`
    WITH named AS MATERIALIZED (SELECT id, level, lo, hi FROM areas,
        LATERAL (SELECT regexp_replace(name, '(街道|居民委员会|村民委员会|居委会|村委会)$', '') AS short) AS s
      WHERE valid_to IS NULL AND level <> 'city' AND length(short) > 1 AND strpos(${address}, short) > 0
        AND lo >= ${around?.lo ?? 0} AND hi <= ${around?.hi ?? 2_147_483_647})
    SELECT n.id, n.level::text AS level, (SELECT count(*)::int FROM named up WHERE up.lo <= n.lo AND n.hi <= up.hi) AS score
    FROM named n ORDER BY score DESC, n.level DESC LIMIT 2`;
  const [best, second] = rows;
  if (!best || (second && second.score === best.score && second.level === best.level)) return null;
  return getArea(tx, best.id);
}
