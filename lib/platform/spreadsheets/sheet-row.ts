/** What a cell says, as text. A cell that must not be trusted carries the reason and what it showed. */
export type CellValue = string | { problem: string; text: string };

export type SheetRow = {
  /** 1-based, as the user sees it in the margin; blank rows are skipped, so numbers may jump. */
  number: number;
  /** From column A on, without trailing blanks. */
  cells: CellValue[];
};

export function cellText(cell: CellValue | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}

export function isBlankRow(cells: CellValue[]): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}
