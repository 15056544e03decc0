import { countBoxes } from '@/lib/domain/requests/list';
import { readPermission } from '@/lib/domain/requests/standing';
import { countOwed } from '@/lib/domain/supervision/to-do';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';

/** How many wait for this person behind an entry of the navigation, by its address. One transaction for a page. */
export async function countWaiting(actor: Actor): Promise<Record<string, number>> {
  const permission = readPermission(actor);
  const works = can(actor, 'request.work') || can(actor, 'request.handle');
  if (!can(actor, permission) || !(works || can(actor, 'supervision.issue'))) return {};
  return read(actor, permission, async (tx) => ({
    [paths.requests()]: works ? ((await countBoxes(tx, actor, ['mine'])).get('mine') ?? 0) : 0,
    [paths.supervision()]: can(actor, 'supervision.read') ? await countOwed(tx, actor) : 0,
  }));
}
