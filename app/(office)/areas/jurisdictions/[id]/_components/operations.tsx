import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, TextArea, TextInput } from '@/components/ui/inputs';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import type { Jurisdiction, Member } from '@/lib/domain/jurisdictions/queries';
import { today } from '@/lib/platform/clock';
import { close, leave, rename, withdraw } from '../../actions';

/** What a change of members does to those who hold a role here. */
export const touched = (grants: number) =>
  grants > 0
    ? `本管理区有 ${grants} 项授权，可见和可办的范围在成员增减的当天随之扩大或缩小。`
    : '本管理区还没有授权。';

const identity = ({ id, version }: Jurisdiction) => ({ id: String(id), version: String(version) });

function Rests({ id, defaultValue }: { id: string; defaultValue?: string }) {
  return (
    <Field id={id} label={jurisdictionLabels.document} name="document" required>
      {(control) => <TextArea {...control} defaultValue={defaultValue} maxLength={200} rows={2} />}
    </Field>
  );
}

export function Rename({ jurisdiction }: { jurisdiction: Jurisdiction }) {
  return (
    <ConfirmDialog
      action={rename}
      confirmLabel="保存"
      danger={false}
      fields={identity(jurisdiction)}
      title={`改“${jurisdiction.name}”的名称和依据？`}
      trigger="改名称、依据"
      triggerIcon="edit"
    >
      <Field id="rename-name" label={jurisdictionLabels.name} name="name" required>
        {(control) => <TextInput {...control} defaultValue={jurisdiction.name} maxLength={30} />}
      </Field>
      <Rests defaultValue={jurisdiction.document} id="rename-document" />
    </ConfirmDialog>
  );
}

export function Close({ jurisdiction, grants }: { jurisdiction: Jurisdiction; grants: number }) {
  return (
    <ConfirmDialog
      action={close}
      confirmLabel="终止"
      fields={identity(jurisdiction)}
      title={`终止“${jurisdiction.name}”？`}
      trigger="终止"
      triggerVariant="danger"
    >
      <p>从终止日期起不再有这个管理区，成员同时移出，隶属不变。{touched(grants)}</p>
      <Field id="close-on" label={jurisdictionLabels.validTo} name="on" required>
        {(control) => <DateInput {...control} defaultValue={today()} />}
      </Field>
      <Rests id="close-document" />
    </ConfirmDialog>
  );
}

/** Takes a member out, or back when it has not begun. */
export function MemberOperation({ member, grants }: { member: Member; grants: number }) {
  const fields = { memberId: String(member.id) };
  if (member.validFrom > today())
    return (
      <ConfirmDialog
        action={withdraw}
        confirmLabel="撤回"
        fields={fields}
        title={`撤回“${member.name}”的列入？`}
        trigger="撤回"
        triggerSize="small"
        triggerVariant="quiet"
      >
        <p>还没有到列入日期，撤回后如同没有列入过，审计里有记录。</p>
      </ConfirmDialog>
    );
  if (member.validTo && member.validTo <= today()) return null;
  return (
    <ConfirmDialog
      action={leave}
      confirmLabel="移出"
      fields={fields}
      title={`把“${member.name}”移出管理区？`}
      trigger="移出"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <p>从移出日期起不再由本管理区管理，隶属不变。{touched(grants)}</p>
      <Field id={`leave-on-${member.id}`} label="移出日期" name="on" required>
        {(control) => <DateInput {...control} defaultValue={member.validTo ?? today()} />}
      </Field>
      <Rests id={`leave-document-${member.id}`} />
    </ConfirmDialog>
  );
}
