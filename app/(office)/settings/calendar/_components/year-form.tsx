'use client';

import { useActionState, useMemo } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { TextArea, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';

export type Shown = { document: string; text: string };
type Props = {
  action: (before: FormState<Shown>, form: FormData) => Promise<FormState<Shown>>;
  year: number;
  version: number;
  stored: Shown;
  backHref: string;
};

/** The notice is pasted as it is; what was read from it is shown day by day before it is kept. */
export function YearForm({ action, year, version, stored, backHref }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const read = state.status === 'done' ? state.result : null;
  const values = read ?? fieldValues(state, stored);
  const lines = read?.text.split('\n') ?? [];
  return (
    <form action={submit} className="max-w-form space-y-4">
      <FormErrorSummary errors={errors} title="没有保存" />
      <input name="year" type="hidden" value={year} />
      <input name="version" type="hidden" value={version} />
      {read && (
        <>
          <input name="checked" type="hidden" value={read.text} />
          <Notice live title="请逐日核对" tone="warning">
            读到 {lines.length} 项，与通知一致再保存；不一致就在下面改，改后会再核对一次。
          </Notice>
          <ul className="list-disc pl-6" aria-label="读到的安排">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <Field
        error={problems.document}
        help="如 国办发明电〔2025〕7号。"
        label="文号"
        name="document"
        required
      >
        {(control) => <TextInput {...control} defaultValue={values.document} maxLength={40} />}
      </Field>
      <Field
        error={problems.text}
        help="从国务院办公厅的通知里粘贴各节日的安排，如：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"
        label="放假安排"
        name="text"
        required
      >
        {(control) => (
          <TextArea {...control} defaultValue={values.text} key={values.text} maxLength={5_000} rows={12} />
        )}
      </Field>
      <div className="flex gap-2">
        <SubmitButton>{read ? '核对无误，保存' : '检查'}</SubmitButton>
        <ButtonLink href={backHref}>取消</ButtonLink>
      </div>
    </form>
  );
}
