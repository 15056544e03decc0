'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { paths } from '@/lib/platform/paths';

type Props = { ledger: string; ledgerLabel: string; submitKey: string };

/** Sends the file as it is, with progress; a broken connection leaves nothing behind and can be tried again. */
export function UploadForm({ ledger, ledgerLabel, submitKey }: Props) {
  const router = useRouter();
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState('');

  function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.size === 0) {
      setError('请选择要上传的文件。');
      return;
    }
    setError('');
    setSent(0);
    const request = new XMLHttpRequest();
    request.open('PUT', paths.importUpload({ ledger, name: file.name, key: submitKey }));
    request.responseType = 'json';
    request.upload.onprogress = (progress) => setSent(progress.loaded / Math.max(1, progress.total));
    const refuse = (message: string) => {
      setSent(null);
      setError(message);
    };
    request.onerror = () => refuse('连接中断，文件没有传完。请检查网络后再传一次。');
    request.onload = () => {
      if (request.status === 200) router.push(paths.import(request.response.id));
      else refuse(request.response?.message ?? '没有上传成功，请再试一次。');
    };
    request.send(file);
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
