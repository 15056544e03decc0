'use client';

import { useActionState, useMemo, useRef, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { FormActions, FormSection as Section } from '@/components/ui/form';
import { type FormError, FormErrorSummary } from '@/components/ui/form-error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormSection, type FormValues, flatten } from '@/lib/ledger/form';
import type { Stale } from '@/lib/ledger/record';
import type { FormState } from '@/lib/platform/action';
import { ConflictView } from './conflict-view';
import { FieldControl } from './field-control';
import { useDraft } from './use-draft';

export type RecordFormState = FormState<never>;

type Props = {
  sections: FormSection[];
  initial: FormValues;
  /** The version that is being edited; null for a new record. */
  version: number | null;
  submitKey: string;
  /** Under which name what is typed is kept meanwhile. */
  draftName: string;
  draft: { values: Record<string, string>; savedAt: string; baseVersion: number | null } | null;
  /** Of the record that is edited; null for a new one. */
  id: number | null;
  cancelHref: string;
  signInHref: string;
  action: (previous: RecordFormState, form: FormData) => Promise<RecordFormState>;
};

export function RecordForm({
  id,
  sections,
  initial,
  version,
  submitKey,
  draftName,
  draft,
  cancelHref,
  signInHref,
  action,
}: Props) {
  const [state, send] = useActionState(action, { status: 'idle' });
  // What the form starts from: the record, a restored draft, or the outcome of a conflict.
  const [base, setBase] = useState({ values: flatten(initial), version });
  const [settled, setSettled] = useState<RecordFormState | null>(null);
  const [offered, setOffered] = useState(draft);
  const form = useRef<HTMLFormElement>(null);
  const saved = useDraft(form, draftName, base.version);

  const isOpen = state !== settled;
  const values = isOpen && 'values' in state ? state.values : base.values;
  const problems = isOpen && state.status === 'invalid' ? state.problems : noProblems;
  const errors = useMemo(() => summarise(sections, problems), [sections, problems]);

  if (isOpen && state.status === 'refused' && state.code === 'conflict' && state.detail) {
    const conflict = state.detail as Stale;
    return (
      <ConflictView
        cancelHref={cancelHref}
        conflict={conflict}
        mine={state.values}
        onSettle={(merged) => {
          setBase({ values: merged, version: conflict.version });
          setSettled(state);
        }}
        sections={sections}
      />
    );
  }
  return (
    <form action={send} className="px-4" noValidate onInput={saved.touch} ref={form}>
      <FormErrorSummary errors={errors} />
      <div className="mb-4 max-w-form space-y-2">
        {isOpen && state.status === 'refused' && (
          <Notice live title="没有保存" tone="danger">
            {state.message}
          </Notice>
        )}
        {isOpen && state.status === 'signed-out' && (
          <Notice
            action={
              <ButtonLink href={signInHref} size="small" target="_blank">
                在新窗口登录
              </ButtonLink>
            }
            live
            title="登录已过期，填的内容还在"
            tone="warning"
          >
            登录后回到这里再保存一次。
          </Notice>
        )}
        {offered && (
          <Notice
            action={
              <span className="flex gap-2">
                <Button
                  onClick={() => {
                    setBase({ values: offered.values, version: offered.baseVersion ?? base.version });
                    setOffered(null);
                  }}
                  size="small"
                >
                  恢复草稿
                </Button>
                <Button
                  onClick={() => {
                    saved.discard();
                    setOffered(null);
                  }}
                  size="small"
                  variant="quiet"
                >
                  丢弃
                </Button>
              </span>
            }
          >
            有一份 {offered.savedAt} 没有保存的草稿。
          </Notice>
        )}
      </div>
      <input name="submitKey" type="hidden" value={`${submitKey}/${base.version ?? 0}`} />
      {id !== null && <input name="id" type="hidden" value={id} />}
      {base.version !== null && <input name="version" type="hidden" value={base.version} />}
      {sections.map((section) => (
        <Section key={section.label} title={section.label}>
          {section.fields.map((field) => (
            <FieldControl
              error={problems[field.name]}
              field={field}
              key={`${field.name}=${values[field.name]}`}
              text={values[field.name] ?? ''}
              word={values[`${field.name}_text`] ?? ''}
            />
          ))}
        </Section>
      ))}
      <FormActions note={saved.note}>
        <SubmitButton pendingLabel="正在保存…">保存</SubmitButton>
        <ButtonLink href={cancelHref}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}

const noProblems: Record<string, string> = {};

function summarise(sections: FormSection[], problems: Record<string, string>): FormError[] {
  const fields = sections.flatMap((section) => section.fields);
  return Object.entries(problems).map(([name, message]) => {
    const field = fields.find((each) => each.name === name);
    return field ? { field: name, message: `${field.label}：${message}` } : { message };
  });
}
