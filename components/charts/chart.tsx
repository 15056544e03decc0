import type { ReactNode } from 'react';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import type { Drawing } from '@/lib/platform/charts/drawing';
import { Picture } from './picture';

/**
 * A chart with its title and the table behind it.
 * `note` is the small line beside the title (definition, as of); `children` replace the drawing's own table.
 */
export function Chart({ of, note, children }: { of: Drawing; note?: ReactNode; children?: ReactNode }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{of.title}</span>
        {note && <span className="text-ink-2 text-note">{note}</span>}
      </figcaption>
      <Picture of={of} />
      {of.table.rows.length > 0 && (
        <div className="no-print mt-1 text-table">
          <Disclosure summary="数据表">{children ?? <TableBehind of={of} />}</Disclosure>
        </div>
      )}
    </figure>
  );
}

function TableBehind({ of: { title, table } }: { of: Drawing }) {
  return (
    <DataTable flow label={`${title}，数据表`}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <HeaderCell key={column.label} numeric={column.isNumeric}>
              {column.label}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, and names may repeat
          <Row key={i}>
            {row.cells.map((cell, j) => (
              <Cell key={table.columns[j]?.label} numeric={table.columns[j]?.isNumeric ?? false}>
                {j === 0 && row.href ? <TextLink href={row.href}>{cell}</TextLink> : cell}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
