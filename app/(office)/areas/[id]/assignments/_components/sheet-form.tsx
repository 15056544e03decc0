'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/lib/platform/paths';

type Told = { tone: 'success' | 'danger'; text: string };

/** Sends the filled-in sheet; nothing is assigned unless every row of it can be. */
export function SheetForm({ areaId }: { areaId: number }) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [told, setTold] = useState<Told | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.size === 0) {
      setTold({ tone: 'danger', text: '请选择填好的清单。' });
      return;
    }
    setSending(true);
    setTold(null);
    try {
      const answer = await fetch(`${paths.assignmentSheet(areaId)}?name=${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        body: file,
      });
      const { count, message } = (await answer.json()) as { count?: number; message?: string };
      setTold(
        answer.ok
          ? { tone: 'success', text: `已划转 ${count} 条。` }
          : { tone: 'danger', text: message ?? '没有上传成功，请再试一次。' },
      );
      if (answer.ok) router.refresh();
    } catch {
      setTold({ tone: 'danger', text: '连接中断，没有划转。请检查网络后再试。' });
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="flex flex-wrap items-center gap-2" onSubmit={send}>
      <input accept=".xlsx,.csv" aria-label="填好的划转清单" name="file" type="file" />
      <Button disabled={isSending} icon="upload" type="submit">
        {isSending ? '正在上传…' : '上传并划转'}
      </Button>
      {told && (
        <Notice live tone={told.tone}>
          {told.text}
        </Notice>
      )}
    </form>
  );
}
