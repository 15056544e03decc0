'use client';

import clsx from 'clsx';
import { usePathname, useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { Icon, type IconName } from '../ui/icon';
import { PlainLink } from '../ui/text-link';

export type NavItem = { label: string; href: string; icon?: IconName; count?: number };
/** Without `label` the items stand by themselves at the top. */
export type NavGroup = { label?: string; items: readonly NavItem[] };

type NavListProps = {
  groups: readonly NavGroup[];
  /** Parameters of the present address that every link takes along (the area and the period). */
  carry?: readonly string[];
};

export function NavList(props: NavListProps) {
  return (
    <Suspense fallback={<Groups {...props} />}>
      <CarryingGroups {...props} />
    </Suspense>
  );
}

function CarryingGroups(props: NavListProps) {
  return <Groups {...props} present={useSearchParams()} />;
}

const pathOf = (href: string) => href.split('?', 1)[0] ?? href;

/** The item with the longest path that the present one lies in: /a/b/1 marks /a/b, not /a. */
function currentItem(groups: readonly NavGroup[], path: string) {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => path === pathOf(href) || path.startsWith(`${pathOf(href)}/`))
    .sort((a, b) => pathOf(b).length - pathOf(a).length)[0];
}

function Groups({ groups, carry = [], present }: NavListProps & { present?: URLSearchParams }) {
  const path = usePathname();
  const current = currentItem(groups, path);

  function withCarried(href: string) {
    const query = new URLSearchParams(href.split('?')[1]);
    for (const name of carry) {
      const value = present?.get(name);
      if (value && !query.has(name)) query.set(name, value);
    }
    return query.size > 0 ? `${pathOf(href)}?${query}` : href;
  }

  return (
    <div className="space-y-4">
      {groups.map((group) => (
        <div key={group.label ?? ''}>
          {group.label && <h2 className="px-2 pb-1 text-ink-2 text-note">{group.label}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <PlainLink
                  aria-current={item.href === current ? 'page' : undefined}
                  className={clsx(
                    'flex h-8 items-center gap-2 rounded-control px-2 pointer-coarse:h-10',
                    item.href === current
                      ? 'bg-panel-strong font-medium text-action'
                      : 'text-ink hover:bg-panel-strong',
                  )}
                  href={withCarried(item.href)}
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
        </div>
      ))}
    </div>
  );
}
