'use client';

import { useActionState, useMemo } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { DateInput, TextArea } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';

type Props = {
  action: (before: FormState<never>, form: FormData) => Promise<FormState<never>>;
  id: number;
  /** Where the areas to choose from are asked for. */
  choices: string;
  today: string;
};

export function NewMemberForm({ action, id, choices, today }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const values = fieldValues(state, { areaId: '', areaId_text: '', validFrom: today, document: '' });
  return (
    <form action={submit}>
      <input name="id" type="hidden" value={id} />
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      <FormSection>
        <Field error={problems.areaId} label={jurisdictionLabels.member} name="areaId" required>
          {(control) => (
            <Combobox
              {...control}
              defaultLabel={values.areaId_text}
              defaultValue={values.areaId}
              key={values.areaId}
              placeholder="名称、拼音、首字母或代码"
              src={choices}
            />
          )}
        </Field>
        <Field error={problems.validFrom} label="列入日期" name="validFrom" required>
          {(control) => <DateInput {...control} defaultValue={values.validFrom} />}
        </Field>
        <Field error={problems.document} label={jurisdictionLabels.document} name="document" required wide>
          {(control) => <TextArea {...control} defaultValue={values.document} maxLength={200} rows={2} />}
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton>列入</SubmitButton>
      </FormActions>
    </form>
  );
}
