'use client';

/** Text, a number that opens its records, or a share in per cent as a bar. */
export type FigureCell = string | readonly [text: string, href: string] | { bar: number };

export type FigureRow = {
  name: string;
  href?: string;
  isTotal?: boolean;
  /** Whose records the row's texts open, by the table's `links`. */
  areaId?: number;
  cells: readonly FigureCell[];
  /** What there is to say of a cell, by column. */
  hints?: readonly (string | undefined)[] | undefined;
};

/** The address behind a column, before and after the area's id. */
export type LinkHalves = readonly [before: string, after: string];

/**
 * The body of a table of numbers, given as text. A client component not for what it does in the browser but for what
 * crosses to it: a server component would send each of hundreds of cells a second time, as data.
 */
export function FigureRows({
  rows,
  links,
  tick,
}: {
  rows: readonly FigureRow[];
  links?: readonly LinkHalves[];
  /** Under this name the areas can be ticked, in a form around the table. */
  tick?: string | undefined;
}) {
  return (
    <tbody className="[&_td]:text-right [&_th]:border-b [&_th]:py-1 [&_th]:pr-3 [&_th]:pl-4 [&_th]:text-left [&_th]:font-normal [&_th]:whitespace-nowrap [&_th>a]:text-action [&_tr:last-child>th]:border-b-0 [&_.total>*]:font-semibold">
      {rows.map(({ name, href, isTotal, areaId, cells, hints }) => (
        <tr className={isTotal ? 'total' : undefined} key={areaId ?? name}>
          <th scope="row">
            {tick && areaId !== undefined && !isTotal && (
              <input aria-label={`选择${name}`} className="mr-2" name={tick} type="checkbox" value={areaId} />
            )}
            {href ? <a href={href}>{name}</a> : name}
          </th>
          {cells.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <td key={at} title={hints?.[at]}>
              {contentOf(cell, areaId === undefined ? undefined : links?.[at], areaId)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function contentOf(cell: FigureCell, link: LinkHalves | undefined, areaId: number | undefined) {
  if (typeof cell === 'string')
    return link && cell !== '—' ? <a href={link[0] + areaId + link[1]}>{cell}</a> : cell;
  if ('bar' in cell)
    return (
      <span aria-hidden="true" className="block h-2.5 w-16 bg-panel-strong">
        <span
          className="block h-full bg-action"
          style={{ width: `${Math.min(100, cell.bar).toFixed(1)}%` }}
        />
      </span>
    );
  return <a href={cell[1]}>{cell[0]}</a>;
}
