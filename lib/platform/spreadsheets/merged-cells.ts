import type { Limits } from './limits.ts';
import { cellText, type SheetRow } from './sheet-row.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';

export type Merge = { ref: string; top: number; bottom: number; left: number; right: number };

const LONGEST_TAG = 512;
const MERGE_TAG = /<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]+\d+:[A-Z]+\d+)["']/g;
// A merge covers cells one by one when they are read; overlapping ones, which only an attacker writes, multiply.
const MAX_COVERED_CELLS = 20_000_000;

/**
 * The merged ranges of a sheet, which the file lists only after the last row: hence a first pass over the bytes.
 * It inflates the whole part, so that a torn file is known before any row is handed out.
 */
export async function readMerges(chunks: AsyncIterable<Buffer>, limits: Limits): Promise<Merge[]> {
  const merges = new Map<string, Merge>();
  let covered = 0;
  let carry = '';
  for await (const chunk of chunks) {
    const text = carry + chunk.toString('latin1');
    carry = text.slice(-LONGEST_TAG);
    if (!text.includes('mergeCell')) continue;
    for (const [, ref = ''] of text.matchAll(MERGE_TAG)) {
      if (merges.has(ref)) continue;
      const merge = toMerge(ref);
      merges.set(ref, merge);
      const height = Math.min(merge.bottom - merge.top + 1, limits.rows);
      covered += height * Math.min(merge.right - merge.left + 1, limits.columns);
    }
    if (merges.size > limits.merges || covered > MAX_COVERED_CELLS + limits.rows * limits.columns) {
      throw new SpreadsheetError('合并单元格太多，请选中数据区取消合并后再上传。');
    }
  }
  return [...merges.values()].sort((a, b) => a.top - b.top);
}

/** Marks the cells of a row that lie in a merged range. Rows must come in ascending order. */
export function mergeMarker(merges: Merge[], columns: number): (row: SheetRow) => void {
  const waiting = [...merges].reverse();
  let active: Merge[] = [];
  return ({ number, cells }) => {
    for (let next = waiting.at(-1); next && next.top <= number; next = waiting.at(-1)) {
      active.push(next);
      waiting.pop();
    }
    active = active.filter((merge) => merge.bottom >= number);
    for (const { ref, left, right } of active) {
      const last = Math.min(right, columns);
      while (cells.length < last) cells.push('');
      for (let column = left; column <= last; column++) {
        const text = cellText(cells[column - 1]);
        cells[column - 1] = { problem: `单元格在合并区域 ${ref} 内，请取消合并后逐格填写。`, text };
      }
    }
  };
}

/** A → 1, AA27 → 27: the column of a cell reference. 0 when there is none. */
export function columnOf(ref: string): number {
  let column = 0;
  for (let i = 0; i < ref.length; i++) {
    const letter = ref.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

function toMerge(ref: string): Merge {
  const corners = ref.split(':');
  const rows = corners.map((corner) => Number(corner.replace(/\D+/, '')));
  const columns = corners.map(columnOf);
  return {
    ref,
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}
