import { Checkbox } from '@/components/ui/choices';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { NumberInput, Select, TextArea, TextInput } from '@/components/ui/inputs';
import { datatypes, writeChoices } from '@/lib/domain/open311/service-form';
import { valuesOf } from '@/lib/domain/open311/services';
import type { RequestAttributeModel } from '@/prisma/client/models/RequestAttribute';
import { save } from '../actions';

type Props = { categoryId: number; attribute?: RequestAttributeModel; nextSort: number };

export function EditAttribute({ categoryId, attribute, nextSort }: Props) {
  return (
    <ConfirmDialog
      action={save}
      confirmLabel="保存"
      danger={false}
      fields={{
        categoryId: String(categoryId),
        id: String(attribute?.id ?? 0),
        version: String(attribute?.version ?? 0),
      }}
      title={attribute ? `属性 ${attribute.code}` : '新增属性'}
      trigger={attribute ? '改' : '新增属性'}
      triggerIcon={attribute ? undefined : 'plus'}
      triggerSize={attribute ? 'small' : undefined}
      triggerVariant={attribute ? 'quiet' : 'primary'}
    >
      <Field help="对方系统显示给填写的人。" label="问题" name="description" required>
        {(control) => (
          <TextInput
            {...control}
            className="w-full"
            defaultValue={attribute?.description}
            maxLength={200}
            placeholder="如“从什么时候起”"
          />
        )}
      </Field>
      <div className="grid grid-cols-[1fr_8rem_5rem] gap-3">
        <Field help={attribute ? '用了就不改。' : '大写字母、数字。'} label="代码" name="code" required>
          {(control) => (
            <TextInput
              {...control}
              className="w-full"
              defaultValue={attribute?.code}
              maxLength={30}
              placeholder="SINCE"
              readOnly={attribute !== undefined}
            />
          )}
        </Field>
        <Field label="数据类型" name="datatype" required>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              defaultValue={attribute?.datatype ?? 'string'}
              options={Object.entries(datatypes).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field label="顺序" name="sort" required>
          {(control) => (
            <NumberInput {...control} className="w-full" defaultValue={attribute?.sort ?? nextSort} />
          )}
        </Field>
      </div>
      <Field help="只用于单选、多选。一行一项：代码，空格，名称，如“site 工地”。" label="选项" name="values">
        {(control) => (
          <TextArea
            {...control}
            className="w-full"
            defaultValue={attribute && writeChoices(valuesOf(attribute))}
            rows={4}
          />
        )}
      </Field>
      <Field help="怎样填，如单位、格式；可以不写。" label="填写提示" name="datatypeDescription">
        {(control) => (
          <TextInput
            {...control}
            className="w-full"
            defaultValue={attribute?.datatypeDescription}
            maxLength={200}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-x-6">
        <Checkbox defaultChecked={attribute?.isRequired ?? false} label="必填" name="required" />
        <Checkbox
          defaultChecked={attribute ? !attribute.isVariable : false}
          label="只显示这句话，不用回答"
          name="shownOnly"
        />
      </div>
    </ConfirmDialog>
  );
}
