import { readStanding } from '@/lib/domain/indicators/figures';
import { AreaEnded, type Tree } from '@/lib/domain/indicators/tree';
import type { Actor } from '@/lib/platform/actor';
import type { Period } from '@/lib/platform/period';

/** How an area stands; or, of one that is no more, what there is to say of it. */
export async function standingOrEnd(actor: Actor, id: number, period: Period, tree: Tree | undefined) {
  try {
    return await readStanding(actor, id, period, tree);
  } catch (error) {
    if (error instanceof AreaEnded) return error;
    throw error;
  }
}
