import type { AreaLevel } from '../../prisma/client/enums';
import type { Role } from './permissions';

/** A grant in force today. `lo`..`hi` are the positions of its area. One in a jurisdiction stands once for each area that it manages. */
export type ActiveGrant = {
  id: number;
  role: Role;
  areaId: number;
  areaName: string;
  level: AreaLevel;
  lo: number;
  hi: number;
  jurisdictionId?: number | null;
  jurisdictionName?: string | null;
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
  /** The numbering of positions under which the grants were read; under another they would mean other areas. */
  numbering: number;
  /** Notices that wait. */
  unread: number;
  grants: readonly ActiveGrant[];
};

/** A process that acts for nobody: named, so that the trail can say which, and from where it was asked. */
export type SystemActor = {
  system:
    | 'sign-in'
    | 'housekeeping'
    | 'set-up'
    | 'area-change'
    | 'period-keeping'
    | 'mail'
    | 'supervision-reminders'
    /** Takes what residents and other platforms send, and answers those who show its code. */
    | 'resident-desk'
    /** Sends up what is overdue, closes what nobody answered, erases telephones. */
    | 'request-keeping';
  ip?: string;
};
