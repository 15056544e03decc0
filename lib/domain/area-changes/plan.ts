import type { AreaChangeKind, AreaLevel } from '@/prisma/client/enums';

/** The levels that an edition has; estates are kept by their communities. */
export type EditionLevel = Exclude<AreaLevel, 'city' | 'estate'>;
export const editionLevels: readonly EditionLevel[] = ['district', 'street', 'community'];

/** An area of a new edition. Its code is the only one of its kind in it. */
export type Node = { level: EditionLevel; code: string; name: string; parentCode: string };

/** An area as it is before the change. */
export type Before = Node & { id: number };

/** Where a part of what stood in an area goes; shares of one area make up 1. */
export type Target = { code: string; share: number };

export type Candidate = { code: string; name: string };

/** What becomes of an area, or what comes anew. With a doubt, it is only proposed. */
export type Step = {
  level: EditionLevel;
  kind: AreaChangeKind;
  /** Null for what is new. */
  before: Before | null;
  /** The area afterwards, which goes on under its id; null for what ends. */
  after: Node | null;
  /** Of what ends. */
  targets: Target[];
  /** Why a person has to decide, in the words of the interface. */
  doubt: string | null;
  candidates: Candidate[];
};

export const kindLabels: Record<AreaChangeKind, string> = {
  unchanged: '不变',
  renamed: '更名',
  recoded: '换码',
  transferred: '划转',
  merged: '合并',
  split: '拆分',
  new: '新设',
  closed: '撤销',
};

/** What it is called when an area goes on: a new parent weighs more than a new code, and that more than a new name. */
export function kindOfGoingOn(before: Node, after: Node, isSameParent: boolean): AreaChangeKind {
  if (!isSameParent) return 'transferred';
  if (before.code !== after.code) return 'recoded';
  return before.name === after.name ? 'unchanged' : 'renamed';
}

/** 33.33% */
export const shareText = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** Equal parts that make up 1 to the last digit that is stored. */
export function equalShares(codes: readonly string[]): Target[] {
  return weighedShares(codes.map((code) => [code, 1]));
}

/** Shares in proportion to the weights, rounded to eight places; the last takes what rounding leaves. */
export function weighedShares(weights: readonly (readonly [code: string, weight: number])[]): Target[] {
  const sum = weights.reduce((all, [, weight]) => all + weight, 0);
  let left = 1e8;
  return weights.map(([code, weight], i) => {
    const share = i === weights.length - 1 ? left : Math.round((1e8 * weight) / sum);
    left -= share;
    return { code, share: share / 1e8 };
  });
}
