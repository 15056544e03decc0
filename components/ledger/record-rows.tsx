'use client';

import { Cell, Row } from '@/components/ui/data-table';
import { SelectRow } from '@/components/ui/selection';
import { PlainLink } from '@/components/ui/text-link';
import type { LedgerRecord } from '@/lib/ledger/record';
import { RecordBadges } from './record-badges';

export type ShownColumn = { name: string; label: string; isNumeric: boolean };
/** A record as text, in the order of the columns. */
export type ShownRow = Pick<LedgerRecord, 'id' | 'retiredOn' | 'reviewState'> & {
  title: string;
  href: string;
  cells: string[];
};

/**
 * The rows of a list, given as text. A client component not for what it does in the browser but for what crosses to
 * it: a server component would send each of some 250 elements a second time, as data.
 */
export function RecordRows({
  columns,
  rows,
  selectable,
}: {
  columns: ShownColumn[];
  rows: ShownRow[];
  selectable: boolean;
}) {
  return (
    <tbody>
      {rows.map((row) => (
        <Row key={row.id}>
          {selectable && (
            <Cell>
              <SelectRow label={row.title} name="id" value={String(row.id)} />
            </Cell>
          )}
          {columns.map(({ name, label, isNumeric }, at) => {
            const text = row.cells[at] ?? '';
            return (
              <Cell
                key={name}
                label={label}
                muted={!text}
                numeric={isNumeric}
                title={text.length > 18 ? text : undefined}
              >
                {name === 'name' ? <PlainLink href={row.href}>{text}</PlainLink> : text || '—'}
              </Cell>
            );
          })}
          <Cell>
            <RecordBadges record={row} />
          </Cell>
        </Row>
      ))}
    </tbody>
  );
}
