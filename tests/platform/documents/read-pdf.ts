import { inflateSync } from 'node:zlib';

/** Just enough of a PDF to check one by: its objects as text, and where each page sets its lines. */
export type Pdf = { objects: string; pages: PdfLine[][] };
type PdfLine = { x: number; y: number; font: string; size: number };

export function readPdf(file: Buffer): Pdf {
  const raw = file.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => unpacked(body ?? ''));
  const pages = streams
    .filter((stream) => stream.includes(' BDC'))
    .map((stream) =>
      [...stream.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) ([\d.]+) Tf/g)].map((line) => ({
        x: Number(line[1]),
        y: Number(line[2]),
        font: line[3] ?? '',
        size: Number(line[4]),
      })),
    );
  return { objects: raw, pages };
}

function unpacked(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** Text as PDF strings hold it: UTF-16, big end first. */
export function pdfText(text: string): string {
  const encoded = Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return Array.from(encoded, (character) => escapes[character] ?? character).join('');
}

const escapes: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};
