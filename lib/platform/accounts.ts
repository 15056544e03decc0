import type { ActiveGrant, Actor } from './actor';
import { addDays, clock, dayOf, today } from './clock';
import { preparedQuery } from './db';
import { accessSettings } from './settings';

type Account = Omit<Actor, 'ip' | 'signInId'> & { passwordChangedAt: string; grants: ActiveGrant[] };
type Found = { account: Account | null };
type Origin = { ip: string; signInId: string };

function toActor({ passwordChangedAt, mustChangePassword, ...account }: Account, origin: Origin): Actor {
  const { passwordDays } = accessSettings;
  const isOld = passwordDays > 0 && addDays(dayOf(new Date(passwordChangedAt)), passwordDays) <= today();
  return { ...account, ...origin, mustChangePassword: mustChangePassword || isOld };
}

const ofSignIn = `SELECT session_of($1, $2, make_interval(mins => $3), make_interval(hours => $4)) AS account`;
const ofUser = 'SELECT actor_of($1, $2) AS account';

/** Whom a signed-in browser acts for, with today's grants; null once the sign-in has ended or the account is disabled. */
export async function actorOfSignIn(signInId: string, ip: string): Promise<Actor | null> {
  const { idleMinutes, sessionHours } = accessSettings;
  const values = [signInId, clock.now().toISOString(), idleMinutes, sessionHours];
  const [row] = await preparedQuery<Found>('session_of', ofSignIn, values);
  return row?.account ? toActor(row.account, { ip, signInId }) : null;
}

/** For a job that goes on after the request: the account as it is now, its grants read again. */
export async function actorOfUser(userId: number): Promise<Actor | null> {
  const [row] = await preparedQuery<Found>('actor_of', ofUser, [userId, today()]);
  return row?.account ? toActor(row.account, { ip: '', signInId: '' }) : null;
}
