import type { ActiveGrant, Actor } from './actor';
import { addDays, clock, dayOf, today } from './clock';
import { database } from './db';
import { accessSettings } from './settings';

type Account = Omit<Actor, 'ip' | 'signInId'> & { passwordChangedAt: string; grants: ActiveGrant[] };
type Origin = { ip: string; signInId: string };

function toActor({ passwordChangedAt, mustChangePassword, ...account }: Account, origin: Origin): Actor {
  const { passwordDays } = accessSettings;
  const isOld = passwordDays > 0 && addDays(dayOf(new Date(passwordChangedAt)), passwordDays) <= today();
  return { ...account, ...origin, mustChangePassword: mustChangePassword || isOld };
}

/** Whom a signed-in browser acts for, with today's grants; null once the sign-in has ended or the account is disabled. */
export async function actorOfSignIn(signInId: string, ip: string): Promise<Actor | null> {
  const { idleMinutes, sessionHours } = accessSettings;
  const [row] = await database().$queryRaw<{ account: Account | null }[]>`
    SELECT session_of(${signInId}::uuid, ${clock.now().toISOString()}::timestamptz,
      make_interval(mins => ${idleMinutes}::int), make_interval(hours => ${sessionHours}::int)) AS account`;
  return row?.account ? toActor(row.account, { ip, signInId }) : null;
}

/** For a job that goes on after the request: the account as it is now, its grants read again. */
export async function actorOfUser(userId: number): Promise<Actor | null> {
  const [row] = await database().$queryRaw<{ account: Account | null }[]>`
    SELECT actor_of(${userId}::int, ${today()}::date) AS account`;
  return row?.account ? toActor(row.account, { ip: '', signInId: '' }) : null;
}
