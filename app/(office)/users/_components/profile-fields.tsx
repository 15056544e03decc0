import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/inputs';
import { userLabels } from '@/lib/domain/users/labels';
import { paths } from '@/lib/platform/paths';

export type Profile = {
  displayName: string;
  workUnit: string;
  workPhone: string;
  areaId: string;
  areaId_text: string;
};

/** The fields of an account that are the same when it is made and when it is changed. */
export function ProfileFields({ values, problems }: { values: Profile; problems: Record<string, string> }) {
  return (
    <>
      <Field error={problems.displayName} label={userLabels.displayName} name="displayName" required>
        {(control) => <TextInput {...control} defaultValue={values.displayName} maxLength={30} />}
      </Field>
      <Field
        error={problems.areaId}
        help="账号归这个辖区的系统管理员管理；能看什么由授权决定。"
        label={userLabels.area}
        name="areaId"
        required
      >
        {(control) => (
          <Combobox
            {...control}
            defaultLabel={values.areaId_text}
            defaultValue={values.areaId}
            key={values.areaId}
            placeholder="名称、拼音、首字母或编码"
            src={paths.areaChoices()}
          />
        )}
      </Field>
      <Field error={problems.workUnit} label={userLabels.workUnit} name="workUnit" required>
        {(control) => <TextInput {...control} defaultValue={values.workUnit} maxLength={60} />}
      </Field>
      <Field
        error={problems.workPhone}
        help="手机号，或带区号的座机号。"
        label={userLabels.workPhone}
        name="workPhone"
      >
        {(control) => (
          <TextInput {...control} defaultValue={values.workPhone} inputMode="tel" maxLength={30} />
        )}
      </Field>
    </>
  );
}
