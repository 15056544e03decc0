import type { ReactNode } from 'react';
import { MarkSign } from './mark';

/** A page that says one thing: not found, an error. Its actions follow in `children`. */
export function MessagePage({
  title,
  description,
  children,
}: {
  title: string;
  description: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-text flex-col items-start px-4 py-16">
      <MarkSign className="size-8" />
      <h1 className="mt-4 font-semibold text-title">{title}</h1>
      <div className="mt-1 text-ink-2">{description}</div>
      {children && <div className="mt-6 flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
