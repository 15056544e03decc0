import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { fieldOf, type Ledger, type Value } from '@/lib/ledger/define';
import type { ChangedRow, RefusedRow } from '@/lib/ledger/record';
import { display } from '@/lib/ledger/values';

/** Rows of the file that cannot go in: where, what was written, and what to do. */
export function RefusedRows({ headers, rows }: { headers: readonly string[]; rows: readonly RefusedRow[] }) {
  return (
    <DataTable flow label="有误的行">
      <thead>
        <tr>
          <HeaderCell numeric>行号</HeaderCell>
          <HeaderCell>列</HeaderCell>
          <HeaderCell>填的内容</HeaderCell>
          <HeaderCell>原因</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap((row) =>
          row.problems.map(({ column, message }) => (
            <Row key={`${row.number}/${column}/${message}`}>
              <Cell numeric>{row.number}</Cell>
              <Cell>{headers[column] ?? '整行'}</Cell>
              <Cell muted={!row.cells[column]}>{row.cells[column] || '（空）'}</Cell>
              <Cell wrap>{message}</Cell>
            </Row>
          )),
        )}
      </tbody>
    </DataTable>
  );
}

/** What an update would change, before and after. */
export function ChangedRows({ ledger, rows }: { ledger: Ledger; rows: readonly ChangedRow[] }) {
  return (
    <DataTable flow label="更新的行">
      <thead>
        <tr>
          <HeaderCell numeric>行号</HeaderCell>
          <HeaderCell>{ledger.label}</HeaderCell>
          <HeaderCell>项目</HeaderCell>
          <HeaderCell>原来</HeaderCell>
          <HeaderCell>改为</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap((row) =>
          changesOf(ledger, row).map(({ name, before, after }) => (
            <Row key={`${row.number}/${name}`}>
              <Cell numeric>{row.number}</Cell>
              <Cell>{String(row.values.name)}</Cell>
              <Cell>{fieldOf(ledger, name).label}</Cell>
              <Cell muted={!before}>{before || '（空）'}</Cell>
              <Cell muted={!after}>{after || '（空）'}</Cell>
            </Row>
          )),
        )}
      </tbody>
    </DataTable>
  );
}

function changesOf(ledger: Ledger, { values, before }: ChangedRow) {
  return Object.keys(values)
    .filter((name) => JSON.stringify(values[name]) !== JSON.stringify(before[name]))
    .map((name) => ({
      name,
      before: wordsOf(ledger, name, before[name]),
      after: wordsOf(ledger, name, values[name]),
    }));
}

function wordsOf(ledger: Ledger, name: string, value: unknown): string {
  const field = fieldOf(ledger, name);
  const isPointer = field.kind === 'area' || field.kind === 'reference';
  return isPointer ? `编号 ${value ?? '—'}` : display(field, value as Value);
}
