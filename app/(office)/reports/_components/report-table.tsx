'use client';

import { DataTable, HeaderCell } from '@/components/ui/data-table';

export type ReportCell = string | readonly [text: string, href: string];

type Props = {
  caption: string;
  unit?: string;
  columns: readonly { header: string; isText: boolean }[];
  rows: readonly (readonly ReportCell[])[];
  totals?: readonly ReportCell[];
  note?: string;
};

/** A table of the report. Given as text, so that its thousand cells cross to the browser once. */
export function ReportTable({ caption, unit, columns, rows, totals, note }: Props) {
  const row = (cells: readonly ReportCell[], key: number | string) => (
    <tr className={key === 'totals' ? 'font-semibold' : undefined} key={key}>
      {cells.map((cell, i) => (
        <td className={columns[i]?.isText ? 'is-wrapped' : 'text-right'} key={columns[i]?.header}>
          {typeof cell === 'string' ? cell : <a href={cell[1]}>{cell[0]}</a>}
        </td>
      ))}
    </tr>
  );
  return (
    <div className="mt-4">
      <div className="flex items-baseline justify-center gap-4 pb-1 text-table">
        <span className="font-medium">{caption}</span>
        {unit && <span className="text-ink-2 text-note">单位：{unit}</span>}
      </div>
      <DataTable flow label={caption}>
        <thead>
          <tr>
            {columns.map(({ header, isText }) => (
              <HeaderCell className="whitespace-normal!" key={header} numeric={!isText}>
                {header}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row)}
          {totals && row(totals, 'totals')}
        </tbody>
      </DataTable>
      {note && <p className="mt-1 text-ink-2 text-note">注：{note}</p>}
    </div>
  );
}
