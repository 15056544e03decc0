import type { AreaLevel } from '@/prisma/client/enums';

/** From the city down. */
export const levelLabels: Record<AreaLevel, string> = {
  city: '市',
  district: '区（市）县',
  street: '街道（镇）',
  community: '社区（村）',
  estate: '小区',
};

export const levels = Object.keys(levelLabels) as AreaLevel[];

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

/** Whether the written segments name this path: each in its order, the last one its last, levels left out or not. */
export function matchesPath(segments: readonly string[], path: readonly { name: string }[]): boolean {
  let at = path.length - 1;
  for (const [i, segment] of [...segments].reverse().entries()) {
    const short = shortAreaName(segment);
    if (i === 0 && shortAreaName(path[at]?.name ?? '') !== short) return false;
    while (at >= 0 && shortAreaName(path[at]?.name ?? '') !== short) at--;
    if (at < 0) return false;
    at--;
  }
  return true;
}
