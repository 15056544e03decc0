import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Mark } from '@/components/shell/mark';
import { demoAccounts } from '@/lib/domain/users/queries';
import { paths } from '@/lib/platform/paths';
import { safePath } from '@/lib/platform/request-origin';
import { type SearchParams, textParam } from '@/lib/platform/search-params';
import { currentActor } from '@/lib/platform/session';
import { accessSettings } from '@/lib/platform/settings';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: '登录' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const next = safePath(textParam(await searchParams, 'next'));
  if (await currentActor()) redirect(next);
  const { failuresBeforeLock, lockMinutes } = accessSettings;
  return (
    <main
      className="mx-auto flex min-h-dvh max-w-[22rem] flex-col justify-center px-4 py-12"
      id="content"
      tabIndex={-1}
    >
      <Mark href={paths.home()} />
      <h1 className="mt-6 font-semibold text-title">登录</h1>
      <p className="mt-1 text-ink-2">城市社区治理后台</p>
      <SignInForm accounts={await demoAccounts()} next={next} />
      <p className="mt-6 text-ink-2 text-table">
        忘记密码或账号被锁定，请联系本单位系统管理员。连续 {failuresBeforeLock} 次不正确，账号锁定{' '}
        {lockMinutes} 分钟。
      </p>
    </main>
  );
}
