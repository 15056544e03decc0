import type { ActiveGrant, Actor } from '@/lib/platform/actor';
import { roleLabels } from '@/lib/platform/permissions';
import type { AreaLevel } from '@/prisma/client/enums';

const words: Partial<Record<AreaLevel, string>> = { street: '街道', community: '社区' };

/** Where a grant is held: its area, or the jurisdiction with the number of what it manages: 高新区（7 个街道）. */
export function heldPlace(grant: ActiveGrant, all: readonly ActiveGrant[]): string {
  if (!grant.jurisdictionId) return grant.areaName;
  const managed = new Map(
    all
      .filter(({ jurisdictionId }) => jurisdictionId === grant.jurisdictionId)
      .map(({ areaId, level }) => [areaId, level]),
  );
  const [level, ...others] = new Set(managed.values());
  const word = (level && others.length === 0 && words[level]) || '辖区';
  return `${grant.jurisdictionName}（${managed.size} 个${word}）`;
}

/** 春熙路街道 审核员, each once. */
export const rolesHeld = ({ grants }: Actor): string[] => [
  ...new Set(grants.map((grant) => `${heldPlace(grant, grants)} ${roleLabels[grant.role]}`)),
];
