import { shortAreaName } from '@/lib/platform/areas/texts';
import {
  type Before,
  type Candidate,
  type EditionLevel,
  editionLevels,
  equalShares,
  kindOfGoingOn,
  type Node,
  type Step,
  weighedShares,
} from './plan';

/**
 * What became of each area between the tree as it is and a new edition. Sure is only: the same code and name, a
 * name that is the only one of its kind in the district on both sides, or a name and the areas below that agree.
 * Everything else is a proposal with a doubt. Codes alone prove nothing: they are given to other places again.
 */
export function propose(tree: readonly Before[], edition: readonly Node[]): Step[] {
  return new Proposal(tree, edition).steps();
}

type Pair = { before: Before; after: Node; doubt: string | null };

class Proposal {
  private readonly beforeByCode = new Map<string, Before>();
  private readonly beforeOf = new Map<string, Before[]>();
  private readonly afterOf = new Map<string, Node[]>();
  private readonly afterByCode = new Map<string, Node>();
  /** By the code before: areas that go on. */
  private readonly pairs = new Map<string, Pair>();
  private readonly taken = new Set<string>();
  private readonly tree: readonly Before[];
  private readonly edition: readonly Node[];

  constructor(tree: readonly Before[], edition: readonly Node[]) {
    this.tree = tree;
    this.edition = edition;
    for (const area of tree) {
      push(this.beforeOf, area.parentCode, area);
      this.beforeByCode.set(area.code, area);
    }
    for (const node of edition) {
      push(this.afterOf, node.parentCode, node);
      this.afterByCode.set(node.code, node);
    }
  }

  steps(): Step[] {
    this.pairDistricts();
    for (const district of this.beforeAt('district')) {
      const after = this.pairs.get(district.code)?.after;
      if (after) this.pairWithin(district, after);
    }
    const fates = new Map(this.beforeAt('street').map((street) => [street.code, this.fateOf(street)]));
    this.pairStreetsByFate(fates);
    return [...this.goingOn(), ...this.ending(fates), ...this.coming()].sort(byLevelAndCode);
  }

  private pairDistricts() {
    const before = this.beforeAt('district');
    const after = this.edition.filter(({ level }) => level === 'district');
    this.pairWhere(before, after, ({ code, name }) => `${code}${name}`, null);
    // 新津县 and 新津区: the stem is the same, code and name are both new.
    this.pairWhere(before, after, ({ name }) => stemOf(name), '代码和名称都变了，只有名称的主干相同。');
    this.pairWhere(
      before,
      after,
      ({ code }) => code,
      '代码相同，名称不同：可能是更名，也可能是代码改给了别处。',
    );
  }

  private pairWithin(district: Before, districtAfter: Node) {
    const streets = this.beforeOf.get(district.code) ?? [];
    const streetsAfter = this.afterOf.get(districtAfter.code) ?? [];
    this.pairWhere(streets, streetsAfter, ({ code, name }) => `${local(code)}${name}`, null);
    this.pairWhere(streets, streetsAfter, ({ name }) => name, null);

    const communities = streets.flatMap(({ code }) => this.beforeOf.get(code) ?? []);
    const communitiesAfter = streetsAfter.flatMap(({ code }) => this.afterOf.get(code) ?? []);
    for (const street of streets) {
      const after = this.pairs.get(street.code)?.after;
      if (!after) continue;
      const old = this.beforeOf.get(street.code) ?? [];
      const now = this.afterOf.get(after.code) ?? [];
      this.pairWhere(old, now, ({ code, name }) => `${local(code)}${shortAreaName(name)}`, null);
      this.pairWhere(old, now, ({ name }) => shortAreaName(name), null);
    }
    this.pairWhere(communities, communitiesAfter, ({ name }) => shortAreaName(name), null);
    // 红旗村 becomes 红旗社区, and 国槐路社区 becomes 国槐社区: likely, not sure.
    for (const street of streets) {
      const after = this.pairs.get(street.code)?.after;
      if (!after) continue;
      this.pairSimilar(this.beforeOf.get(street.code) ?? [], this.afterOf.get(after.code) ?? []);
    }
    this.pairWhere(
      communities,
      communitiesAfter,
      ({ name }) => stemOf(shortAreaName(name)),
      '名称的主干在区（市）县内唯一，但后缀变了（如村改社区）。',
    );
  }

