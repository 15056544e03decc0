import type { ImportState, RowVerdict } from '@/prisma/client/enums';
import type { Values } from './define';
import type { ReviewState } from './filter';

/** A record as the pages see it. Contacts are masked where the actor may not read them. */
export type LedgerRecord = {
  id: number;
  version: number;
  pos: number;
  values: Values;
  retiredOn: string | null;
  retireReason: string | null;
  reviewState: ReviewState;
  reviewNote: string | null;
  enteredById: number | null;
  isDemo: boolean;
  updatedAt: Date;
};

/** The record as it stands now, for showing beside what was typed. Values flat, as a form sends them. */
export type Stale = { version: number; values: Record<string, string>; changedBy: string; changedAt: string };

/** What a row of the file would do. `column` -1 blames the row as a whole. */
export type JudgedRow = {
  number: number;
  verdict: RowVerdict;
  cells: string[];
  values: Values | null;
  problems: { column: number; message: string }[];
  recordId: number | null;
  recordVersion: number | null;
  before: Values | null;
};

/** A refused row as a page shows it. */
export type RefusedRow = Pick<JudgedRow, 'number' | 'cells' | 'problems'>;
export type ChangedRow = { number: number; values: Values; before: Values };

export type BatchState = ImportState;
