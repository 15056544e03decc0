import type { SheetColumn } from '@/lib/platform/spreadsheets/write';
import { fieldNames, fieldOf, type Ledger } from './define';
import type { Field } from './fields';
import { headerOf } from './import-header';

const columnKind = (field: Field): SheetColumn['kind'] =>
  field.kind === 'count' ? 'number' : field.kind === 'money' || field.kind === 'date' ? field.kind : 'text';

/** The columns that template, export and marked workbook have in common: what one writes, the import reads. */
export const sheetColumns = (ledger: Ledger, names: readonly string[] = fieldNames(ledger)): SheetColumn[] =>
  names.map((name) => ({
    header: headerOf(ledger, name),
    kind: columnKind(fieldOf(ledger, name)),
    note: fieldOf(ledger, name).help,
  }));
