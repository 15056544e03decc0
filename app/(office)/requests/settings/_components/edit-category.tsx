import { Checkbox } from '@/components/ui/choices';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { TextArea, TextInput } from '@/components/ui/inputs';
import type { RequestCategoryModel } from '@/prisma/client/models/RequestCategory';
import { category as save } from '../actions';

export function EditCategory({ category }: { category: RequestCategoryModel }) {
  return (
    <ConfirmDialog
      action={save}
      confirmLabel="保存"
      danger={false}
      fields={{ id: String(category.id) }}
      title={`类别“${category.name}”`}
      trigger="改类别"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <Field label="名称" name="name" required>
        {(control) => (
          <TextInput {...control} className="w-full" defaultValue={category.name} maxLength={20} />
        )}
      </Field>
      <Field help="居民选类别时看到。" label="说明" name="description">
        {(control) => (
          <TextInput {...control} className="w-full" defaultValue={category.description} maxLength={100} />
        )}
      </Field>
      <Field help="转办时先建议同一领域的部门。" label="职能领域" name="field">
        {(control) => (
          <TextInput {...control} className="w-full" defaultValue={category.field} maxLength={20} />
        )}
      </Field>
      <Field help="用顿号隔开；居民写到时建议这个类别。" label="关键词" name="keywords">
        {(control) => (
          <TextArea {...control} className="w-full" defaultValue={category.keywords.join('、')} />
        )}
      </Field>
      <Checkbox defaultChecked={category.retiredOn !== null} label="停用：不再受理新的" name="retired" />
    </ConfirmDialog>
  );
}
