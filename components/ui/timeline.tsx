import type { ReactNode } from 'react';

export type TimelineEntry = {
  id: string;
  when: string;
  dateTime?: string;
  /** Left out where no person stands behind it. */
  who?: string;
  what: ReactNode;
  details?: ReactNode;
};

/** What happened to a record, newest first as the caller orders it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="text-table">
      {entries.map((entry) => (
        <li
          className="relative border-l pb-4 pl-5 before:absolute before:top-1.5 before:-left-[5px] before:size-[9px] before:rounded-full before:border-2 before:border-ground before:bg-line-control last:border-transparent last:pb-0"
          key={entry.id}
        >
          <p className="text-ink-2">
            <time dateTime={entry.dateTime}>{entry.when}</time>
            {entry.who && ` · ${entry.who}`}
          </p>
          <div>{entry.what}</div>
          {entry.details && <div className="mt-1">{entry.details}</div>}
        </li>
      ))}
    </ol>
  );
}
