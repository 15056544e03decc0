'use client';

export type Tile = {
  /** By which the catalogue has it: the name leads there. */
  code: string;
  name: string;
  /** What it counts; said when the pointer rests on the name. */
  definition: string;
  text: string;
  unit?: string | undefined;
  /** Its records. */
  href?: string | undefined;
  /** The change, n, what is reckoned by share: a line each. */
  notes: readonly string[];
};

/**
 * The figures of a section, as many in a row as fit. A client component for the same reason as `FigureRows`: a
 * dashboard has a hundred of them, and as data they are a third of what they are as elements.
 */
export function Tiles({
  tiles,
  label,
  catalogue,
}: {
  tiles: readonly Tile[];
  label: string;
  catalogue: string;
}) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-px overflow-hidden rounded-panel border *:px-3 *:py-1.5 *:outline *:outline-line [&_.value]:font-semibold [&_.value]:text-title [&_a:hover]:text-action [&_a:hover]:underline [&_a]:underline-offset-4 [&_dt]:min-h-6 [&_dt]:text-ink-2 [&_dt]:text-table [&_dt]:leading-6 [&_p]:text-ink-2 [&_p]:text-note"
    >
      {tiles.map(({ code, name, definition, text, unit, href, notes }) => (
        <div key={code}>
          <dt>
            <a href={`${catalogue}#${code}`} title={definition}>
              {name}
            </a>
          </dt>
          <dd>
            {href ? (
              <a className="value" href={href}>
                {text}
              </a>
            ) : (
              <span className="value">{text}</span>
            )}
            {unit && <span className="text-ink-2 text-note"> {unit}</span>}
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
