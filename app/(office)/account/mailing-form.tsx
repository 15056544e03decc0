'use client';

import { useActionState, useMemo } from 'react';
import { RadioGroup } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  stored: { email: string; mailing: string };
  choices: readonly { value: string; label: string }[];
};

export function MailingForm({ action, stored, choices }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const values = fieldValues(state, stored);
  return (
    <form action={submit} className="max-w-form space-y-4">
      <FormErrorSummary errors={errors} title="没有保存" />
      {state.status === 'done' && (
        <Notice live tone="success">
          已保存。
        </Notice>
      )}
      <RadioGroup
        defaultValue={values.mailing}
        error={problems.mailing}
        label="发送"
        name="mailing"
        options={choices}
      />
      <Field error={problems.email} label="邮箱" name="email">
        {(control) => (
          <TextInput
            {...control}
            autoComplete="email"
            defaultValue={values.email}
            inputMode="email"
            maxLength={100}
          />
        )}
      </Field>
      <SubmitButton variant="secondary">保存</SubmitButton>
    </form>
  );
}
