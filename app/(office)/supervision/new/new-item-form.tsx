'use client';

import { useActionState, useMemo, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field, FieldNotes, RequiredMark } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { DateInput, NumberInput, Select, TextArea, TextInput } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Beginning } from '@/lib/domain/supervision/beginning';
import { comparisonLabels, sourceLabels } from '@/lib/domain/supervision/labels';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';

type Props = {
  action: (before: FormState<never>, form: FormData) => Promise<FormState<never>>;
  beginning: Beginning;
  firstDue: string;
  submitKey: string;
  cancelHref: string;
};

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function NewItemForm({ action, beginning, firstDue, submitKey, cancelHref }: Props) {
  const [state, send] = useActionState(action, { status: 'idle' });
  // Held here: React resets a form after its action, and would forget what was ticked.
  const [ticked, setTicked] = useState(
    () => new Set(beginning.candidates.filter(({ isTicked }) => isTicked).map(({ id }) => id)),
  );
  const errors = useMemo(() => formErrors(state), [state]);
  const problems: Record<string, string> = state.status === 'invalid' ? state.problems : {};
  const { issuer, figure, problemId, candidates } = beginning;
  const values = fieldValues(state, {
    title: beginning.title,
    requirement: beginning.requirement,
    source: beginning.source,
    origin: '',
    comparison: 'at_least',
    threshold: '',
    dueOn: firstDue,
    effectReviewOn: '',
  });
  return (
    <form action={send} className="px-4" noValidate>
      <FormErrorSummary errors={errors} />
      <input name="submitKey" type="hidden" value={submitKey} />
      <input name="areaId" type="hidden" value={issuer.id} />
      {problemId !== null && <input name="problem" type="hidden" value={problemId} />}
      <FormSection title="事项">
        <Field error={problems.title} label="事项" name="title" required wide>
          {(control) => <TextInput {...control} defaultValue={values.title} maxLength={80} />}
        </Field>
        <Field
          error={problems.requirement}
          help="做到什么程度、怎样算办结。不写居民姓名和证件号。"
          label="要求"
          name="requirement"
          required
          wide
        >
          {(control) => <TextArea {...control} defaultValue={values.requirement} rows={4} />}
        </Field>
        <Field label="来源" name="source" required>
          {(control) => (
            <Select {...control} defaultValue={values.source} options={optionsOf(sourceLabels)} />
          )}
        </Field>
        <Field error={problems.origin} help="会议、文件或督查的名称。" label="来源说明" name="origin">
          {(control) => <TextInput {...control} defaultValue={values.origin} maxLength={200} />}
        </Field>
      </FormSection>
      {figure && (
        <FormSection
          description={`${figure.name}（${figure.code}），${figure.periodLabel}。销号和问效时按同一指标再算。`}
          title="衡量"
        >
          <input name="figure" type="hidden" value={figure.code} />
          <input name="period" type="hidden" value={figure.period} />
          <Field label="要求" name="comparison">
            {(control) => (
              <Select {...control} defaultValue={values.comparison} options={optionsOf(comparisonLabels)} />
            )}
          </Field>
          <Field error={problems.threshold} help="可以不填，只看变化。" label="数值" name="threshold">
            {(control) => <NumberInput {...control} defaultValue={values.threshold} unit={figure.unit} />}
          </Field>
        </FormSection>
      )}
      <FormSection title="交办">
        <fieldset className="col-span-full min-w-0" id="targets">
          <legend className="mb-1 font-medium">
            交办给
            <RequiredMark />
          </legend>
          <div className="max-h-72 columns-1 gap-x-6 overflow-auto rounded-control border px-3 py-1 sm:columns-2">
            {candidates.map(({ id, name, value }) => (
              <label
                className="flex min-h-8 break-inside-avoid items-center gap-2 pointer-coarse:min-h-10"
                key={id}
              >
                <input
                  checked={ticked.has(id)}
                  name="targets"
                  onChange={({ target }) => {
                    const next = new Set(ticked);
                    if (target.checked) next.add(id);
                    else next.delete(id);
                    setTicked(next);
                  }}
                  type="checkbox"
                  value={id}
                />
                <span className="min-w-0 flex-1">{name}</span>
                {value && <span className="text-ink-2 text-table">{value}</span>}
              </label>
            ))}
          </div>
          <FieldNotes error={problems.targets} id="targets" />
        </fieldset>
        <Field error={problems.dueOn} label="办结期限" name="dueOn" required>
          {(control) => <DateInput {...control} defaultValue={values.dueOn} />}
        </Field>
        <Field
          error={problems.effectReviewOn}
          help="销号以后到这一天再看一次效果；可以不设。"
          label="跟踪问效日期"
          name="effectReviewOn"
        >
          {(control) => <DateInput {...control} defaultValue={values.effectReviewOn} />}
        </Field>
      </FormSection>
      <FormActions>
        <SubmitButton>立项并交办</SubmitButton>
        <Button name="draft" type="submit" value="1">
          只立项，暂不交办
        </Button>
        <ButtonLink href={cancelHref}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}
