import type { Actor } from '@/lib/platform/actor';
import { notFound } from '@/lib/platform/errors';
import type { Period } from '@/lib/platform/period';
import type { FigureId } from './catalogue';
import { figureOf } from './catalogue';
import { readStanding, type Standing } from './figures';
import { ownAreas } from './own-areas';
import type { Tree } from './tree';

export type Asked = { code: string; areaId: number | null; period: Period; tree?: Tree | undefined };

/**
 * A figure by its code, with how an area stands; without an area, the actor's first. Throws `not_found` for a code
 * that is none, and for an area of which the actor does not hold the whole.
 */
export async function readFigure(
  actor: Actor,
  { code, areaId, period, tree }: Asked,
): Promise<{ id: FigureId; standing: Standing }> {
  const id = figureOf(code);
  const chosen = areaId ?? ownAreas(actor, 'dashboard.read')[0]?.areaId;
  if (!id || chosen === undefined) throw notFound();
  return { id, standing: await readStanding(actor, chosen, period, tree) };
}
