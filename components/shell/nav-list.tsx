'use client';

import clsx from 'clsx';
import { usePathname, useSearchParams } from 'next/navigation';
import { Icon, type IconName } from '../ui/icon';
import { PlainLink } from '../ui/text-link';

export type NavItem = { label: string; href: string; icon?: IconName; count?: number };
/** Without `label` the items stand by themselves at the top; `folds` are closed but for the one that the page is in. */
export type NavGroup = {
  label?: string;
  items?: readonly NavItem[];
  folds?: readonly { label: string; items: readonly NavItem[] }[];
};

type NavListProps = {
  groups: readonly NavGroup[];
  /** Parameters of the present address that every link takes along (the area and the period). */
  carry?: readonly string[];
};

const pathOf = (href: string) => href.split('?', 1)[0] ?? href;

const itemsOf = ({ items = [], folds = [] }: NavGroup) => [...items, ...folds.flatMap((fold) => fold.items)];

/** The item with the longest path that the present one lies in: /a/b/1 marks /a/b, not /a. */
function currentItem(groups: readonly NavGroup[], path: string) {
  return groups
    .flatMap((group) => itemsOf(group).map((item) => item.href))
    .filter((href) => path === pathOf(href) || path.startsWith(`${pathOf(href)}/`))
    .sort((a, b) => pathOf(b).length - pathOf(a).length)[0];
}

// No Suspense around what reads the address: React sends a large boundary twice, once as its fallback.
export function NavList({ groups, carry = [] }: NavListProps) {
  const path = usePathname();
  const present = useSearchParams();
  const current = currentItem(groups, path);

  function withCarried(href: string) {
    const query = new URLSearchParams(href.split('?')[1]);
    for (const name of carry) {
      const value = present.get(name);
      if (value && !query.has(name)) query.set(name, value);
    }
    return query.size > 0 ? `${pathOf(href)}?${query}` : href;
  }

  const list = (items: readonly NavItem[]) => <Items current={current} hrefFor={withCarried} items={items} />;

  return (
    <div className="space-y-4">
      {groups.map(({ label, items = [], folds = [] }) => (
        <div key={label ?? ''}>
          {label && <h2 className="px-2 pb-1 text-ink-2 text-note">{label}</h2>}
          {items.length > 0 && list(items)}
          {folds.map((fold) => (
            <details
              className="group"
              key={fold.label}
              open={fold.items.some((item) => item.href === current)}
            >
              <summary className="flex h-8 items-center gap-2 rounded-control px-2 hover:bg-panel-strong pointer-coarse:h-10">
                <Icon className="size-4 p-0.5 group-open:rotate-90" name="chevron-right" />
                {fold.label}
              </summary>
              <div className="pl-4">{list(fold.items)}</div>
            </details>
          ))}
        </div>
      ))}
    </div>
  );
}

type ItemsProps = {
  items: readonly NavItem[];
  current: string | undefined;
  hrefFor: (href: string) => string;
};

function Items({ items, current, hrefFor }: ItemsProps) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <PlainLink
            aria-current={item.href === current ? 'page' : undefined}
            className={clsx(
              'flex h-8 items-center gap-2 rounded-control px-2 pointer-coarse:h-10',
              item.href === current
                ? 'bg-panel-strong font-medium text-action'
                : 'text-ink hover:bg-panel-strong',
            )}
            href={hrefFor(item.href)}
          >
            {item.icon && <Icon name={item.icon} />}
            <span className="truncate">{item.label}</span>
            {item.count !== undefined && item.count > 0 && (
              <span className="ml-auto text-note">{item.count.toLocaleString('zh-CN')}</span>
            )}
          </PlainLink>
        </li>
      ))}
    </ul>
  );
}