  /** Pairs what has the same key, where the key is the only one on both sides. */
  private pairWhere(
    before: readonly Before[],
    after: readonly Node[],
    keyOf: (node: Node) => string,
    doubt: string | null,
  ) {
    const old = single(
      before.filter(({ code }) => !this.pairs.has(code)),
      keyOf,
    );
    const now = single(
      after.filter(({ code }) => !this.taken.has(code)),
      keyOf,
    );
    for (const [key, area] of old) {
      const node = now.get(key);
      if (node) this.pair(area, node, doubt);
    }
  }

  /** The same code with a name that is much the same. */
  private pairSimilar(before: readonly Before[], after: readonly Node[]) {
    const now = new Map(
      after.filter(({ code }) => !this.taken.has(code)).map((node) => [local(node.code), node]),
    );
    for (const area of before) {
      const node = this.pairs.has(area.code) ? undefined : now.get(local(area.code));
      if (node && likeness(area.name, node.name) >= 0.5)
        this.pair(area, node, '代码相同，名称相近：可能是更名。');
    }
  }

  private pair(before: Before, after: Node, doubt: string | null) {
    this.pairs.set(before.code, { before, after, doubt });
    this.taken.add(after.code);
  }

  /** Where the communities of a street went: streets afterwards, with how many. */
  private fateOf(street: Before): Map<string, number> {
    const votes = new Map<string, number>();
    for (const { code } of this.beforeOf.get(street.code) ?? []) {
      const to = this.pairs.get(code)?.after.parentCode;
      if (to) votes.set(to, (votes.get(to) ?? 0) + 1);
    }
    return votes;
  }

  /** A street under a new code and with a new ending (安德镇, 安德街道), or under its code and a new name, goes on when its communities went there. */
  private pairStreetsByFate(fates: ReadonlyMap<string, ReadonlyMap<string, number>>) {
    for (const street of this.beforeAt('street')) {
      if (this.pairs.has(street.code)) continue;
      const votes = fates.get(street.code) ?? new Map();
      const [to] = [...votes].sort(([, a], [, b]) => b - a);
      const node = to && this.afterByCode.get(to[0]);
      if (!node || this.taken.has(node.code)) continue;
      const isSame = stemOf(node.name) === stemOf(street.name) || node.code === street.code;
      if (!isSame) continue;
      const communities = this.beforeOf.get(street.code) ?? [];
      const isClear = to[1] * 2 > communities.length;
      this.pair(street, node, isClear ? null : '名称的主干或代码相同，但能对上的社区不到一半。');
      this.pairSimilar(communities, this.afterOf.get(node.code) ?? []);
    }
  }

  private goingOn(): Step[] {
    return [...this.pairs.values()].map(({ before, after, doubt: found }) => {
      const doubt = found ?? lostLetters(before, after);
      const parent = this.pairs.get(before.parentCode);
      const isSameParent = before.level === 'district' || parent?.after.code === after.parentCode;
      return {
        level: before.level,
        kind: kindOfGoingOn(before, after, isSameParent),
        before,
        after,
        targets: [],
        doubt,
        candidates: doubt ? this.candidatesFor(before) : [],
      };
    });
  }

  private ending(fates: ReadonlyMap<string, ReadonlyMap<string, number>>): Step[] {
    const ended = this.tree.filter(({ code }) => !this.pairs.has(code));
    const streets = ended
      .filter(({ level }) => level === 'street')
      .map((street) => this.endOfStreet(street, fates.get(street.code) ?? new Map()));
    const destinies = new Map(
      streets.map(({ before, targets }) => [before?.code, targets.map(({ code }) => code)]),
    );
    const communities = ended.filter(({ level }) => level === 'community');
    return [
      ...ended
        .filter(({ level }) => level === 'district')
        .map((district) => end(district, '新的区划里没有这个区（市）县。', this.candidatesFor(district))),
      ...streets,
      ...this.endsOfCommunities(communities, destinies),
    ];
  }

  private endOfStreet(street: Before, votes: ReadonlyMap<string, number>): Step {
    const found = [...votes].sort(([, a], [, b]) => b - a);
    const all = (this.beforeOf.get(street.code) ?? []).length;
    const counted = found.reduce((sum, [, n]) => sum + n, 0);
    const targets = weighedShares(found);
    const base = { ...end(street, null, this.candidatesFor(street)), targets };
    if (found.length === 0) return { ...base, doubt: '没有一个社区对得上，看不出去向。' };
    if (found.length > 1)
      return { ...base, kind: 'split', doubt: `社区分到了 ${found.length} 个街道（镇），份额按社区数推算。` };
    const doubt = counted * 2 > all ? null : `${all} 个社区中只有 ${counted} 个对得上。`;
    return { ...base, kind: 'merged', doubt };
  }

