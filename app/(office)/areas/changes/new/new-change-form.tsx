'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useUpload } from '@/components/ledger/use-upload';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { type Option, Select, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { paths } from '@/lib/platform/paths';

export function NewChangeForm({ scopes, submitKey }: { scopes: readonly Option[]; submitKey: string }) {
  const router = useRouter();
  const [area, setArea] = useState(scopes[0]?.value ?? '');
  const { sent, error, send } = useUpload<{ id: number }>();

  function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    send(
      form.get('file'),
      // Whoever comes back to this page with another file wants another draft.
      ({ name, size, lastModified }) =>
        paths.areaChangeUpload({
          ...{ area, title: String(form.get('title')), name },
          key: `${submitKey}-${size}-${lastModified}`,
        }),
      ({ id }) => router.push(paths.areaChange(id)),
    );
  }

  return (
    <form className="max-w-form space-y-4" onSubmit={upload}>
      <Field help="文件里应有它下面的全部辖区，没有变动的也要在内。" label="范围" name="area" required>
        {(control) => (
          <Select
            {...control}
            onChange={(event) => setArea(event.target.value)}
            options={scopes}
            value={area}
          />
        )}
      </Field>
      <Field help="如 2023 年区划调整。" label="名称" name="title" required>
        {(control) => <TextInput {...control} maxLength={60} minLength={2} />}
      </Field>
      <Field
        error={error || undefined}
        help="列名为代码、名称、上级代码；代码本身看得出上级的，上级代码可以不填。也可以用统计部门公布的 .json。"
        label="文件"
        name="file"
        required
      >
        {(control) => (
          <FileDrop
            {...control}
            accept=".xlsx,.csv,.json"
            hint="新的区划，.xlsx、.csv 或 .json，可以把文件拖到这里"
            required={undefined}
          />
        )}
      </Field>
      {sent !== null && (
        <Progress label={sent < 1 ? '正在上传' : '正在比对'} value={sent < 1 ? sent * 100 : undefined} />
      )}
      {error && (
        <Notice live tone="danger">
          {error}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button disabled={sent !== null} type="submit" variant="primary">
          上传并比对
        </Button>
        <ButtonLink download href={paths.areaChangeTemplate(Number(area))} icon="download">
          下载现行区划，改好再传
        </ButtonLink>
        <ButtonLink href={paths.areaChanges()}>取消</ButtonLink>
      </div>
    </form>
  );
}
