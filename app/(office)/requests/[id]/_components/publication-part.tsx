'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import type { PublicState } from '@/prisma/client/enums';
import { publish } from '../../actions';

type Props = {
  id: number;
  version: number;
  state: PublicState;
  publicText: string;
  publicResult: string;
  mayDecide: boolean;
};

/** Nothing is public before somebody has read it, and taken out whatever points to a person. */
export function PublicationPart({ id, version, state, publicText, publicResult, mayDecide }: Props) {
  const [told, send] = useActionState(publish, { status: 'idle' });
  const problems = told.status === 'invalid' ? told.problems : {};
  if (!mayDecide) {
    return state === 'published' ? (
      <p>{publicText}</p>
    ) : (
      <p className="text-ink-2">居民同意公开，等审核员审核。</p>
    );
  }
  return (
    <form action={send} className="space-y-2">
      {'message' in told && (
        <Notice live tone="danger">
          {told.message}
        </Notice>
      )}
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
      <Field
        error={problems.text}
        help="删去能认出人的内容：姓名、门牌、车牌、单位。"
        label="公开的内容"
        name="text"
        required
      >
        {(control) => (
          <TextArea {...control} className="w-full" defaultValue={publicText} maxLength={1_000} rows={4} />
        )}
      </Field>
      <Field error={problems.result} label="公开的答复" name="result">
        {(control) => (
          <TextArea {...control} className="w-full" defaultValue={publicResult} maxLength={1_000} rows={3} />
        )}
      </Field>
      <span className="flex gap-2">
        <Button name="decision" type="submit" value="publish">
          {state === 'published' ? '更新公开内容' : '公开'}
        </Button>
        <Button name="decision" type="submit" value="refuse" variant="quiet">
          {state === 'published' ? '撤下' : '不公开'}
        </Button>
      </span>
    </form>
  );
}
