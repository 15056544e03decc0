import type { AreaLevel } from '@/prisma/client/enums';

/** From the city down. */
export const levelLabels: Record<AreaLevel, string> = {
  city: '市',
  district: '区（市）县',
  street: '街道（镇）',
  community: '社区（村）',
  estate: '小区',
};

export const isLevel = (text: string): text is AreaLevel => text in levelLabels;

/** Lists of levels as sentences have them: 社区（村）或小区. */
export const levelsText = (wanted: readonly AreaLevel[]) =>
  wanted.map((level) => levelLabels[level]).join('或');

/** An area as somebody wrote it: a code, a name, or a path of which any upper part may be missing. */
export type WrittenArea = { code: string | null; segments: string[] };

export function readAreaText(text: string): WrittenArea {
  const clean = text.normalize('NFKC').trim();
  const segments = clean
    .split(/[/\\>]/u)
    .map((segment) => segment.replace(/\s+/gu, ''))
    .filter(Boolean);
  const isCode = segments.length === 1 && /^\d{4,12}(E\d+)?$/iu.test(clean);
  return { code: isCode ? clean.toUpperCase() : null, segments };
}

const offices = ['居委会', '居民委员会', '村委会', '村民委员会'];
const office = new RegExp(`(${offices.join('|')})$`, 'u');

/** 总府路社区 for 总府路社区居委会: how people call a community whose published name is its office's. */
export const shortAreaName = (name: string) => name.replace(office, '');

/** The published names that a written one can stand for. */
export const namesFor = (written: string): string[] => {
  const short = shortAreaName(written);
  return [...new Set([written, short, ...offices.map((ending) => short + ending)])];
};

type Path = readonly { code: string; name: string }[];

/** Finds the paths that a written area can mean among many with the same names, without comparing it with each. */
export class PathIndex<P extends Path> {
  private readonly byKey = new Map<string, P[]>();
  private readonly shortNames = new Map<P, string[]>();

  constructor(paths: readonly P[]) {
    for (const path of paths) {
      const names = path.map(({ name }) => shortAreaName(name));
      const last = names.at(-1) ?? '';
      this.shortNames.set(path, names);
      this.add(path.at(-1)?.code ?? '', path);
      this.add(last, path);
      for (const above of new Set(names.slice(0, -1))) this.add(`${above}/${last}`, path);
    }
  }

  private add(key: string, path: P): void {
    const others = this.byKey.get(key);
    if (others) others.push(path);
    else this.byKey.set(key, [path]);
  }

  /** Levels may be left out of a path; those that are written must stand in their order. */
  find({ code, segments }: WrittenArea): readonly P[] {
    if (code) return this.byKey.get(code) ?? [];
    const short = segments.map(shortAreaName);
    const narrowed = this.byKey.get(short.slice(-2).join('/')) ?? [];
    return short.length < 3
      ? narrowed
      : narrowed.filter((path) => isInOrder(short, this.shortNames.get(path) ?? []));
  }
}

function isInOrder(wanted: readonly string[], names: readonly string[]): boolean {
  let at = 0;
  for (const name of names) if (name === wanted[at]) at++;
  return at === wanted.length;
}
