import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { PlainLink, TextLink } from './text-link';

/** A line of controls; `end` is pushed to the right. */
export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className="no-print flex flex-wrap items-center gap-2 px-4 py-2">
      {children}
      {end && <div className="ml-auto flex flex-wrap items-center gap-2">{end}</div>}
    </div>
  );
}

/** A label over or before a small control of a filter bar. Give the control `id`. */
export function FilterField({
  label,
  htmlFor,
  className,
  children,
}: {
  label: string;
  htmlFor: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx('flex items-center gap-2', className)}>
      <label className="shrink-0 text-ink-2 text-table" htmlFor={htmlFor}>
        {label}
      </label>
      {children}
    </div>
  );
}

export type FilterChip = { label: string; value: string; removeHref: string };

/** The filters that are on, each with a link to the same list without it. Renders nothing when none is. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-2 text-table">
      <ul aria-label="已用的筛选" className="contents">
        {chips.map((chip) => (
          <li
            className="inline-flex h-6 items-center gap-1 rounded-control bg-action-soft pl-2"
            key={`${chip.label} ${chip.value}`}
          >
            <span>
              <span className="text-ink-2">{chip.label}：</span>
              {chip.value}
            </span>
            <PlainLink
              aria-label={`去掉筛选 ${chip.label}：${chip.value}`}
              className="no-print inline-flex size-6 items-center justify-center rounded-control text-ink-2 hover:text-action"
              href={chip.removeHref}
            >
              <Icon className="size-3" name="close" />
            </PlainLink>
          </li>
        ))}
      </ul>
      <TextLink className="no-print" href={clearHref}>
        全部清除
      </TextLink>
    </div>
  );
}
