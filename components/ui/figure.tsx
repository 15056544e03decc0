import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Popdown } from './popdown';
import { PlainLink } from './text-link';

/** A change against an earlier state. `words` says against what: 「较上月」. */
export type Delta = {
  direction: 'up' | 'down' | 'flat';
  /** Without a sign, with its unit: 「12」「1.3 个百分点」. */
  value: string;
  words: string;
  meaning?: 'good' | 'bad';
};

const arrows = { up: '▲', down: '▼', flat: '＝' } as const;
const verbs = { up: '增', down: '减', flat: '持平' } as const;

/**
 * One figure. `value` is already formatted; null shows 「—」 (no denominator, not collected).
 * `href` opens the rows behind it; `note` is the small line below (as of, numerator / denominator).
 */
export function Figure({
  label,
  value,
  unit,
  href,
  delta,
  definition,
  note,
}: {
  label: string;
  value: string | null;
  unit?: string;
  href?: string;
  delta?: Delta;
  definition?: ReactNode;
  note?: ReactNode;
}) {
  const number = (
    <>
      <span className="font-semibold text-figure">{value ?? '—'}</span>
      {unit && value !== null && <span className="ml-1 text-ink-2 text-table">{unit}</span>}
    </>
  );
  return (
    <div className="min-w-0 px-4 py-3">
      <dt className="flex min-h-6 items-center gap-1 text-ink-2 text-table">
        {label}
        {definition && <Definition of={label}>{definition}</Definition>}
      </dt>
      <dd>
        {href && value !== null ? (
          <PlainLink
            className="rounded-control hover:text-action hover:underline underline-offset-4"
            href={href}
          >
            {number}
          </PlainLink>
        ) : (
          number
        )}
        {delta && <DeltaText delta={delta} />}
        {note && <p className="text-ink-2 text-note">{note}</p>}
      </dd>
    </div>
  );
}

export function DeltaText({ delta }: { delta: Delta }) {
  return (
    <p
      className={clsx(
        'text-note',
        delta.meaning === 'good' && 'text-green',
        delta.meaning === 'bad' && 'text-red',
        !delta.meaning && 'text-ink-2',
      )}
    >
      {delta.words}
      <span aria-hidden="true"> {arrows[delta.direction]}</span> {verbs[delta.direction]}
      {delta.direction !== 'flat' && ` ${delta.value}`}
    </p>
  );
}

/** The small sign beside a term that opens its definition. */
export function Definition({ of, children }: { of: string; children: ReactNode }) {
  return (
    <Popdown
      label={`${of}的口径`}
      panelClassName="w-72 p-3 text-table text-ink font-normal whitespace-normal text-left"
      summary={<Icon className="size-3.5" name="info" />}
      summaryClassName="no-print inline-flex size-6 items-center justify-center rounded-control text-ink-2 hover:text-action"
    >
      {children}
    </Popdown>
  );
}

/** A row of figures, parted by hairlines; as many columns as fit. */
export function KeyFigures({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-px overflow-hidden rounded-panel border *:outline *:outline-line"
    >
      {children}
    </dl>
  );
}
