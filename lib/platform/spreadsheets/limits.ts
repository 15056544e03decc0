export type Limits = {
  fileBytes: number;
  /** Files inside the workbook's zip. */
  entries: number;
  /** Inflated size of the sheet or of the shared strings: what is actually parsed. */
  partBytes: number;
  /** Declared inflated size of everything in the zip. */
  totalBytes: number;
  /** Inflated : stored, for parts above 10 MiB. A real sheet stays below 50, a bomb is near 1000. */
  ratio: number;
  /** Rows with content, the header among them. */
  rows: number;
  columns: number;
  merges: number;
};

const MiB = 1024 * 1024;

export const defaultLimits: Limits = {
  fileBytes: 50 * MiB,
  entries: 2_000,
  partBytes: 128 * MiB,
  totalBytes: 300 * MiB,
  ratio: 200,
  rows: 100_001,
  columns: 200,
  merges: 10_000,
};
