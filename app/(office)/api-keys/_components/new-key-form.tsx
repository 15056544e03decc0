'use client';

import { useActionState, useMemo } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { DateInput, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { keyLabels } from '@/lib/domain/api-keys/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { paths } from '@/lib/platform/paths';

type Issued = { key: string; holder: string };
type Props = { action: (before: FormState<Issued>, form: FormData) => Promise<FormState<Issued>> };

const blank = { name: '', holder: '', areaId: '', areaId_text: '', perMinute: '60', validTo: '' };

export function NewKeyForm({ action }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  if (state.status === 'done')
    return (
      <div className="max-w-form space-y-4">
        <Notice live title="已签发，密钥只显示这一次" tone="success">
          <p>离开这一页就看不到了。请用工作渠道交给{state.result.holder}；遗失只能停用后另签。</p>
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
            <strong className="select-all break-all font-medium font-mono text-heading">
              {state.result.key}
            </strong>
            <CopyButton label="复制密钥" text={state.result.key} />
          </p>
        </Notice>
        <ButtonLink href={paths.apiKeys()}>已交给使用单位，回到列表</ButtonLink>
      </div>
    );
  const values = fieldValues(state, blank);
  const problems = state.status === 'invalid' ? state.problems : {};
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有签发'} />
      <FormSection>
        <Field error={problems.name} label={keyLabels.name} name="name" required>
          {(control) => <TextInput {...control} defaultValue={values.name} maxLength={60} />}
        </Field>
        <Field error={problems.holder} label={keyLabels.holder} name="holder" required>
          {(control) => <TextInput {...control} defaultValue={values.holder} maxLength={60} />}
        </Field>
        <Field
          error={problems.areaId}
          help="只能在这个辖区及下级转入和跟进。"
          label={keyLabels.areaId}
          name="areaId"
          required
        >
          {(control) => (
            <Combobox
              {...control}
              defaultLabel={values.areaId_text}
              defaultValue={values.areaId}
              key={values.areaId}
              placeholder="名称、拼音、首字母或编码"
              src={paths.areaChoices()}
            />
          )}
        </Field>
        <Field
          error={problems.perMinute}
          help="转入和读取合计；超过的要等到下一分钟。"
          label={keyLabels.perMinute}
          name="perMinute"
          required
        >
          {(control) => (
            <TextInput {...control} className="w-28!" defaultValue={values.perMinute} inputMode="numeric" />
          )}
        </Field>
        <Field
          error={problems.validTo}
          help="当日仍有效；不填为长期。"
          label={keyLabels.validTo}
          name="validTo"
        >
          {(control) => <DateInput {...control} defaultValue={values.validTo} />}
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton>签发</SubmitButton>
        <ButtonLink href={paths.apiKeys()}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}