  /**
   * Communities that nothing is known of but their street: those that came anew in the street it went to, in the
   * order of codes, are the likeliest. Without any, the one next to it in the order.
   */
  private endsOfCommunities(
    ended: readonly Before[],
    destinies: ReadonlyMap<string | undefined, string[]>,
  ): Step[] {
    const byDestiny = new Map<string, Before[]>();
    for (const area of ended) {
      const going = this.pairs.get(area.parentCode)?.after.code;
      push(byDestiny, (going ? [going] : (destinies.get(area.parentCode) ?? [])).join(), area);
    }
    return [...byDestiny].flatMap(([streets, areas]) => {
      const there = streets.split(',').flatMap((code) => this.afterOf.get(code) ?? []);
      const anew = there.filter(({ code }) => !this.taken.has(code));
      const candidates = there.map(({ code, name }) => ({ code, name }));
      return areas.map((area, i) => {
        if (there.length === 0)
          return end(area, '所在街道（镇）的去向未定，看不出归到哪里。', this.candidatesFor(area));
        const pool = anew.length > 0 ? anew : there;
        const part = slice(pool, i, areas.length);
        const targets = equalShares(part.map(({ code }) => code));
        const where = anew.length > 0 ? '新出现的社区' : '现有的社区';
        return {
          ...end(area, `名称在新区划里找不到，按代码顺序推到同一街道（镇）${where}。`, candidates),
          kind: targets.length > 1 ? ('split' as const) : ('merged' as const),
          targets,
        };
      });
    });
  }

  private coming(): Step[] {
    return this.edition
      .filter(({ code }) => !this.taken.has(code))
      .map((after) => ({
        level: after.level,
        kind: 'new',
        before: null,
        after,
        targets: [],
        doubt: null,
        candidates: [],
      }));
  }

  /** Areas of the same level in the district that it lies in afterwards; in all of them when that is not known. */
  private candidatesFor(area: Before): Candidate[] {
    const street = area.level === 'community' ? this.beforeByCode.get(area.parentCode) : area;
    const district = this.pairs.get(street?.parentCode ?? '')?.after;
    const streets = district && (this.afterOf.get(district.code) ?? []);
    const near =
      area.level === 'street' ? streets : streets?.flatMap(({ code }) => this.afterOf.get(code) ?? []);
    const nodes = near ?? this.edition.filter(({ level }) => level === area.level).slice(0, 200);
    return nodes.map(({ code, name }) => ({ code, name }));
  }

  private readonly beforeAt = (level: EditionLevel) => this.tree.filter((area) => area.level === level);
}

const end = (before: Before, doubt: string | null, candidates: Candidate[]): Step => ({
  ...{ level: before.level, kind: 'closed', before, after: null, targets: [], doubt, candidates },
});

/** The ith of `count` shares of a list, in order; at least one member. */
function slice<T>(list: readonly T[], i: number, count: number): T[] {
  const from = Math.floor((i * list.length) / count);
  const to = Math.floor(((i + 1) * list.length) / count);
  return list.slice(from, Math.max(to, from + 1));
}

/** The digits by which a parent tells its children apart: they outlast a new code of the parent. */
const local = (code: string) => code.slice(-3);

const endings = /(街道办事处|街道|社区|[区县市镇乡村])$/u;
/** 安德 for 安德镇 and 安德街道, 新津 for 新津县 and 新津区. A single character is no stem. */
function stemOf(name: string): string {
  const stem = name.replace(endings, '');
  return stem.length > 1 ? stem : name;
}

/** A file in an older encoding has a question mark for what it cannot write. */
const lostLetters = (before: Node, after: Node) =>
  /[?？\ufffd]/u.test(after.name) && after.name !== before.name
    ? '新名称里有“?”，可能是文件里丢了字，请核对。'
    : null;

/** How many of the characters two names share, from 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [a, b].map((name) => [...stemOf(shortAreaName(name))]);
  const both = (one ?? []).filter((letter) => other?.includes(letter)).length;
  return (2 * both) / ((one?.length ?? 0) + (other?.length ?? 0) || 1);
}

/** Those whose key no other has. */
function single<T extends Node>(nodes: readonly T[], keyOf: (node: Node) => string): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const node of nodes) found.set(keyOf(node), found.has(keyOf(node)) ? null : node);
  return new Map([...found].flatMap(([key, node]) => (node ? [[key, node] as const] : [])));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const byLevelAndCode = (a: Step, b: Step) =>
  editionLevels.indexOf(a.level) - editionLevels.indexOf(b.level) || (codeOf(a) < codeOf(b) ? -1 : 1);
const codeOf = ({ before, after }: Step) => before?.code ?? after?.code ?? '';
