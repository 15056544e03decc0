import type { AreaLevel } from '../../prisma/client/enums';
import type { Role } from './permissions';

/** A grant in force today. `lo`..`hi` are the positions of its area. */
export type ActiveGrant = {
  id: number;
  role: Role;
  areaId: number;
  areaName: string;
  level: AreaLevel;
  lo: number;
  hi: number;
};

/** On whose behalf something is read or written. Reads and writes take one as their first argument. */
export type Actor = {
  userId: number;
  username: string;
  name: string;
  ip: string;
  signInId: string;
  mustChangePassword: boolean;
  isDemo: boolean;
  grants: readonly ActiveGrant[];
};

/** A process that acts for nobody: named, so that the trail can say which, and from where it was asked. */
export type SystemActor = { system: 'sign-in' | 'housekeeping' | 'set-up'; ip?: string };
