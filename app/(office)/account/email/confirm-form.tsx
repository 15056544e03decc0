'use client';

import { useActionState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  accountHref: string;
  email: string;
  token: string;
};

export function ConfirmForm({ action, accountHref, email, token }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  if (state.status === 'done')
    return (
      <>
        <Notice live title="邮箱已验证" tone="success">
          通知将发到 {email}。
        </Notice>
        <ButtonLink href={accountHref}>回到我的账号</ButtonLink>
      </>
    );
  return (
    <form action={submit} className="space-y-4">
      <input name="token" type="hidden" value={token} />
      {'message' in state && (
        <Notice live tone="danger">
          {state.message}
        </Notice>
      )}
      <p>
        通知要发到 <strong className="font-medium">{email}</strong>，是您的邮箱吗？
      </p>
      <SubmitButton>确认</SubmitButton>
    </form>
  );
}
