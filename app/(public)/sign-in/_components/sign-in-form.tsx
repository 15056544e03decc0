'use client';

import { signIn } from 'next-auth/react';
import { type ReactNode, useActionState, useRef } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

type Outcome = { username: string; problem: string };

// The same sentence whatever the reason: it must not tell which accounts exist.
const refused = '账号或密码不正确，或账号已被锁定。';
const failed = '没有连上系统，请检查网络后再试。';

type Props = { next: string; accounts: readonly Account[]; heading: ReactNode; help: ReactNode };

export function SignInForm({ next, accounts, heading, help }: Props) {
  const username = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  const [{ problem, ...typed }, submit] = useActionState<Outcome, FormData>(
    async (_, form) => {
      const name = String(form.get('username'));
      const outcome = await attempt(name, String(form.get('password')));
      if (outcome === null) {
        // A whole load, so that nothing of whoever sat here before is left in the page.
        window.location.assign(next);
        return new Promise(() => {});
      }
      password.current?.focus();
      return { username: name, problem: outcome };
    },
    { username: '', problem: '' },
  );

  return (
    <>
      <div>
        {heading}
        <form action={submit} className="mt-6 space-y-4">
          {problem && (
            <Notice live tone="danger">
              {problem}
            </Notice>
          )}
          <Field label="账号" name="username">
            {(control) => (
              <TextInput
                {...control}
                autoCapitalize="none"
                autoComplete="username"
                className="h-10!"
                defaultValue={typed.username}
                ref={username}
                required
                spellCheck={false}
              />
            )}
          </Field>
          <Field label="密码" name="password">
            {(control) => (
              <TextInput
                {...control}
                autoComplete="current-password"
                className="h-10!"
                ref={password}
                required
                type="password"
              />
            )}
          </Field>
          <SubmitButton className="h-10! w-full" pendingLabel="正在登录…">
            登录
          </SubmitButton>
        </form>
        {help}
      </div>
      <DemoAccounts
        accounts={accounts}
        onChoose={(name) => {
          if (username.current) username.current.value = name;
          password.current?.focus();
        }}
      />
    </>
  );
}

/** Null when signed in, else what to say. */
async function attempt(username: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { username, password, redirect: false });
    if (answer?.ok) return null;
    return answer?.status === 401 ? refused : failed;
  } catch {
    return failed;
  }
}

type Account = { username: string; displayName: string };

function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: readonly Account[];
  onChoose: (username: string) => void;
}) {
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demo" className="self-center rounded-panel border bg-panel px-4 py-3">
      <h2 className="font-medium" id="demo">
        演示环境
      </h2>
      <p className="text-ink-2 text-table">选一个账号；密码见启动程序时的输出。</p>
      <ul className="mt-2">
        {accounts.map(({ username, displayName }) => (
          <li key={username}>
            <button
              className="flex min-h-8 w-full items-center gap-3 rounded-control px-1 text-left hover:bg-panel-strong"
              onClick={() => onChoose(username)}
              type="button"
            >
              <span className="w-32 shrink-0 text-action">{username}</span>
              <span className="truncate text-ink-2 text-table">{displayName.replace('（演示）', '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
