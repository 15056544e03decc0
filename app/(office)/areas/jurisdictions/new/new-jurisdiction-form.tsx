'use client';

import { useActionState, useMemo } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { DateInput, type Option, Select, TextArea, TextInput } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { paths } from '@/lib/platform/paths';

type Props = {
  action: (before: FormState<never>, form: FormData) => Promise<FormState<never>>;
  hosts: readonly Option[];
  today: string;
};

export function NewJurisdictionForm({ action, hosts, today }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const values = fieldValues(state, {
    areaId: hosts[0]?.value ?? '',
    name: '',
    code: '',
    validFrom: today,
    document: '',
  });
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      <FormSection>
        <Field error={problems.name} help="如高新区。" label={jurisdictionLabels.name} name="name" required>
          {(control) => <TextInput {...control} defaultValue={values.name} maxLength={30} />}
        </Field>
        <Field
          error={problems.code}
          help="数字或大写字母，不与其他管理区相同。"
          label={jurisdictionLabels.code}
          name="code"
          required
        >
          {(control) => <TextInput {...control} defaultValue={values.code} maxLength={12} />}
        </Field>
        <Field
          error={problems.areaId}
          help="成员从这个市的辖区中列入。"
          label={jurisdictionLabels.area}
          name="areaId"
          required
        >
          {(control) => <Select {...control} defaultValue={values.areaId} options={hosts} />}
        </Field>
        <Field error={problems.validFrom} label={jurisdictionLabels.validFrom} name="validFrom" required>
          {(control) => <DateInput {...control} defaultValue={values.validFrom} />}
        </Field>
        <Field
          error={problems.document}
          help="批复、公告等的名称和文号。"
          label={jurisdictionLabels.document}
          name="document"
          required
          wide
        >
          {(control) => <TextArea {...control} defaultValue={values.document} maxLength={200} rows={2} />}
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton>新增</SubmitButton>
        <ButtonLink href={paths.jurisdictions()}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}
