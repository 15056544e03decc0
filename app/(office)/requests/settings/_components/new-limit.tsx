import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, NumberInput, Select, TextInput } from '@/components/ui/inputs';
import { unitLabels } from '@/lib/domain/requests/words';
import type { RequestLimitModel } from '@/prisma/client/models/RequestLimit';
import { limit } from '../actions';

type Props = { categoryId: number; name: string; current: RequestLimitModel | null; today: string };

export function NewLimit({ categoryId, name, current, today }: Props) {
  return (
    <ConfirmDialog
      action={limit}
      confirmLabel="加一个版本"
      danger={false}
      fields={{ categoryId: String(categoryId) }}
      title={`“${name}”的新时限`}
      trigger="改时限"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label="签收" name="signHours" required>
          {(control) => <NumberInput {...control} defaultValue={current?.signHours} unit="工作小时" />}
        </Field>
        <Field label="联系居民" name="contactHours" required>
          {(control) => <NumberInput {...control} defaultValue={current?.contactHours} unit="工作小时" />}
        </Field>
        <Field label="办理" name="amount" required>
          {(control) => <NumberInput {...control} defaultValue={current?.amount} />}
        </Field>
        <Field label="单位" name="unit" required>
          {(control) => (
            <Select
              {...control}
              defaultValue={current?.unit ?? 'working_days'}
              options={Object.entries(unitLabels).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field label="起用日期" name="validFrom" required>
          {(control) => <DateInput {...control} defaultValue={today} min={today} />}
        </Field>
        <Field label="依据" name="document" required>
          {(control) => <TextInput {...control} maxLength={200} />}
        </Field>
      </div>
    </ConfirmDialog>
  );
}
