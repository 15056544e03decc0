/** Areas as a graph: what ended, and what it became. */
export type Kin = { id: number; parentId: number | null; isEnded: boolean };
export type Link = { fromId: number; toId: number; share: number };

export type Share = { id: number; share: number };

/** What an area has become by now: areas that stand, with the shares along the way multiplied. Itself while it stands. */
export class Lineage {
  private readonly areas: ReadonlyMap<number, Kin>;
  private readonly links = new Map<number, Link[]>();
  private readonly known = new Map<number, Share[]>();

  constructor(areas: readonly Kin[], links: readonly Link[]) {
    this.areas = new Map(areas.map((area) => [area.id, area]));
    for (const link of links) {
      const list = this.links.get(link.fromId);
      if (list) list.push(link);
      else this.links.set(link.fromId, [link]);
    }
  }

  successorsOf(id: number): Share[] {
    const known = this.known.get(id);
    if (known) return known;
    const isEnded = this.areas.get(id)?.isEnded ?? false;
    const shares = new Map<number, number>();
    for (const { toId, share } of isEnded ? (this.links.get(id) ?? []) : [])
      for (const next of this.successorsOf(toId))
        shares.set(next.id, (shares.get(next.id) ?? 0) + share * next.share);
    const found = isEnded ? [...shares].map(([to, share]) => ({ id: to, share })) : [{ id, share: 1 }];
    this.known.set(id, found);
    return found;
  }

  /**
   * Under which standing area what is left of an ended one is counted: the lowest in which all that it became
   * lies; for one that became nothing, the one it lay in, or what became of that.
   */
  hostOf(id: number): number | null {
    const successors = this.successorsOf(id);
    if (successors.length > 0) return this.lowestAbove(successors.map((each) => each.id));
    const parentId = this.areas.get(id)?.parentId ?? null;
    if (parentId === null) return null;
    return this.areas.get(parentId)?.isEnded ? this.hostOf(parentId) : parentId;
  }

  /** The lowest standing area that contains all of these; one of them only when it contains the others. */
  private lowestAbove(ids: readonly number[]): number | null {
    const [first, ...others] = ids.map((id) => this.wayUp(id));
    return first?.find((id) => others.every((way) => way.includes(id))) ?? null;
  }

  private wayUp(id: number): number[] {
    const way: number[] = [];
    for (let at: number | null = id; at !== null; at = this.areas.get(at)?.parentId ?? null) way.push(at);
    return way;
  }
}
