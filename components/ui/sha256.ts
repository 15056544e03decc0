// crypto.subtle is there only over HTTPS, and a city's network may have none inside. For sums, not for secrets.

const constants = new Uint32Array(64);
const start = new Uint32Array(8);

// The fractional parts of the roots of the first primes, as FIPS 180-4 defines them.
function fill(): void {
  const isPrime = (n: number) => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  const fraction = (x: number) => (x - Math.floor(x)) * 2 ** 32;
  for (let n = 2, found = 0; found < 64; n++) {
    if (!isPrime(n)) continue;
    if (found < 8) start[found] = fraction(Math.sqrt(n));
    constants[found++] = fraction(Math.cbrt(n));
  }
}
fill();

const schedule = new Uint32Array(64);
const turned = (x: number, by: number) => (x >>> by) | (x << (32 - by));
const at = (list: Uint32Array, i: number) => list[i] as number;

/** SHA-256 of ASCII text, in hexadecimal. */
export function sha256(text: string): string {
  const length = ((text.length + 8) >> 6) * 64 + 64;
  const bytes = new DataView(new ArrayBuffer(length));
  for (let i = 0; i < text.length; i++) bytes.setUint8(i, text.charCodeAt(i));
  bytes.setUint8(text.length, 0x80);
  bytes.setUint32(length - 4, text.length * 8);
  const state = Uint32Array.from(start);
  for (let offset = 0; offset < length; offset += 64) mix(state, bytes, offset);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function mix(state: Uint32Array, bytes: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = bytes.getUint32(offset + i * 4);
  for (let i = 16; i < 64; i++) {
    const [early, late] = [at(schedule, i - 15), at(schedule, i - 2)];
    const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[i] = at(schedule, i - 16) + s0 + at(schedule, i - 7) + s1;
  }
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < 64; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + at(constants, i) + at(schedule, i)) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}
