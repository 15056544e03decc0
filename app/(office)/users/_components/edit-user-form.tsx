'use client';

import { useActionState, useMemo } from 'react';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { Notice } from '@/components/ui/notice';
import { SideBySide } from '@/components/ui/side-by-side';
import { SubmitButton } from '@/components/ui/submit-button';
import { userLabels } from '@/lib/domain/users/labels';
import type { UserRow } from '@/lib/domain/users/queries';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { type Profile, ProfileFields } from './profile-fields';

type Stored = Pick<
  UserRow,
  'id' | 'version' | 'displayName' | 'workUnit' | 'workPhone' | 'areaId' | 'areaPath'
>;
type Props = { user: Stored; action: (before: FormState, form: FormData) => Promise<FormState> };

const profileOf = ({ displayName, workUnit, workPhone, areaId, areaPath }: Stored): Profile => ({
  displayName,
  workUnit,
  workPhone,
  areaId: String(areaId),
  areaId_text: areaPath,
});

export function EditUserForm({ user, action }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const theirs =
    state.status === 'refused' && state.code === 'conflict'
      ? (state.detail as Stored & { savedAt: string })
      : null;
  const errors = useMemo(() => (theirs ? [] : formErrors(state)), [state, theirs]);
  const values = fieldValues(state, profileOf(user));
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      {theirs && <Conflict mine={values} theirs={theirs} />}
      {state.status === 'done' && (
        <div className="mb-4 max-w-form">
          <Notice live tone="success">
            已保存。
          </Notice>
        </div>
      )}
      <input name="id" type="hidden" value={user.id} />
      {/* Whoever has seen the other version may replace it. */}
      <input name="version" type="hidden" value={(theirs ?? user).version} />
      <FormSection>
        <ProfileFields problems={state.status === 'invalid' ? state.problems : {}} values={values} />
      </FormSection>
      <FormActions>
        <SubmitButton>保存</SubmitButton>
      </FormActions>
    </form>
  );
}

const compared: [keyof Profile, string][] = [
  ['displayName', userLabels.displayName],
  ['areaId_text', userLabels.area],
  ['workUnit', userLabels.workUnit],
  ['workPhone', userLabels.workPhone],
];

function Conflict({ mine, theirs }: { mine: Profile; theirs: Stored & { savedAt: string } }) {
  const stored = profileOf(theirs);
  return (
    <div className="mb-4 max-w-form space-y-2">
      <Notice live title="这个账号刚刚被别人改过，还没有保存" tone="warning">
        请对照下表。再次保存，将以您填写的内容为准；要保留对方的修改，请照着改。
      </Notice>
      <SideBySide
        fields={compared.map(([name, label]) => ({
          name,
          label,
          mine: mine[name],
          theirs: stored[name],
          differs: mine[name] !== stored[name],
        }))}
        mine={{ title: '您填写的', who: '您', when: '尚未保存' }}
        theirs={{ title: '现在保存的', who: '另一位管理员', when: theirs.savedAt }}
      />
    </div>
  );
}
