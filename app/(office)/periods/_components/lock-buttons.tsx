import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import type { Period } from '@/lib/platform/period';
import { lock, reopen } from '../actions';

export function LockButton({ area, period }: { area: { id: number; name: string }; period: Period }) {
  return (
    <ConfirmDialog
      action={lock}
      confirmLabel="锁定"
      danger={false}
      fields={{ areaId: String(area.id), period: period.key, submitKey: crypto.randomUUID() }}
      title={`锁定${area.name} ${period.label}？`}
      trigger="锁定"
      triggerSize="small"
    >
      <p>按此刻的数留存，作为本期定数；后台计算，稍候完成。以后台账再有改动，不改锁定值，差别显示为更正。</p>
    </ConfirmDialog>
  );
}

export function ReopenButton({ id, title }: { id: number; title: string }) {
  return (
    <ConfirmDialog
      action={reopen}
      confirmLabel="解除锁定"
      fields={{ id: String(id) }}
      title={`解除${title}的锁定？`}
      trigger="解除锁定"
      triggerSize="small"
    >
      <p>锁定值留档，本期的数不再是定数；改好以后要再锁定一次。</p>
      <Field label="原因" name="reason" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}
