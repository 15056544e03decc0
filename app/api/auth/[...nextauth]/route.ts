import NextAuth from 'next-auth';
import { authOptions } from '@/lib/platform/auth';

// Public: signing in comes before there is anybody to admit. next-auth checks its own CSRF token.
const handle = NextAuth(authOptions);

export { handle as GET, handle as POST };
