import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';

/**
 * A table of numbers, its first column named. Its looks hang on the body, not on each of hundreds of cells:
 * that halves the page.
 */
export function FiguresTable({
  label,
  head,
  children,
}: {
  label: string;
  head: ReactNode;
  children: ReactNode;
}) {
  return (
    <DataTable flow label={label}>
      <thead>
        <tr>{head}</tr>
      </thead>
      <tbody className="[&_a]:underline-offset-4 [&_a:hover]:text-action [&_a:hover]:underline [&_td]:h-9 [&_td]:whitespace-nowrap [&_td]:border-b [&_td]:px-3 [&_td]:text-right [&_td:last-child]:pr-4 [&_th]:border-b [&_th]:py-1 [&_th]:pr-3 [&_th]:pl-4 [&_th]:text-left [&_th]:whitespace-nowrap [&_th]:font-normal [&_tr:hover]:bg-panel [&_tr:last-child>*]:border-b-0">
        {children}
      </tbody>
    </DataTable>
  );
}
