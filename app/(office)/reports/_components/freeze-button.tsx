import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import { freeze } from '../actions';

type Props = { areaId: number; period: string; tree: string; title: string };

export function FreezeButton({ areaId, period, tree, title }: Props) {
  return (
    <ConfirmDialog
      action={freeze}
      confirmLabel="定稿"
      danger={false}
      fields={{ areaId: String(areaId), period, tree, submitKey: crypto.randomUUID() }}
      title={`“${title}”定稿？`}
      trigger="定稿"
    >
      <p>按此刻的数据存档，此后台账和区划再有变动，定稿不变；定稿不能修改或删除，可以另行定稿。</p>
      <Field help="如报送批次、用途；可以不填。" label="说明" name="note">
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}
