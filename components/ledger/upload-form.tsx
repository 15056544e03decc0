'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { paths } from '@/lib/platform/paths';
import { useUpload } from './use-upload';

type Props = { ledger: string; ledgerLabel: string; submitKey: string };

export function UploadForm({ ledger, ledgerLabel, submitKey }: Props) {
  const router = useRouter();
  const { sent, error, send } = useUpload<{ id: number }>();

  function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(
      new FormData(event.currentTarget).get('file'),
      ({ name }) => paths.importUpload({ ledger, name, key: submitKey }),
      ({ id }) => router.push(paths.import(id)),
    );
  }

  return (
    <form className="max-w-form space-y-4" onSubmit={upload}>
      <Field error={error || undefined} label="文件" name="file" required>
        {(control) => (
          <FileDrop
            {...control}
            accept=".xlsx,.csv"
            hint={`填好的${ledgerLabel}模板，可以把文件拖到这里`}
            required={undefined}
          />
        )}
      </Field>
      {sent !== null && <Progress label="正在上传" value={sent * 100} />}
      {error && (
        <Notice live tone="danger">
          {error}
        </Notice>
      )}
      <Button disabled={sent !== null} type="submit" variant="primary">
        上传并检查
      </Button>
    </form>
  );
}
