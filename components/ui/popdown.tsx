'use client';

import clsx from 'clsx';
import { usePathname, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

type PopdownProps = {
  summary: ReactNode;
  /** The accessible name, where the summary is only a sign. */
  label?: string;
  summaryClassName?: string;
  panelClassName?: string;
  align?: 'start' | 'end';
  children: ReactNode;
};

/**
 * Something that opens below its button. A native `<details>`, so it opens without script; with script it
 * also closes (outside click, Escape, focus leaving, a new address) and leaves a scroll box it stands in.
 */
export function Popdown({
  summary,
  label,
  summaryClassName,
  panelClassName,
  align = 'start',
  children,
}: PopdownProps) {
  const root = useRef<HTMLDetailsElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => root.current?.removeAttribute('open'), []);

  // Only while it is open: a list has one of these in each row.
  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', outside);
    // Capture: scrolling does not bubble, and the panel is placed once, when it opens.
    document.addEventListener('scroll', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('scroll', outside, true);
    };
  }, [isOpen, close]);

  function place() {
    const at = root.current?.getBoundingClientRect();
    if (!root.current?.open || !panel.current || !at) return;
    const { style, offsetWidth, offsetHeight } = panel.current;
    const room = document.documentElement.clientWidth - offsetWidth - 8;
    const left = align === 'end' ? at.right - offsetWidth : at.left;
    const below = at.bottom + 4;
    const fits = below + offsetHeight <= window.innerHeight || at.top < offsetHeight;
    style.position = 'fixed';
    style.inset = `${fits ? below : at.top - offsetHeight - 4}px auto auto ${Math.max(8, Math.min(left, room))}px`;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !root.current?.open) return;
    event.stopPropagation();
    close();
    root.current.querySelector('summary')?.focus();
  }

  return (
    <details
      className="no-print relative inline-block align-middle [&>summary]:flex"
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        place();
      }}
      ref={root}
    >
      <summary aria-label={label} className={summaryClassName} title={label}>
        {summary}
      </summary>
      <div
        className={clsx(
          'absolute top-full z-40 mt-1 rounded-panel bg-ground shadow-float',
          align === 'end' ? 'right-0' : 'left-0',
          panelClassName,
        )}
        ref={panel}
      >
        {children}
      </div>
      {isOpen && <OnNewAddress run={close} />}
    </details>
  );
}

function OnNewAddress({ run }: { run: () => void }) {
  const address = `${usePathname()}?${useSearchParams()}`;
  const openedAt = useRef(address);
  useEffect(() => {
    if (address !== openedAt.current) run();
  }, [address, run]);
  return null;
}
