'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { paths } from '@/lib/platform/paths';
import { bigButton } from '../../_components/look';
import { PhotoChoice } from '../../_components/photo-choice';
import { send } from '../../_components/send';

type Props = {
  what: 'supplement' | 'reopen';
  label: string;
  help: string;
  button: string;
  takesPhotos?: boolean;
};

/** A few words, with photos where they are taken, about the request that this browser follows. */
export function SayForm({ what, label, help, button, takesPhotos }: Props) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<File[]>([]);
  const [told, setTold] = useState<{ message: string; problems: Record<string, string> }>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = new FormData();
    body.set('text', text);
    for (const photo of photos) body.append('photos', photo, photo.name);
    const answer = await send(paths.followSay(what), body);
    setBusy(false);
    setDone(answer.ok);
    if (!answer.ok) return setTold(answer);
    setTold(undefined);
    setText('');
    setPhotos([]);
    router.refresh();
  }

  const isElsewhere = told && !told.problems.text && !told.problems.photos;
  return (
    <form className="space-y-3" noValidate onSubmit={submit}>
      {isElsewhere && (
        <Notice live tone="danger">
          {told.message}
        </Notice>
      )}
      {isDone && (
        <Notice live tone="success">
          已收到。
        </Notice>
      )}
      <Field error={told?.problems.text} help={help} id={what} label={label} name="text">
        {(control) => (
          <TextArea
            {...control}
            className="w-full"
            maxLength={2_000}
            onChange={({ target }) => setText(target.value)}
            rows={3}
            value={text}
          />
        )}
      </Field>
      {takesPhotos && (
        <PhotoChoice error={told?.problems.photos} most={4} onChange={setPhotos} photos={photos} />
      )}
      <SubmitButton aria-busy={isBusy || undefined} className={`${bigButton} w-full`} variant="secondary">
        {isBusy ? '正在提交…' : button}
      </SubmitButton>
    </form>
  );
}
