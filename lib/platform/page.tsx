import { headers } from 'next/headers';
import { notFound as nextNotFound, redirect, unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Actor } from './actor';
import { AppError } from './errors';
import { paths } from './paths';
import { pathOf } from './request-origin';
import type { SearchParams } from './search-params';
import { type Access, admission, guarded } from './session';
import { logUnexpected } from './unexpected';

type Params = Record<string, string | string[]>;

/**
 * A page for those who hold `access`: `export default page('ledger.read', async (actor, { params, searchParams }) => …)`.
 * Out of scope and not there are both the not-found page; nobody signed in leads to /sign-in and back here.
 */
export function page<P extends Params>(
  access: Access,
  render: (
    actor: Actor,
    request: { params: P; searchParams: SearchParams },
  ) => ReactNode | Promise<ReactNode>,
) {
  return guarded(async (props: { params: Promise<P>; searchParams: Promise<SearchParams> }) => {
    const admitted = await admission(access);
    if ('refusal' in admitted) return refuse(admitted.refusal);
    try {
      return await render(admitted.actor, {
        params: await props.params,
        searchParams: await props.searchParams,
      });
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof AppError && error.code === 'not_found') nextNotFound();
      if (error instanceof AppError && error.code === 'forbidden') return <Forbidden />;
      const digest = logUnexpected(error, pathOf(await headers()), admitted.actor.userId);
      // The error page shows the digest: the number under which the log has it.
      throw Object.assign(new Error('unexpected', { cause: error }), { digest });
    }
  }, access);
}

async function refuse(refusal: 'signed-out' | 'password' | 'forbidden') {
  if (refusal === 'forbidden') return <Forbidden />;
  const path = pathOf(await headers());
  redirect(refusal === 'password' ? paths.password() : paths.signIn(path === '/' ? undefined : path));
}

// Not Next's forbidden(): that is still an experiment, and a security page must not hang on a flag.
function Forbidden() {
  return (
    <div className="mx-auto max-w-text px-4 py-16">
      <h1 className="font-semibold text-title">您的账号不能打开这一页</h1>
      <p className="mt-1 text-ink-2">{new AppError('forbidden').message}</p>
      <p className="mt-6">
        <a className="text-action underline underline-offset-4" href={paths.home()}>
          回到首页
        </a>
      </p>
    </div>
  );
}
