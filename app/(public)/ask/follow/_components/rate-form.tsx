'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Field, FieldNotes } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { satisfactionLabels } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';
import { bigButton, choiceRow } from '../../_components/look';
import { send } from '../../_components/send';

const questions = [
  { name: 'isResponded', label: '有没有人联系过您？', choices: { yes: '联系过', no: '没有' } },
  { name: 'isSolved', label: '问题解决了吗？', choices: { yes: '解决了', no: '没有' } },
  { name: 'satisfaction', label: '您满意吗？', choices: satisfactionLabels },
] as const;

export function RateForm() {
  const router = useRouter();
  const [told, setTold] = useState<{ message: string; problems: Record<string, string> }>();
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await send(paths.followSay('rate'), new FormData(event.currentTarget));
    setBusy(false);
    if (answer.ok) router.refresh();
    else setTold(answer);
  }

  return (
    <form
      aria-labelledby="rate"
      className="mt-4 space-y-4 rounded-panel border border-action px-4 py-4"
      noValidate
      onSubmit={submit}
    >
      <h2 className="font-semibold" id="rate">
        请您评价
      </h2>
      {told && (
        <Notice live tone="danger">
          {told.message}
        </Notice>
      )}
      {questions.map(({ name, label, choices }) => (
        <fieldset aria-describedby={`${name}-error`} id={name} key={name}>
          <legend className="mb-1 font-medium">{label}</legend>
          <div className="flex flex-wrap gap-2">
            {Object.entries(choices).map(([value, word]) => (
              <label className={`${choiceRow} grow`} key={value}>
                <input className="mt-0.5 size-5!" name={name} type="radio" value={value} />
                {word}
              </label>
            ))}
          </div>
          <FieldNotes error={told?.problems[name]} id={name} />
        </fieldset>
      ))}
      <Field error={told?.problems.comment} label="想说的话（可以不填）" name="comment">
        {(control) => <TextArea {...control} className="w-full" maxLength={300} rows={2} />}
      </Field>
      <SubmitButton aria-busy={isBusy || undefined} className={`${bigButton} w-full`}>
        {isBusy ? '正在提交…' : '提交评价'}
      </SubmitButton>
    </form>
  );
}
