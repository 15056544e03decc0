import { clock } from '@/lib/platform/clock';
import { broken } from '@/lib/platform/errors';
import { seal, unseal } from '@/lib/platform/sealed';
import { readQueryCode } from './query-code';

/** For as long as somebody looks at his request; the code itself is never in an address. */
const minutes = 30;
export const followCookie = 'gongzhi-follow';

/** The Set-Cookie line that opens a request to this browser; for null, one that closes it. */
export function followCookieLine(code: string | null): string {
  const secure = process.env.NEXTAUTH_URL?.startsWith('https:') ? '; Secure' : '';
  const value = code === null ? '' : seal(`follow ${clock.now().getTime() + minutes * 60_000} ${code}`);
  return `${followCookie}=${value}; Path=/; Max-Age=${code === null ? 0 : minutes * 60}; HttpOnly; SameSite=Lax${secure}`;
}

/** The code in a cookie's value; null for one that is none, is over, or was not made here. */
export function codeInCookie(value: string | undefined): string | null {
  if (!value) return null;
  try {
    const [kind, until, code = ''] = unseal(value).split(' ');
    return kind === 'follow' && Number(until) > clock.now().getTime() ? readQueryCode(code) : null;
  } catch {
    return null;
  }
}

/** The code with which this browser has opened a request; `rule` when it has not, or too long ago. */
export function ownCode(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const own = cookies.find((cookie) => cookie.startsWith(`${followCookie}=`));
  const code = codeInCookie(own?.slice(followCookie.length + 1));
  if (!code) throw broken('打开太久了，请重新输入查询码。写的内容还在这里，可以先复制。');
  return code;
}
