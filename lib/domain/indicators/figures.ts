import { LRUCache } from 'lru-cache';
import { ledgers } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, type PathStep } from '@/lib/platform/areas/queries';
import { clock, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Period } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { type AreaFigures, assemble, countLedger, listPlacesBelow, type Part, type Place } from './roll-up';
import type { Months } from './trend';

export type Figures = AreaFigures & {
  months: Months;
  /** Whether made-up records are among those that were counted. */
  isDemo: boolean;
  /** What the figures rest on: the same as long as nothing was written. For whatever is drawn from them. */
  key: string;
};

/** `path` leads from the city down to the area. */
export type Standing = Figures & { path: PathStep[]; readAt: Date };

/**
 * How an area stands, as of now. Throws `not_found` unless the actor holds dashboard.read in the whole area: then
 * what is counted does not depend on who asks, and is kept for whoever asks next, until something is written.
 */
export async function readStanding(actor: Actor, areaId: number, period: Period): Promise<Standing> {
  return read(actor, 'dashboard.read', async (tx) => {
    const path = (await ancestorsOf(tx, [areaId])).get(areaId) ?? [];
    const area = path.at(-1);
    if (!area) throw notFound();
    demand(actor, 'dashboard.read', area);
    return { ...(await figuresFor(tx, area, period)), path, readAt: clock.now() };
  });
}

/** As `readStanding`, within a read for which the caller has asked whether the actor may see the whole area. */
export async function figuresFor(tx: Tx, area: Place, period: Period): Promise<Figures> {
  // Asked before anything is counted: what is written meanwhile makes the next one ask again.
  const writes = await lastWrites(tx);
  const key = (names: readonly string[]) =>
    [area.id, period.key, today(), ...names.map((name) => writes.get(name))].join('/');
  // An estate is an area too: where it stands decides the places below.
  const base = ['areas', 'estates'];
  const whole = key([...base, ...ledgers.map(({ name }) => name)]);
  return remember(`figures/${whole}`, async () => {
    const places = await remember(`places/${key(base)}`, () => listPlacesBelow(tx, area, period));
    // Under row-level security the planner expects one row of everything, and would sort what is better hashed.
    await tx.$queryRaw`SELECT set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true)`;
    const parts: Part[] = [];
    const months: Months = {};
    for (const ledger of ledgers) {
      const part = await remember(`${ledger.name}/${key([...base, ledger.name])}`, () =>
        countLedger(tx, ledger, area, period, places),
      );
      parts.push(part);
      Object.assign(months, part.months);
    }
    return {
      ...assemble(area, period, places, parts),
      months,
      isDemo: parts.some(({ isDemo }) => isDemo),
      key: whole,
    };
  });
}

async function lastWrites(tx: Tx): Promise<Map<string, string>> {
  const names = ['areas', ...ledgers.map(({ name }) => name)];
  const rows = await tx.$queryRaw<
    { ledger: string; entry: bigint | null }[]
  >`SELECT ledger, entry FROM last_writes(${names})`;
  return new Map(rows.map(({ ledger, entry }) => [ledger, String(entry ?? 0)]));
}

// Kept by the process, not by the module, of which the server may hold several copies.
const kept = globalThis as { gongzhiFigures?: LRUCache<string, Promise<unknown>> };
kept.gongzhiFigures ??= new LRUCache({ max: 1_000 });
const cache = kept.gongzhiFigures;

/** What is being made is shared too; what failed is not kept. */
export function remember<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known as Promise<T>;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

export const forgetFigures = () => cache.clear();
