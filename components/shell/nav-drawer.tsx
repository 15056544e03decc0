'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { Icon } from '../ui/icon';
import { navigationId } from './navigation-id';

/** Opens the navigation on a small screen, without script too; Escape and a touch beside it close it, and a new page. */
export function NavDrawer() {
  const path = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => {
    const navigation = document.getElementById(navigationId);
    if (navigation?.matches(':popover-open')) navigation.hidePopover();
  }, [path]);

  return (
    <button
      aria-label="菜单"
      className="my-1 -ml-2 flex size-10 items-center justify-center rounded-control hover:bg-panel lg:hidden"
      popoverTarget={navigationId}
      type="button"
    >
      <Icon className="size-5" name="menu" />
    </button>
  );
}
