import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { actorOfSignIn } from './accounts';
import { addressOf } from './request-origin';
import { accessSettings } from './settings';
import { signIn, signOut } from './sign-in';

/** The cookie says only which sign-in it is; whether that still holds is asked of the database each time. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: accessSettings.sessionHours * 3600 },
  pages: { signIn: '/sign-in' },
  providers: [
    Credentials({
      credentials: { username: { label: '账号' }, password: { label: '密码', type: 'password' } },
      async authorize(typed, { headers }) {
        const { username = '', password = '' } = typed ?? {};
        const id = await signIn({ username, password, ip: addressOf(headers) });
        return id ? { id } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { signInId: user.id } : { signInId: token.signInId }),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      const actor = token?.signInId ? await actorOfSignIn(String(token.signInId), '') : null;
      if (actor) await signOut(actor);
    },
  },
};
