import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { PlainLink } from './text-link';

/**
 * A table in its own scroll box: `<DataTable label="…"><thead>…</thead><tbody>…</tbody></DataTable>`.
 * `label` names it for a screen reader; `flow` lets it grow with the page (short tables, records);
 * `stacked` makes each row a card on a phone, for which the cells need `label`.
 */
export function DataTable({
  label,
  flow,
  stacked,
  children,
}: {
  label: string;
  flow?: boolean;
  stacked?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={clsx('table-scroll border-y', flow && 'max-h-none!')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={clsx('data-table is-list', stacked && 'is-stacked')}>{children}</table>
    </section>
  );
}

/** Around a whole list page: on a large screen it fills the window and only the rows scroll. */
export function ListPage({ children }: { children: ReactNode }) {
  return <div className="list-page">{children}</div>;
}

const headClass =
  'sticky top-0 z-10 h-9 border-b bg-panel px-3 text-left align-middle font-medium text-ink-2 whitespace-nowrap first:pl-4 last:pr-4';

export function HeaderCell({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return <th scope="col" {...rest} className={clsx(headClass, numeric && 'text-right', className)} />;
}

export type SortOrder = 'ascending' | 'descending';

/** `href` is the list's address with the next order; `order` only on the column that is sorted now. */
export function SortableHeader({
  label,
  href,
  order,
  numeric,
  className,
}: {
  label: ReactNode;
  href: string;
  order?: SortOrder;
  numeric?: boolean;
  className?: string;
}) {
  return (
    <th aria-sort={order} className={clsx(headClass, numeric && 'text-right', className)} scope="col">
      <PlainLink
        className={clsx(
          'group inline-flex h-full items-center gap-1 hover:text-action',
          // The arrow stands before a number's head, whose text must end where the numbers end.
          numeric && 'flex-row-reverse',
          order && 'text-ink',
        )}
        href={href}
        scroll={false}
      >
        {label}
        <span
          aria-hidden="true"
          className={clsx(
            'no-print w-3 text-note',
            !order && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        >
          {order === 'descending' ? '▼' : '▲'}
        </span>
      </PlainLink>
    </th>
  );
}

/** Rows and cells take their looks from `.data-table.is-list` in globals.css: a page has hundreds of them. */
export function Row({ selected, className, ...rest }: ComponentProps<'tr'> & { selected?: boolean }) {
  return <tr {...rest} className={clsx(selected && 'bg-action-soft', className) || undefined} />;
}

type CellProps = ComponentProps<'td'> & {
  /** The column's name, for a stacked table on a phone. */
  label?: string;
  numeric?: boolean;
  muted?: boolean;
  /** Long text may take several lines; otherwise it is cut with an ellipsis at 20 em and keeps the row's height. */
  wrap?: boolean;
};

export function Cell({ label, numeric, muted, wrap, className, children, ...rest }: CellProps) {
  return (
    <td
      data-label={label}
      {...rest}
      className={
        clsx(numeric && 'text-right', muted && 'text-ink-2', wrap && 'is-wrapped', className) || undefined
      }
    >
      {children}
    </td>
  );
}

/** Stands in `<tbody>` in place of the rows: put an EmptyState in it. */
export function EmptyRows({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns}>{children}</td>
    </tr>
  );
}
