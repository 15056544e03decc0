import type { Cell, ReportDocument, Run } from './model';

/**
 * The document as it may be written: without control characters and half characters, which would
 * make Word and Excel refuse the file. Throws on what is a mistake of the program, naming all of it:
 * a figure without definition, a row that does not fit its columns, a date that is none.
 */
export function checked(document: ReportDocument): ReportDocument {
  const problems: string[] = [];
  const codes = new Set(document.annex.map((entry) => entry.code));
  if (codes.size < document.annex.length) problems.push('two annex entries share a code');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(document.date)) problems.push(`date ${document.date} is not YYYY-MM-DD`);

  const checkFigure = (part: Run | Cell) => {
    if (typeof part !== 'string' && part.code !== undefined && !codes.has(part.code)) {
      problems.push(`figure ${part.code} (${part.text}) is not in the annex`);
    }
  };
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') block.runs.forEach(checkFigure);
    if (block.kind !== 'table') continue;
    const rows = block.totals ? [...block.rows, block.totals] : block.rows;
    rows.flat().forEach(checkFigure);
    const odd = rows.findIndex((row) => row.length !== block.columns.length);
    if (odd >= 0)
      problems.push(`row ${odd + 1} of table ${block.title} does not have ${block.columns.length} cells`);
  }
  if (problems.length) throw new Error(`Report cannot be written: ${problems.join('; ')}`);
  return plain(document);
}

const BREAKS = /[\t\r\n\v\f\u0085\u2028\u2029]+/g;
const UNWRITABLE = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu;

function plain<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(BREAKS, ' ').replace(UNWRITABLE, '') as Value;
  if (Array.isArray(value)) return value.map(plain) as Value;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)])) as Value;
}
