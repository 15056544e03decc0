'use client';

import { useActionState } from 'react';
import { RadioGroup } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { satisfactionLabels } from '@/lib/domain/requests/words';
import { call } from '../../actions';

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

/** 回访: responded, solved, satisfied — as the resident says it. */
export function CallForm({ id, version }: { id: number; version: number }) {
  const [state, send] = useActionState(call, { status: 'idle' });
  const problems = state.status === 'invalid' ? state.problems : {};
  return (
    <form action={send} className="mb-3 max-w-form space-y-3 rounded-panel border p-3">
      <h3 className="font-medium">回访：按居民的原话选</h3>
      {'message' in state && (
        <Notice live tone="danger">
          {state.message}
        </Notice>
      )}
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
      <div className="grid gap-3 sm:grid-cols-3">
        <RadioGroup
          error={problems.isResponded}
          label="有人联系过"
          name="isResponded"
          options={yesNo}
          required
        />
        <RadioGroup error={problems.isSolved} label="问题解决了" name="isSolved" options={yesNo} required />
        <RadioGroup
          error={problems.satisfaction}
          label="满意程度"
          name="satisfaction"
          options={Object.entries(satisfactionLabels).map(([value, label]) => ({ value, label }))}
          required
        />
      </div>
      <Field error={problems.comment} label="居民的话" name="comment">
        {(control) => <TextInput {...control} className="w-full" maxLength={300} />}
      </Field>
      <SubmitButton>记录回访并办结</SubmitButton>
    </form>
  );
}
