import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, TextArea } from '@/components/ui/inputs';
import type { ChangeRow, Weight } from '@/lib/domain/area-changes/queries';
import { confirm, reopen, reverse, withdraw } from '../../actions';
import { filterHref } from '../filters';
import { totalOf } from './impact';

const count = (n: number) => n.toLocaleString('zh-CN');

/** Nothing is confirmed while something is in doubt. */
export function Primary({ change, weights }: { change: ChangeRow; weights: readonly Weight[] }) {
  if (change.open > 0)
    return (
      <ButtonLink href={filterHref(change.id, { isOpen: true })} variant="primary">
        确定存疑的（{count(change.open)} 个）
      </ButtonLink>
    );
  const { records, grants, users } = totalOf(weights);
  return (
    <ConfirmDialog
      action={confirm}
      confirmLabel="确认变更"
      danger={false}
      fields={{ id: String(change.id), version: String(change.version) }}
      title={`确认“${change.title}”，变动 ${count(change.changed)} 个辖区？`}
      trigger="确认变更"
      triggerVariant="primary"
    >
      <p>
        将要撤销的辖区有 {count(records)} 条记录、{count(users)} 个账号、{count(grants)}{' '}
        项授权，按“影响”里写的处理。
      </p>
      <Field
        help="今天或以前的立即生效；以后的到期自动生效，之前可以撤回。"
        id="confirm-on"
        label="生效日期"
        name="effectiveOn"
        required
      >
        {(control) => <DateInput {...control} />}
      </Field>
      <Field help="批复、公告等的名称和文号。" id="confirm-document" label="依据" name="document" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}

export function Withdraw({ change }: { change: ChangeRow }) {
  return (
    <ConfirmDialog
      action={withdraw}
      confirmLabel="撤回"
      fields={{ id: String(change.id) }}
      title={`撤回“${change.title}”？`}
      trigger="撤回"
    >
      <p>撤回后不会生效，已经确定的去向也不再使用；需要时重新导入。</p>
      <Field id="withdraw-reason" label="原因" name="reason" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}

/** Before its day, or when it could not take effect. */
export function Reopen({ change }: { change: ChangeRow }) {
  return (
    <ConfirmDialog
      action={reopen}
      confirmLabel="退回修改"
      danger={false}
      fields={{ id: String(change.id) }}
      title={`退回“${change.title}”修改？`}
      trigger="退回修改"
    >
      <p>回到待确认：已经确定的去向保留，可以改动去向、日期和依据，再重新确认。</p>
    </ConfirmDialog>
  );
}

export function Reverse({ change }: { change: ChangeRow }) {
  return (
    <ConfirmDialog
      action={reverse}
      confirmLabel="准备撤销"
      danger={false}
      fields={{ id: String(change.id) }}
      title={`撤销“${change.title}”？`}
      trigger="撤销变更"
    >
      <p>
        会准备一次相反的变更：原来的名称、代码、上级恢复，撤销的辖区重新设立，转走的记录转回。核对后填日期和依据确认，才会生效。
      </p>
    </ConfirmDialog>
  );
}
