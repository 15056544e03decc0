'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';

/**
 * Follows plain links of the product without loading the page anew. A table with hundreds of them is then
 * as light as HTML: `Link` would make a component of each.
 */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();

  function follow(event: MouseEvent<HTMLDivElement>) {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event;
    const link = target instanceof Element ? target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!href?.startsWith('/') || link?.hasAttribute('download') || link?.hasAttribute('target')) return;
    if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    router.push(href);
  }

  // The links themselves take the keyboard: Enter on one is a click here.
  // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it only listens to its links
  return <div onClick={follow}>{children}</div>;
}
