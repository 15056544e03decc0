'use client';

/** Text, or a number that opens its records; `note` stands small behind it. */
export type PivotCell = { text: string; href?: string; note?: string };
export type PivotRow = {
  label: string;
  href?: string | undefined;
  isTotal?: boolean;
  cells: readonly PivotCell[];
};

/**
 * The body of the table, given as text. A client component not for what it does in the browser but for what crosses to
 * it: a server component would send each of up to ten thousand cells a second time, as data.
 */
export function PivotRows({ rows }: { rows: readonly PivotRow[] }) {
  return (
    <tbody className="[&_td]:text-right [&_th]:sticky [&_th]:left-0 [&_th]:border-b [&_th]:bg-ground [&_th]:py-1 [&_th]:pr-3 [&_th]:pl-4 [&_th]:text-left [&_th]:font-normal [&_th]:whitespace-nowrap [&_th>a]:text-action [&_tr:last-child>th]:border-b-0 [&_.total>*]:font-semibold">
      {rows.map(({ label, href, isTotal, cells }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two records may have one name, and a new table is a new page
        <tr className={isTotal ? 'total' : undefined} key={row}>
          <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
          {cells.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <td key={column}>
              {cell.href ? <a href={cell.href}>{cell.text}</a> : cell.text}
              {cell.note && <span className="ml-1 text-ink-2 text-note">{cell.note}</span>}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
