import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;

/**
 * The same picture without its alpha channel, where that hides nothing; any other PNG as it is.
 * pdfkit embeds the one as it stands, but takes the other apart in script, which for two charts
 * costs more than the rest of a report.
 */
export function opaquePng(png: Uint8Array): Buffer {
  const source = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const width = source.readUInt32BE(16);
  const height = source.readUInt32BE(20);
  const [depth, colour, , , interlace] = source.subarray(24, 29);
  if (depth !== 8 || colour !== 6 || interlace !== 0) return source;

  const pixels = inflateSync(Buffer.concat(chunks(source, 'IDAT')));
  unfilter(pixels, width * 4, height);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let to = 0;
  for (let row = 0, from = 0; row < height; row += 1) {
    from += 1;
    to += 1;
    for (let column = 0; column < width; column += 1, from += 4) {
      if (pixels[from + 3] !== 255) return source;
      rows[to++] = pixels[from] ?? 0;
      rows[to++] = pixels[from + 1] ?? 0;
      rows[to++] = pixels[from + 2] ?? 0;
    }
  }
  const header = Buffer.from(source.subarray(SIGNATURE + 8, SIGNATURE + 21));
  header[9] = 2;
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([source.subarray(0, SIGNATURE), ...parts]);
}

function chunks(png: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === wanted) found.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Undoes the five filters of PNG in place: each byte is stored as its difference from its neighbours. */
function unfilter(pixels: Buffer, rowLength: number, height: number): void {
  const stride = rowLength + 1;
  for (let row = 0; row < height; row += 1) {
    const start = row * stride + 1;
    const filter = pixels[start - 1];
    if (filter === 0) continue;
    for (let at = start; at < start + rowLength; at += 1) {
      const left = at - start < 4 ? 0 : (pixels[at - 4] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = at - start < 4 || row === 0 ? 0 : (pixels[at - stride - 4] ?? 0);
      const guess =
        filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
      pixels[at] = ((pixels[at] ?? 0) + guess) & 255;
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
