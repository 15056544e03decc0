'use client';

import { type ReactNode, useActionState } from 'react';
import { TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SelectionBar } from '@/components/ui/selection';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';

type Reviewed = { reviewed: number; skipped: number };
type Props = {
  action: (previous: FormState<Reviewed>, form: FormData) => Promise<FormState<Reviewed>>;
  /** The list's own address parameters: what 选择全部 means. */
  query: string;
  total: number;
  unit: string;
  children: ReactNode;
};

/** A list whose rows can be ticked, and approved or returned together. */
export function ReviewForm({ action, query, total, unit, children }: Props) {
  const [state, send] = useActionState(action, { status: 'idle' });
  return (
    <form action={send}>
      <div className="px-4 pb-2 empty:hidden">
        {state.status === 'done' && (
          <Notice live tone="success">
            已处理 {state.result.reviewed} {unit}
            {state.result.skipped > 0 &&
              `；另有 ${state.result.skipped} ${unit}不在待审核状态，或是您自己填报的，没有处理`}
            。
          </Notice>
        )}
        {'message' in state && (
          <Notice live tone="danger">
            {state.message}
          </Notice>
        )}
      </div>
      <input name="query" type="hidden" value={query} />
      {children}
      <SelectionBar name="id" total={total} unit={unit}>
        <TextInput aria-label="退回意见" className="w-64" name="note" placeholder="退回时写明要改什么" />
        <SubmitButton name="decision" pendingLabel="正在退回…" value="returned" variant="secondary">
          退回
        </SubmitButton>
        <SubmitButton name="decision" pendingLabel="正在审核…" value="approved">
          审核通过
        </SubmitButton>
      </SelectionBar>
    </form>
  );
}
