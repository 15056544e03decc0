import clsx from 'clsx';
import type { ReactNode } from 'react';

export type DefinitionItem = {
  term: ReactNode;
  value: ReactNode;
  wide?: boolean;
};

/** A record, term by term. An empty value shows 「—」. */
export function DefinitionList({
  items,
  columns = 2,
}: {
  items: readonly DefinitionItem[];
  columns?: 1 | 2 | 3;
}) {
  return (
    <dl
      className={clsx(
        'grid gap-x-8 border-t',
        columns === 2 && 'md:grid-cols-2',
        columns === 3 && 'md:grid-cols-2 xl:grid-cols-3',
      )}
    >
      {items.map((item, i) => (
        <div
          className={clsx(
            'grid min-h-9 grid-cols-[8em_1fr] gap-3 border-b py-1.5',
            item.wide && 'col-span-full',
          )}
          // biome-ignore lint/suspicious/noArrayIndexKey: terms may repeat and never move
          key={i}
        >
          <dt className="text-ink-2">{item.term}</dt>
          <dd className="min-w-0">
            {item.value === null || item.value === undefined || item.value === '' ? '—' : item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
