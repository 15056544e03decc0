'use client';

import { type ReactNode, useActionState } from 'react';
import { Select } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SelectionBar } from '@/components/ui/selection';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/platform/action';

type Assigned = { count: number };
type Props = {
  action: (before: FormState<Assigned>, form: FormData) => Promise<FormState<Assigned>>;
  areaId: number;
  ledger: string;
  search: string;
  heirs: readonly { value: string; label: string }[];
  total: number;
  unit: string;
  children: ReactNode;
};

/** Rows that can be ticked, all that match included, and assigned together. */
export function AssignForm({ action, areaId, ledger, search, heirs, total, unit, children }: Props) {
  const [state, send] = useActionState(action, { status: 'idle' });
  const refusal =
    state.status === 'invalid'
      ? Object.values(state.problems).join(' ')
      : 'message' in state
        ? state.message
        : '';
  return (
    <form action={send}>
      <div className="px-4 pb-2 empty:hidden">
        {state.status === 'done' && (
          <Notice live tone="success">
            已划转 {state.result.count} {unit}。
          </Notice>
        )}
        {refusal && (
          <Notice live tone="danger">
            {refusal}
          </Notice>
        )}
      </div>
      <input name="areaId" type="hidden" value={areaId} />
      <input name="ledger" type="hidden" value={ledger} />
      <input name="search" type="hidden" value={search} />
      {children}
      <SelectionBar name="id" total={total} unit={unit}>
        <Select
          aria-label="划入"
          className="w-64"
          name="toId"
          options={[{ value: '', label: '划入…' }, ...heirs]}
        />
        <SubmitButton pendingLabel="正在划转…">划转</SubmitButton>
      </SelectionBar>
    </form>
  );
}
