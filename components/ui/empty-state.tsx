import type { ReactNode } from 'react';

/** What would stand here (`title`), how it gets there (`children`) and the way to do it (`action`). */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center px-4 py-12 text-center">
      <p className="font-medium text-heading">{title}</p>
      {children && <div className="mt-1 max-w-text text-ink-2">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
