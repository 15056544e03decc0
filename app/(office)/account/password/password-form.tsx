'use client';

import { type ReactNode, useActionState, useMemo } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';
import { formErrors } from '@/lib/platform/form-errors';

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  username: string;
  rules: string;
  homeHref: string;
  /** Why it must be changed, and the way out; gone once it has been. */
  reason: ReactNode;
  leave: ReactNode;
};

export function PasswordForm({ action, username, rules, homeHref, reason, leave }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  if (state.status === 'done')
    return (
      <Notice
        action={
          // A whole load: the frame that was left out until now must come.
          <a className={buttonClass('primary', 'small')} href={homeHref}>
            进入系统
          </a>
        }
        live
        title="密码已修改"
        tone="success"
      >
        您在别处的登录已结束。
      </Notice>
    );
  return (
    <div className="space-y-4">
      {reason}
      <form action={submit} className="space-y-4">
        <FormErrorSummary errors={errors} title="密码没有修改" />
        {/* Tells a password manager whose password this is. */}
        <input autoComplete="username" defaultValue={username} hidden name="username" readOnly />
        <Field error={problems.currentPassword} label="现用密码" name="currentPassword" required>
          {(control) => <TextInput {...control} autoComplete="current-password" type="password" />}
        </Field>
        <Field error={problems.newPassword} help={rules} label="新密码" name="newPassword" required>
          {(control) => <TextInput {...control} autoComplete="new-password" type="password" />}
        </Field>
        <Field error={problems.repeatedPassword} label="再填一次新密码" name="repeatedPassword" required>
          {(control) => <TextInput {...control} autoComplete="new-password" type="password" />}
        </Field>
        <SubmitButton>修改密码</SubmitButton>
      </form>
      {leave}
    </div>
  );
}
