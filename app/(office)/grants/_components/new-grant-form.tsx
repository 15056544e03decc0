'use client';

import { useActionState, useMemo } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { DateInput, Select, TextArea } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { grantLabels } from '@/lib/domain/grants/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';

type Props = {
  action: (before: FormState<never>, form: FormData) => Promise<FormState<never>>;
  person: { id: number; label: string } | null;
  /** Those in which the actor may grant; without any, nothing is asked. */
  jurisdictions: readonly { value: string; label: string }[];
  today: string;
};

const roleOptions = Object.entries(roleLabels).map(([value, label]) => ({ value, label }));

export function NewGrantForm({ action, person, jurisdictions, today }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const values = fieldValues(state, {
    userId: person ? String(person.id) : '',
    userId_text: person?.label ?? '',
    role: '',
    areaId: '',
    areaId_text: '',
    jurisdictionId: '',
    validFrom: today,
    validTo: '',
    reason: '',
  });
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      <FormSection>
        <Field
          error={problems.userId}
          help="已由系统管理员建立的账号；不能选自己。"
          label={grantLabels.user}
          name="userId"
          required
        >
          {(control) => (
            <Combobox
              {...control}
              defaultLabel={values.userId_text}
              defaultValue={values.userId}
              key={values.userId}
              placeholder="账号、姓名或单位"
              src={paths.grantees()}
            />
          )}
        </Field>
        <Field
          error={problems.role}
          help="三个管理员角色互不兼任，也不与业务角色同在一个账号。"
          label={grantLabels.role}
          name="role"
          required
        >
          {(control) => (
            <Select {...control} blank="请选择" defaultValue={values.role} options={roleOptions} />
          )}
        </Field>
        <Field
          error={problems.areaId}
          help={`包括其下的各级辖区。${jurisdictions.length > 0 ? '授在管理区的，不选辖区。' : ''}`}
          label={grantLabels.area}
          name="areaId"
          required={jurisdictions.length === 0}
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
        {jurisdictions.length > 0 && (
          <Field
            error={problems.jurisdictionId}
            help="包括它管理的各个辖区，随成员增减；只授业务角色。"
            label={grantLabels.jurisdiction}
            name="jurisdictionId"
          >
            {(control) => (
              <Select
                {...control}
                blank="不授在管理区"
                defaultValue={values.jurisdictionId}
                options={jurisdictions}
              />
            )}
          </Field>
        )}
        <div className="grid grid-cols-2 gap-4">
          <Field error={problems.validFrom} label={grantLabels.validFrom} name="validFrom" required>
            {(control) => <DateInput {...control} defaultValue={values.validFrom} min={today} />}
          </Field>
          <Field error={problems.validTo} help="不填为长期。" label={grantLabels.validTo} name="validTo">
            {(control) => <DateInput {...control} defaultValue={values.validTo} min={today} />}
          </Field>
        </div>
        <Field
          error={problems.reason}
          help="任职文件、调整通知等。"
          label={grantLabels.reason}
          name="reason"
          required
          wide
        >
          {(control) => <TextArea {...control} defaultValue={values.reason} maxLength={200} rows={2} />}
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton>授权</SubmitButton>
        <ButtonLink href={paths.grants()}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}
