import type { Actor } from './actor';
import { today } from './clock';
import { transactAsSystem } from './transact';

/** The actor for whom a job runs, with the grants of now: what was revoked since it was queued no longer counts. */
export async function actingUser(userId: number): Promise<Actor | null> {
  const day = new Date(today());
  const user = await transactAsSystem({ system: 'sign-in' }, (tx) =>
    tx.user.findUnique({
      where: { id: userId },
      include: {
        grants: {
          where: {
            endedAt: null,
            validFrom: { lte: day },
            OR: [{ validTo: null }, { validTo: { gte: day } }],
          },
          include: { area: true },
        },
      },
    }),
  );
  if (!user || user.disabledAt) return null;
  return {
    userId: user.id,
    username: user.username,
    name: user.displayName,
    ip: '',
    signInId: '',
    mustChangePassword: user.mustChangePassword,
    isDemo: user.isDemo,
    grants: user.grants.map(({ id, role, area }) => ({
      id,
      role,
      areaId: area.id,
      areaName: area.name,
      level: area.level,
      lo: area.lo,
      hi: area.hi,
    })),
  };
}
