import { LRUCache } from 'lru-cache';
import { cookies, headers } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { actorOfSignIn } from './accounts';
import type { Actor } from './actor';
import type { Permission } from './permissions';
import { addressOf } from './request-origin';
import { can } from './scope';

/** As next-auth names it: by the address that the installation gives itself. */
export const sessionCookie = process.env.NEXTAUTH_URL?.startsWith('https:')
  ? '__Secure-next-auth.session-token'
  : 'next-auth.session-token';

// Decrypting a cookie costs as much as the query; what it holds never changes.
const opened = new LRUCache<string, string>({ max: 5_000 });

async function signInIdOf(cookie: string): Promise<string | null> {
  const known = opened.get(cookie);
  if (known) return known;
  const token = await decode({ token: cookie, secret: process.env.NEXTAUTH_SECRET ?? '' }).catch(() => null);
  if (typeof token?.signInId !== 'string') return null;
  opened.set(cookie, token.signInId);
  return token.signInId;
}

/** Who asks, or null when nobody is signed in (any more). One query for a whole page. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(sessionCookie)?.value;
  const signInId = cookie && (await signInIdOf(cookie));
  return signInId ? actorOfSignIn(signInId, addressOf(await headers())) : null;
});

/** `own-account` is open to whoever is signed in, even before a password that must be changed has been. */
export type Access = Permission | 'signed-in' | 'own-account';

export type Admission = { actor: Actor } | { refusal: 'signed-out' | 'password' | 'forbidden' };

/** The one question that every page, action and route begins with. */
export async function admission(access: Access): Promise<Admission> {
  const actor = await currentActor();
  if (!actor) return { refusal: 'signed-out' };
  if (access === 'own-account') return { actor };
  if (actor.mustChangePassword) return { refusal: 'password' };
  return access === 'signed-in' || can(actor, access) ? { actor } : { refusal: 'forbidden' };
}

export const accessOf = Symbol.for('gongzhi.access');

/** Marks what asks for admission; the contract tests look for the mark on every page, action and route. */
export const guarded = <F extends object>(run: F, access: Access): F =>
  Object.assign(run, { [accessOf]: access });
