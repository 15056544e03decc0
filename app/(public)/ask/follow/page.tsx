import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { type Followed, followRequest } from '@/lib/domain/requests/follow';
import { codeInCookie, followCookie } from '@/lib/domain/requests/follow-cookie';
import { AppError } from '@/lib/platform/errors';
import { CodeForm } from './_components/code-form';
import { FollowedRequest } from './_components/followed-request';

export const metadata: Metadata = { title: '查进度' };

/** What the code in this browser's cookie opens; without one, the form that asks for it. */
export default async function FollowPage() {
  const code = codeInCookie((await cookies()).get(followCookie)?.value);
  const followed = code && (await opened(code));
  if (followed) return <FollowedRequest followed={followed} />;
  return (
    <>
      <h1 className="font-semibold text-title">查办理进度</h1>
      <CodeForm />
    </>
  );
}

async function opened(code: string): Promise<Followed | null> {
  try {
    return await followRequest(code);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
