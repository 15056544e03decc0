'use client';

import { useActionState, useMemo, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FormActions, FormSection } from '@/components/ui/form';
import { FormErrorSummary } from '@/components/ui/form-error-summary';
import { type Option, type OptionGroup, Select, TextArea, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Registered } from '@/lib/domain/requests/register';
import { kindLabels, sourceLabels } from '@/lib/domain/requests/words';
import type { FormState } from '@/lib/platform/action';
import { fieldValues, formErrors } from '@/lib/platform/form-errors';
import { paths } from '@/lib/platform/paths';
import type { RequestSource } from '@/prisma/client/enums';

type Props = {
  action: (before: FormState<Registered>, form: FormData) => Promise<FormState<Registered>>;
  area: { id: number; name: string } | null;
  groups: readonly OptionGroup[];
  /** Of the community that the person works in. */
  grids: readonly Option[];
  source: RequestSource;
  submitKey: string;
};

const staffSources: readonly RequestSource[] = ['phone', 'window', 'visit', 'hotline', 'grid'];

export function RegistrationForm({ action, area, groups, grids, source: first, submitKey }: Props) {
  const [state, submit] = useActionState(action, { status: 'idle' });
  const [source, setSource] = useState(first);
  const errors = useMemo(() => formErrors(state), [state]);
  const problems = state.status === 'invalid' ? state.problems : {};
  const values = fieldValues(state, {
    areaId: area ? String(area.id) : '',
    areaId_text: area?.name ?? '',
    address: '',
    categoryId: '',
    kind: 'need',
    gridId: '',
    text: '',
    phone: '',
  });
  const isEvent = source === 'grid';
  if (state.status === 'done') return <Registration isEvent={isEvent} {...state.result} />;
  return (
    <form action={submit}>
      <FormErrorSummary errors={errors} title={state.status === 'invalid' ? undefined : '没有保存'} />
      <input name="submitKey" type="hidden" value={submitKey} />
      <FormSection>
        <Field error={problems.source} label="来源" name="source" required>
          {(control) => (
            <Select
              {...control}
              onChange={({ target }) => setSource(target.value as RequestSource)}
              options={staffSources.map((value) => ({ value, label: sourceLabels[value] }))}
              value={source}
            />
          )}
        </Field>
        <Field error={problems.categoryId} label="类别" name="categoryId" required>
          {(control) => (
            <Select
              {...control}
              blank="请选择"
              defaultValue={values.categoryId}
              options={groups.filter(({ label }) => (label === '网格事件') === isEvent)}
            />
          )}
        </Field>
        <Field
          error={problems.areaId}
          help="小区或社区，输入名称、拼音或代码查找。"
          label="地点"
          name="areaId"
          required
        >
          {(control) => (
            <Combobox
              {...control}
              defaultLabel={values.areaId_text}
              defaultValue={values.areaId}
              src={paths.areaChoices(['estate', 'community'])}
            />
          )}
        </Field>
        <Field error={problems.address} help="楼栋、路段；门牌只在需要时填。" label="具体位置" name="address">
          {(control) => <TextInput {...control} defaultValue={values.address} maxLength={100} />}
        </Field>
        {isEvent ? (
          <Field error={problems.gridId} label="发现的网格" name="gridId" required>
            {(control) => <Select {...control} blank="请选择" defaultValue={values.gridId} options={grids} />}
          </Field>
        ) : (
          <Field error={problems.kind} label="性质" name="kind" required>
            {(control) => (
              <Select
                {...control}
                defaultValue={values.kind}
                options={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Field>
        )}
        {isEvent && <input name="kind" type="hidden" value="need" />}
        <Field
          error={problems.text}
          help="写清楚什么事、什么时候、希望怎样。不写姓名和身份证号；写了电话会自动隐去中间几位。"
          label="内容"
          name="text"
          required
          wide
        >
          {(control) => (
            <TextArea {...control} className="w-full" defaultValue={values.text} maxLength={2_000} rows={6} />
          )}
        </Field>
        {isEvent ? (
          <input name="phone" type="hidden" value="" />
        ) : (
          <Field
            error={problems.phone}
            help="可以不填。加密保存，查看留痕，办结后按期清除。"
            label="联系电话"
            name="phone"
          >
            {(control) => <TextInput {...control} defaultValue={values.phone} inputMode="tel" />}
          </Field>
        )}
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel="正在登记…">登记</SubmitButton>
        <ButtonLink href={paths.requests()}>取消</ButtonLink>
      </FormActions>
    </form>
  );
}

/** The code stands here once: it is told to whoever asked, and kept nowhere. */
function Registration({ id, code, queryCode, isEvent }: Registered & { isEvent: boolean }) {
  return (
    <Notice live title={`已登记 ${code}`} tone="success">
      {!isEvent && (
        <p>
          查询码{' '}
          <span className="font-semibold tracking-wider">{`${queryCode.slice(0, 5)}-${queryCode.slice(5)}`}</span>
          。请告诉反映人：凭它在居民提交页查进展、评价、要求重新办理。查询码只显示这一次。
        </p>
      )}
      <p className="mt-2 flex gap-2">
        <ButtonLink href={paths.request(id)}>打开这一件</ButtonLink>
        <ButtonLink href={paths.newRequest()}>再登记一件</ButtonLink>
      </p>
    </Notice>
  );
}
