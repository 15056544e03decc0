'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../ui/icon';

/** The navigation on a small screen. A `<details>`: it opens without script, and script closes it. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  const close = () => root.current?.removeAttribute('open');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(close, [path]);

  return (
    <details
      className="group lg:hidden"
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        root.current?.querySelector('summary')?.focus();
      }}
      ref={root}
    >
      <summary
        aria-label="菜单"
        className="my-1 -ml-2 flex size-10 items-center justify-center rounded-control group-open:relative group-open:z-50 hover:bg-panel"
      >
        <Icon className="size-5 group-open:hidden" name="menu" />
        <Icon className="hidden size-5 group-open:block" name="close" />
      </summary>
      <div className="fixed inset-0 z-40 flex">
        <div className="w-72 max-w-[80vw] overflow-y-auto bg-panel px-2 pt-18 pb-4">{children}</div>
        <button
          aria-label="关闭菜单"
          className="flex-1 bg-scrim"
          onClick={close}
          tabIndex={-1}
          type="button"
        />
      </div>
    </details>
  );
}
