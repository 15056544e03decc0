import Form from 'next/form';
import type { ReactNode } from 'react';
import { Button } from './button';
import { type FilterChip, FilterChips } from './toolbar';

/**
 * A GET form over a list. `keep` carries the parameters it does not show (sort, columns, area);
 * the page number is left out on purpose, a new filter starts at the first page.
 */
export function FilterBar({
  action,
  keep = {},
  chips,
  clearHref,
  end,
  submitLabel = '筛选',
  children,
}: {
  action: string;
  keep?: Record<string, string | undefined>;
  chips: readonly FilterChip[];
  clearHref: string;
  end?: ReactNode;
  submitLabel?: string;
  children: ReactNode;
}) {
  return (
    <>
      <div className="no-print flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pb-2">
        <Form
          action={action}
          aria-label="筛选"
          className="flex min-w-0 basis-full flex-wrap items-center gap-x-4 gap-y-2 lg:flex-1 lg:basis-auto"
          prefetch={false}
          role="search"
          scroll={false}
        >
          {Object.entries(keep).map(([name, value]) =>
            value ? <input key={name} name={name} type="hidden" value={value} /> : null,
          )}
          {children}
          <Button type="submit">{submitLabel}</Button>
        </Form>
        {/* Beside the form, not in it: tools may be forms themselves. */}
        {end && <div className="ml-auto flex flex-wrap items-center gap-2">{end}</div>}
      </div>
      <FilterChips chips={chips} clearHref={clearHref} />
    </>
  );
}
