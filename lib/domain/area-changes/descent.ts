import type { AreaNow, Settled } from './carry-out';
import { Lineage, type Link } from './lineage';

type Areas = ReadonlyMap<number, AreaNow>;

/** What came from what in one change: asked by whatever has to follow it. */
export class Descent {
  /** Areas that ended in this change. */
  readonly ended: ReadonlySet<number>;
  /** Of those that went into one other, that one. */
  readonly merged: ReadonlyMap<number, number>;
  /** Of those that ended, the lowest standing area in which all they became lies. */
  readonly hosts: ReadonlyMap<number, number>;
  /** Areas that ended or whose code is another now. */
  readonly touched: ReadonlySet<number>;
  /** Areas that came anew, with what they came from: their parent afterwards for what came from nothing. */
  readonly origins: ReadonlyMap<number, number[]>;

  private readonly before: Areas;
  private readonly after: Areas;
  private readonly successors = new Map<number, number[]>();
  /** Communities afterwards by those of before that a part of them came from. */
  private readonly comingFrom = new Map<number, Set<number>>();

  constructor(before: Areas, after: Areas, steps: readonly Settled[], idOf: ReadonlyMap<string, number>) {
    this.before = before;
    this.after = after;
    const links: Link[] = [];
    for (const { areaId, newCode, targets } of steps) {
      if (areaId === null || newCode) continue;
      const to = targets.flatMap(({ code, share }) => ({ id: idOf.get(code) ?? 0, share }));
      this.successors.set(
        areaId,
        to.map(({ id }) => id),
      );
      links.push(...to.map(({ id, share }) => ({ fromId: areaId, toId: id, share })));
    }
    this.ended = new Set(this.successors.keys());
    this.merged = new Map(
      [...this.successors].flatMap(([from, [to, ...others]]) =>
        to && others.length === 0 ? [[from, to] as const] : [],
      ),
    );
    const lineage = new Lineage([...after.values()], links);
    this.hosts = new Map(
      [...this.ended].flatMap((id) => {
        const host = lineage.hostOf(id);
        return host === null ? [] : [[id, host] as const];
      }),
    );
    this.touched = new Set([
      ...this.ended,
      ...steps.flatMap(({ areaId, code, newCode }) =>
        areaId !== null && newCode && newCode !== code ? areaId : [],
      ),
    ]);
    this.origins = this.findOrigins(steps, idOf);
    for (const area of before.values()) {
      if (area.isEnded || area.level !== 'community') continue;
      for (const id of this.successors.get(area.id) ?? [area.id]) this.addComing(id, area.id);
    }
  }

  private addComing(id: number, from: number) {
    const known = this.comingFrom.get(id);
    if (known) known.add(from);
    else this.comingFrom.set(id, new Set([from]));
  }

  private findOrigins(steps: readonly Settled[], idOf: ReadonlyMap<string, number>): Map<number, number[]> {
    const origins = new Map<number, number[]>();
    for (const { areaId, newCode, restoresId } of steps) {
      if (areaId !== null || !newCode) continue;
      const id = idOf.get(newCode) ?? 0;
      const from = [...this.successors].filter(([, to]) => to.includes(id)).map(([old]) => old);
      origins.set(id, restoresId ? [restoresId] : from);
    }
    return origins;
  }

  /**
   * What a grant at an area that ended covers from now on: the largest areas of its level or below of which every
   * community came, at least in part, from one that it covered. Never a sister, never what lies above.
   */
  coverOf(id: number): number[] {
    const old = this.before.get(id);
    if (!old) return [];
    if (old.level === 'community') return this.successors.get(id) ?? [];
    const covered = new Set(this.communitiesBelow(this.before, id));
    const communities = [...this.comingFrom].flatMap(([to, from]) =>
      [...from].some((each) => covered.has(each)) ? to : [],
    );
    const inside = new Set(communities);
    const climb = (community: number): number => {
      let at = community;
      for (;;) {
        const parent = this.after.get(this.after.get(at)?.parentId ?? 0);
        if (!parent || depths.indexOf(parent.level) < depths.indexOf(old.level)) return at;
        if (!this.communitiesBelow(this.after, parent.id).every((each) => inside.has(each))) return at;
        at = parent.id;
      }
    };
    const cover = new Set(communities.map(climb));
    // An area without a single community went where it was said to go, when that holds nothing else.
    if (covered.size === 0)
      for (const to of this.successors.get(id) ?? [])
        if (this.communitiesBelow(this.after, to).length === 0) cover.add(to);
    return [...cover];
  }

  /** Whether an area is among the larger ones that went, in part, elsewhere: its grant no longer covers what it was. */
  directSuccessorsOf(id: number): readonly number[] {
    return this.successors.get(id) ?? [];
  }

  nameOf(id: number): string {
    return (this.after.get(id) ?? this.before.get(id))?.name ?? '';
  }

  private readonly below = new Map<Areas, Map<number, number[]>>();

  private communitiesBelow(tree: Areas, id: number): number[] {
    let index = this.below.get(tree);
    if (!index) {
      index = new Map();
      for (const area of tree.values()) {
        if (area.isEnded || area.level !== 'community') continue;
        for (let at: number | null = area.id; at !== null; at = tree.get(at)?.parentId ?? null) {
          const list = index.get(at);
          if (list) list.push(area.id);
          else index.set(at, [area.id]);
        }
      }
      this.below.set(tree, index);
    }
    return index.get(id) ?? [];
  }
}

const depths: readonly string[] = ['city', 'district', 'street', 'community'];
