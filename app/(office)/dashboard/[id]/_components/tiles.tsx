'use client';

type Linked = { text: string; href: string | undefined };

export type Tile = {
  /** By which its page is known: the name leads there. */
  code: string;
  name: string;
  /** What it counts; said when the pointer rests on the name. */
  definition: string;
  text: string;
  unit?: string | undefined;
  /** Its records. */
  href?: string | undefined;
  /** What a rate is made of, each with its records. */
  parts?: readonly [Linked, Linked] | undefined;
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
  indicator,
}: {
  tiles: readonly Tile[];
  label: string;
  /** The page of an indicator, with CODE for its code. */
  indicator: string;
}) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-px overflow-hidden rounded-panel border *:px-3 *:py-1.5 *:outline *:outline-line [&_.value]:inline-block [&_.value]:font-semibold [&_.value]:text-title [&_a:hover]:text-action [&_a:hover]:underline [&_a]:underline-offset-4 [&_dt]:text-ink-2 [&_dt]:text-table [&_dt_a]:inline-block [&_dt_a]:min-h-6 [&_dt_a]:py-0.5 [&_p]:text-ink-2 [&_p]:text-note"
    >
      {tiles.map(({ code, name, definition, text, unit, href, parts, notes }) => (
        <div key={code}>
          <dt>
            <a href={indicator.replace('CODE', code)} title={definition}>
              {name}
            </a>
          </dt>
          <dd>
            <Amount className="value" href={href} text={text} />
            {unit && <span className="text-ink-2 text-note"> {unit}</span>}
            {parts && (
              <p>
                分子 <Amount {...parts[0]} /> 分母 <Amount {...parts[1]} />
              </p>
            )}
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Amount = ({ text, href, className }: Linked & { className?: string }) =>
  href ? (
    <a className={className} href={href}>
      {text}
    </a>
  ) : (
    <span className={className}>{text}</span>
  );
