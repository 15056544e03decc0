import districts from '@/prisma/data/chengdu-districts.json' with { type: 'json' };
import { round } from './svg';

export type Outline = { code: string; name: string; isCore: boolean; path: string; label: Point };
type Point = [x: number, y: number];
type Bounds = { west: number; north: number; east: number; south: number };

// At 30.75° north a degree of longitude is this much of a degree of latitude; enough for a schematic map.
const squeeze = Math.cos((30.75 * Math.PI) / 180);

const rings = (feature: (typeof districts.features)[number]) => feature.geometry.coordinates as Point[][];
const core = districts.features.filter((feature) => feature.properties.core);

/** All districts, `width` pixels wide, or only those of the centre, which are too small to label in the whole. */
export function project(width: number, onlyCore = false): { outlines: Outline[]; height: number } {
  const features = onlyCore ? core : districts.features;
  const bounds = onlyCore ? coreBounds : cityBounds;
  const factor = width / ((bounds.east - bounds.west) * squeeze);
  const place = ([longitude, latitude]: Point): Point => [
    round((longitude - bounds.west) * squeeze * factor),
    round((bounds.north - latitude) * factor),
  ];
  const outlines = features.map((feature) => ({
    code: feature.properties.code,
    name: feature.properties.name,
    isCore: feature.properties.core,
    path: rings(feature)
      .map((ring) => toPath(ring.map(place)))
      .join(''),
    label: place(feature.properties.label as Point),
  }));
  return { outlines, height: (bounds.north - bounds.south) * factor };
}

/** Where the centre lies in the map of the whole city. */
export function coreFrame(width: number): { x: number; y: number; width: number; height: number } {
  const factor = width / ((cityBounds.east - cityBounds.west) * squeeze);
  return {
    x: (coreBounds.west - cityBounds.west) * squeeze * factor,
    y: (cityBounds.north - coreBounds.north) * factor,
    width: (coreBounds.east - coreBounds.west) * squeeze * factor,
    height: (coreBounds.north - coreBounds.south) * factor,
  };
}

function toPath(points: Point[]): string {
  let [fromX, fromY] = points[0] ?? [0, 0];
  let d = `M${fromX} ${fromY}l`;
  // The last point repeats the first: Z closes the ring.
  for (const [x, y] of points.slice(1, -1)) {
    d += `${round(x - fromX)} ${round(y - fromY)} `;
    [fromX, fromY] = [x, y];
  }
  return `${d.trimEnd()}z`;
}

function boundsOf(features: typeof districts.features): Bounds {
  const points = features.flatMap((feature) => rings(feature).flat());
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

const cityBounds = boundsOf(districts.features);
const coreBounds = boundsOf(core);
