/** Degrees. */
export type Position = { lat: number; long: number };

const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

/**
 * A position of GPS as Chinese maps draw it: outlines here are in GCJ-02, Open311 speaks WGS84, and between the two
 * lie some hundred metres. The offset is the published approximation, good to a few metres inside China.
 */
export function toChineseMap({ lat, long }: Position): Position {
  const x = long - 105;
  const y = lat - 35;
  const radians = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  const root = Math.sqrt(magic);
  const north = (offsetNorth(x, y) * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * root)) * Math.PI);
  const east = (offsetEast(x, y) * 180) / ((AXIS / root) * Math.cos(radians) * Math.PI);
  return { lat: lat + north, long: long + east };
}

const wave = (amount: number, turns: number) => amount * Math.sin(turns * Math.PI);
const ripple = (x: number) => ((wave(20, 6 * x) + wave(20, 2 * x)) * 2) / 3;

const offsetNorth = (x: number, y: number) =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  ripple(x) +
  ((wave(20, y) + wave(40, y / 3)) * 2) / 3 +
  ((wave(160, y / 12) + wave(320, y / 30)) * 2) / 3;

const offsetEast = (x: number, y: number) =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  ripple(x) +
  ((wave(20, x) + wave(40, x / 3)) * 2) / 3 +
  ((wave(150, x / 12) + wave(300, x / 30)) * 2) / 3;
