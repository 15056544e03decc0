import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, NumberInput, TextInput } from '@/components/ui/inputs';
import type { Formula } from '@/lib/domain/requests/rates';
import { formula } from '../actions';

export function NewFormula({ current }: { current: Formula }) {
  const weights = [
    ['basically', '基本满意折算', current.basically],
    ['response', '响应率权重', current.response],
    ['solved', '解决率权重', current.solved],
    ['satisfied', '满意率权重', current.satisfied],
  ] as const;
  return (
    <ConfirmDialog
      action={formula}
      confirmLabel="加一个版本"
      danger={false}
      title="新的评价公式"
      trigger="改公式"
      triggerSize="small"
    >
      <div className="grid grid-cols-2 gap-3">
        {weights.map(([name, label, value]) => (
          <Field key={name} label={label} name={name} required>
            {(control) => <NumberInput {...control} defaultValue={value} />}
          </Field>
        ))}
        <Field help="某月 1 日" label="起用日期" name="validFrom" required>
          {(control) => <DateInput {...control} />}
        </Field>
        <Field label="依据" name="document" required>
          {(control) => <TextInput {...control} maxLength={200} />}
        </Field>
      </div>
    </ConfirmDialog>
  );
}
