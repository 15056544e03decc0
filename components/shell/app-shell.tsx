import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import { PlainLink } from '../ui/text-link';
import { GlobalSearch } from './global-search';
import { Mark } from './mark';
import { NavDrawer } from './nav-drawer';
import { type NavGroup, NavList } from './nav-list';
import { navigationId } from './navigation-id';
import { type SwitchProps, UrlSwitch } from './url-switch';
import { UserMenu, type UserMenuProps } from './user-menu';

export type AppShellProps = UserMenuProps & {
  homeHref: string;
  /** Only what exists and this user may open. */
  groups: readonly NavGroup[];
  /** 辖区 and 期间; a user without business data has none. */
  switches?: readonly SwitchProps[];
  search?: { action: string; source: string };
  notices?: { href: string; unread: number };
  /** Says on every page, on paper too, that the data is not real. */
  isDemo?: boolean;
  children: ReactNode;
};

/** The frame of every signed-in page: navigation at the left, a bar at the top, the page in `#content`. */
export function AppShell({
  homeHref,
  groups,
  switches = [],
  search,
  notices,
  isDemo,
  children,
  ...account
}: AppShellProps) {
  return (
    <div className="app-shell min-h-dvh lg:grid lg:grid-cols-[var(--width-nav)_minmax(0,1fr)] print:block">
      <nav aria-label="主导航" className="app-navigation no-print" id={navigationId} popover="auto">
        <div className="flex h-bar shrink-0 items-center px-4">
          <Mark href={homeHref} />
        </div>
        <div className="px-2 py-2">
          <NavList carry={switches.map((each) => each.param)} groups={groups} />
        </div>
      </nav>
      <div className={clsx('flex min-w-0 flex-col', isDemo && '[--band:1.25rem]')}>
        {isDemo && (
          <aside
            aria-label="数据说明"
            className="h-5 border-b bg-panel text-center text-ink-2 text-note leading-5"
          >
            演示数据，不是真实业务数据
          </aside>
        )}
        <header className="no-print sticky top-0 z-30 flex min-h-bar flex-wrap items-center gap-x-2 border-b bg-ground px-4">
          <NavDrawer />
          <div className="lg:hidden">
            <Mark href={homeHref} />
          </div>
          {switches.length > 0 && (
            <div className="order-last -mx-4 flex basis-[calc(100%+2rem)] items-center gap-1 border-t px-2 py-1 md:order-none md:mx-0 md:basis-auto md:border-0 md:p-0 lg:-ml-2">
              {switches.map((each) => (
                <UrlSwitch {...each} key={each.param} />
              ))}
            </div>
          )}
          <div className="mx-auto hidden min-w-0 max-w-md flex-1 md:block">
            {search && <GlobalSearch {...search} />}
          </div>
          <div className="ml-auto flex items-center gap-1 md:ml-0">
            {search && (
              <PlainLink aria-label="搜索" className={`${iconLink} md:hidden`} href={search.action}>
                <Icon className="size-5" name="search" />
              </PlainLink>
            )}
            {notices && <Notices {...notices} />}
            <UserMenu {...account} />
          </div>
        </header>
        <main className="min-w-0 flex-1 pb-6 has-[.list-page]:pb-0" id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

const iconLink =
  'relative inline-flex size-8 items-center justify-center rounded-control hover:bg-panel pointer-coarse:size-10';

function Notices({ href, unread }: { href: string; unread: number }) {
  return (
    <PlainLink aria-label={unread > 0 ? `通知，${unread} 条未读` : '通知'} className={iconLink} href={href}>
      <Icon className="size-5" name="bell" />
      {unread > 0 && (
        <span className="absolute top-0 left-1/2 min-w-4 rounded-full bg-red px-1 text-center text-note text-on-action">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </PlainLink>
  );
}
