'use client';

import { useActionState } from 'react';
import type { ConfirmResult } from '@/components/ui/confirm-dialog';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: (form: FormData) => Promise<ConfirmResult>;
  changeId: number;
  itemId: number;
  name: string;
};

/** Takes the proposal for one area, with one press. */
export function AcceptButton({ action, changeId, itemId, name }: Props) {
  const [result, send] = useActionState((_: ConfirmResult, form: FormData) => action(form), undefined);
  return (
    <form action={send} className="inline">
      <input name="changeId" type="hidden" value={changeId} />
      <input name="itemId" type="hidden" value={itemId} />
      <SubmitButton aria-label={`采纳建议：${name}`} size="small" variant="secondary">
        采纳建议
      </SubmitButton>
      {result?.error && (
        <p className="text-red text-table" role="alert">
          {result.error}
        </p>
      )}
    </form>
  );
}
