import clsx from 'clsx';
import { PlainLink } from './text-link';

export type Tab = {
  label: string;
  href: string;
  current?: boolean;
  count?: number;
  /** It was counted no further. */
  isMore?: boolean;
};

/** Views of one thing, each with its own address. `label` names the set for a screen reader. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print shrink-0 overflow-x-auto border-b">
      <ul className="flex gap-6 px-4">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <PlainLink
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'inline-flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 focus-visible:outline-offset-[-2px]',
                tab.current
                  ? 'border-action font-medium text-action'
                  : 'border-transparent text-ink-2 hover:text-ink',
              )}
              href={tab.href}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-table">
                  {tab.count.toLocaleString('zh-CN')}
                  {tab.isMore && '+'}
                </span>
              )}
            </PlainLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
