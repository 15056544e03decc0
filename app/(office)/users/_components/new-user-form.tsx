'use client';

import { useActionState, useMemo } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { TextInput } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { userLabels } from '@/lib/domain/users/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { paths } from '@/lib/platform/paths';
import { ProfileFields } from './profile-fields';
import { TemporaryPassword } from './temporary-password';

type Made = { id: number; username: string; password: string };
type Props = { action: (before: FormState<Made>, form: FormData) => Promise<FormState<Made>> };

const blank = { username: '', displayName: '', workUnit: '', workPhone: '', areaId: '', areaId_text: '' };

export function NewUserForm({ action }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  if (state.status === 'done')
    return (
      <div className="max-w-form space-y-4">
        <TemporaryPassword password={state.result.password} username={state.result.username} />
        <p className="text-ink-2">用户已建立，还不能查看任何数据：请安全管理员授予角色和辖区。</p>
        <p className="flex gap-2">
          <ButtonLink href={paths.user(state.result.id)} variant="primary">
            查看用户
          </ButtonLink>
          <ButtonLink href={paths.users()}>回到列表</ButtonLink>
        </p>
      </div>
    );
  const values = fieldValues(state, blank);
  const problems = state.status === 'invalid' ? state.problems : {};
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      <FormSection>
        <Field
          error={problems.username}
          help="小写字母、数字、点或横线，以字母开头；建立后不能改。"
          label={userLabels.username}
          name="username"
          required
        >
          {(control) => (
            <TextInput
              {...control}
              autoCapitalize="none"
              defaultValue={values.username}
              maxLength={32}
              spellCheck={false}
            />
          )}
        </Field>
        <ProfileFields problems={problems} values={values} />
      </FormSection>
      <FormActions>
        <SubmitButton>新建</SubmitButton>
        <ButtonLink href={paths.users()}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}
