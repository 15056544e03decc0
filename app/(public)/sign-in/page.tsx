import clsx from 'clsx';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Mark } from '@/components/shell/mark';
import { TextLink } from '@/components/ui/text-link';
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
  const accounts = await demoAccounts();
  return (
    <main
      className={clsx(
        'mx-auto grid min-h-dvh content-center gap-x-16 gap-y-8 px-4 py-12',
        accounts.length > 0 ? 'max-w-[47rem] md:grid-cols-2' : 'max-w-[22rem]',
      )}
      id="content"
      tabIndex={-1}
    >
      <SignInForm
        accounts={accounts}
        heading={
          <>
            <Mark href={paths.home()} />
            <h1 className="mt-6 font-semibold text-title">登录</h1>
            <p className="mt-1 text-ink-2">城市社区治理后台</p>
          </>
        }
        help={
          <div className="mt-6 space-y-2 text-ink-2 text-table">
            <p>
              连续 {failuresBeforeLock} 次不正确，账号锁定 {lockMinutes}{' '}
              分钟。忘记密码，请联系本单位系统管理员。
            </p>
            <p>
              居民不需要账号：<TextLink href={paths.ask()}>反映诉求</TextLink>、
              <TextLink href={paths.follow()}>查办理进度</TextLink>、
              <TextLink href={paths.published()}>看公开的诉求</TextLink>
            </p>
          </div>
        }
        next={next}
      />
    </main>
  );
}
