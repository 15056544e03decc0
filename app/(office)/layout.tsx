import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { countWaiting } from '@/lib/domain/workbench/waiting';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { currentActor } from '@/lib/platform/session';
import { signOut } from './account/actions';
import { rolesHeld } from './held-places';
import { navigationFor, switchesFor } from './navigation';

/** The frame. It asks for nothing itself: each page inside turns away whoever may not see it. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return <main id="content">{children}</main>;
  const roles = rolesHeld(actor);
  return (
    <AppShell
      accountHref={paths.account()}
      groups={navigationFor(actor, await countWaiting(actor))}
      homeHref={paths.home()}
      isDemo={actor.isDemo}
      notices={{ href: paths.notices(), unread: actor.unread }}
      passwordHref={paths.password()}
      search={
        can(actor, 'ledger.read') ? { action: paths.search(), source: paths.searchChoices() } : undefined
      }
      signOut={signOut}
      switches={switchesFor(actor)}
      user={{ name: actor.name, roles: roles.join('、') || '没有授权' }}
    >
      {children}
    </AppShell>
  );
}
