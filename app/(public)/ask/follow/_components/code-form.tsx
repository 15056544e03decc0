'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { paths } from '@/lib/platform/paths';
import { bigButton } from '../../_components/look';
import { send } from '../../_components/send';

/** The code goes in the body of a POST, or comes behind the # of a kept link: never in an address that is logged. */
export function CodeForm() {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const kept = window.location.hash.slice(1);
    if (!kept) return;
    setCode(kept);
    // Whoever looks at this screen's history next finds no code there.
    window.history.replaceState(null, '', window.location.pathname);
  }, []);

  async function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await send(paths.followOpen(), new FormData(event.currentTarget));
    if (answer.ok) return window.location.reload();
    setBusy(false);
    setProblem(answer.message);
  }

  return (
    <form className="mt-4 space-y-4" noValidate onSubmit={open}>
      <Field
        error={problem}
        help="提交时给您的 10 位字母和数字，大小写、中间的横线都不要紧。"
        label="查询码"
        name="code"
      >
        {(control) => (
          <TextInput
            {...control}
            autoCapitalize="characters"
            className="h-14! text-center font-mono text-title! tracking-widest"
            maxLength={16}
            onChange={({ target }) => setCode(target.value)}
            spellCheck={false}
            value={code}
          />
        )}
      </Field>
      <SubmitButton aria-busy={isBusy || undefined} className={`${bigButton} w-full`}>
        {isBusy ? '正在查…' : '查进度'}
      </SubmitButton>
      <p className="text-ink-2">查询码丢了？请向所在社区询问，带上诉求编号。</p>
    </form>
  );
}
