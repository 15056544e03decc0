import type { ReactNode } from 'react';
import { Icon } from './icon';

/** Something that can wait: closed at first, opens in place. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="group" open={open}>
      <summary className="inline-flex min-h-8 items-center gap-1 rounded-control text-action hover:underline underline-offset-4">
        <Icon className="size-3 group-open:rotate-90" name="chevron-right" />
        {summary}
      </summary>
      <div className="mt-1">{children}</div>
    </details>
  );
}
