import type { ReactNode } from 'react';

/** A titled group of fields in two columns (one on a phone). */
export function FormSection({
  title,
  description,
  children,
}: {
  title?: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="max-w-form py-4 [section+&]:border-t">
      {title && <h2 className="font-semibold text-heading">{title}</h2>}
      {description && <p className="text-ink-2 text-table">{description}</p>}
      <div className="mt-3 grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">{children}</div>
    </section>
  );
}

/** Stays in sight at the foot of a long form. The primary action comes first, as the keyboard reaches it. */
export function FormActions({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="no-print sticky bottom-0 z-10 flex max-w-form flex-wrap items-center gap-2 border-t bg-ground py-3">
      {children}
      {note && <span className="ml-auto text-ink-2 text-table">{note}</span>}
    </div>
  );
}
