import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs';

/**
 * The head of every page. ONE `primary` action, always the rightmost; `secondary` ones stand left of it.
 * `badge` is the state of the record beside its title.
 */
export function PageHeader({
  title,
  description,
  breadcrumbs,
  badge,
  primary,
  secondary,
}: {
  title: ReactNode;
  description?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  badge?: ReactNode;
  primary?: ReactNode;
  secondary?: ReactNode;
}) {
  return (
    <header className="px-4 pt-3 pb-3">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-80 flex-wrap items-baseline gap-x-3">
          <h1 className="flex min-h-8 flex-wrap items-center gap-2 font-semibold text-title">
            {title}
            {badge}
          </h1>
          {description && <p className="text-ink-2 text-table">{description}</p>}
        </div>
        {(primary || secondary) && (
          <div className="no-print flex flex-wrap items-center gap-2">
            {secondary}
            {primary}
          </div>
        )}
      </div>
    </header>
  );
}

/** A titled part of a page, with its own small actions at the right; `id` lets an address lead to it. */
export function Section({
  id,
  title,
  description,
  actions,
  children,
}: {
  id?: string;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="scroll-mt-16 px-4 py-3" id={id}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div>
          <h2 className="font-semibold text-heading">{title}</h2>
          {description && <p className="text-ink-2 text-table">{description}</p>}
        </div>
        {actions && <div className="no-print flex gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** The title of a report, on screen and on paper; besides the mark the only place of the brand's red. */
export function ReportTitle({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <header className="px-4 py-6">
      <h1 className="report-title">{children}</h1>
      {note && <p className="mt-2 text-center text-ink-2">{note}</p>}
    </header>
  );
}
