'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FilesInput } from '@/components/ui/files-input';
import { Select, TextArea, TextInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { type Action, type Move, moves } from '@/lib/domain/requests/rules';
import { declineReasons, pauseReasons } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';

type Target = { value: string; label: string; isDepartment: boolean; isSuggested: boolean };
type Props = {
  id: number;
  version: number;
  actions: readonly Action[];
  /** What was written last, to be written on after a return. */
  result: string;
  targets: readonly Target[];
  templates: readonly { id: number; title: string; text: string }[];
};
type Problems = Record<string, string>;

const asks: Partial<Record<Action, { label: string; help?: string }>> = {
  object: { label: '异议理由', help: '写明为什么不该由本单位办，建议谁办。由上级统筹员裁定。' },
  dismiss: { label: '裁定理由' },
  uphold: { label: '改派理由' },
  pass: { label: '转办理由' },
  contact: { label: '联系情况', help: '居民看得到。不要写电话号码。' },
  pause: { label: '说明', help: '等什么、预计到什么时候。居民看得到。' },
  note: { label: '内容', help: '只有工作人员看得到。' },
  finish: { label: '办理结果', help: '审核通过后答复给居民，请写明做了什么、结果怎样。' },
  return: { label: '退回理由' },
  approve: { label: '补充说明', help: '可以不填。' },
  reopen: { label: '重新办理的理由' },
  decline: { label: '向居民说明', help: '写明理由，以及可以找谁办。' },
  merge: { label: '说明', help: '可以不填。' },
};

/** The steps that stand open, one form at a time; what is usual comes first. */
export function Steps({ actions, ...rest }: Props) {
  const [chosen, setChosen] = useState<Action | null>(actions[0] ?? null);
  return (
    <div className="max-w-form rounded-panel border p-3">
      <div aria-label="可以办的" className="flex flex-wrap gap-2" role="toolbar">
        {actions.map((action) => (
          <Button
            aria-pressed={action === chosen}
            key={action}
            onClick={() => setChosen(action)}
            size="small"
            variant={action === chosen ? 'secondary' : 'quiet'}
          >
            {moves[action].label}
          </Button>
        ))}
      </div>
      {chosen && <StepForm action={chosen} key={chosen} {...rest} />}
    </div>
  );
}

function StepForm({
  action,
  id,
  version,
  result,
  targets,
  templates,
}: Omit<Props, 'actions'> & { action: Action }) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [text, setText] = useState(action === 'finish' ? result : '');
  const { needs, label }: Move = moves[action];
  const asked = asks[action];

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSending(true);
    setProblems({});
    try {
      const answer = await fetch(paths.requestSteps(id), {
        method: 'POST',
        body: new FormData(event.currentTarget),
      });
      if (answer.ok) return router.refresh();
      const said = (await answer.json()) as { message?: string; problems?: Problems };
      setProblems(said.problems ?? { '': said.message ?? '没有办成，请再试一次。' });
    } catch {
      setProblems({ '': '连接中断，没有办成。请检查网络后再试。' });
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="mt-3 space-y-3" onSubmit={send}>
      <input name="version" type="hidden" value={version} />
      <input name="action" type="hidden" value={action} />
      {problems[''] && (
        <Notice live tone="danger">
          {problems['']}
        </Notice>
      )}
      {needs === 'target' && (
        <Field error={problems.target} label="转给" name="target" required>
          {(control) => (
            <Select
              {...control}
              blank="请选择"
              defaultValue=""
              options={[
                ...group(
                  '建议',
                  targets.filter(({ isSuggested }) => isSuggested),
                ),
                ...group(
                  '辖区',
                  targets.filter(({ isDepartment }) => !isDepartment),
                ),
                ...group(
                  '部门',
                  targets.filter(({ isDepartment, isSuggested }) => isDepartment && !isSuggested),
                ),
              ]}
            />
          )}
        </Field>
      )}
      {needs === 'pause' && <Reasons error={problems.choice} label="暂停理由" of={pauseReasons} />}
      {needs === 'decline' && <Reasons error={problems.choice} label="理由" of={declineReasons} />}
      {needs === 'merge' && (
        <Field
          error={problems.into}
          help="同一社区内、还没有办结的那一件。"
          label="并入哪一件（编号）"
          name="into"
          required
        >
          {(control) => <TextInput {...control} placeholder="SQ…" />}
        </Field>
      )}
      {action === 'finish' && templates.length > 0 && (
        <Field label="答复模板" name="template">
          {({ name: _, ...control }) => (
            <Select
              {...control}
              blank="不用模板"
              onChange={({ target }) => {
                const template = templates.find((each) => String(each.id) === target.value);
                if (template) setText(template.text);
              }}
              options={templates.map(({ id: value, title }) => ({ value: String(value), label: title }))}
            />
          )}
        </Field>
      )}
      {asked && (
        <Field
          error={problems.text}
          help={asked.help}
          label={asked.label}
          name="text"
          required={action !== 'approve' && action !== 'merge'}
        >
          {(control) => (
            <TextArea
              {...control}
              className="w-full"
              maxLength={2_000}
              onChange={({ target }) => setText(target.value)}
              required={false}
              rows={action === 'finish' ? 6 : 3}
              value={text}
            />
          )}
        </Field>
      )}
      {['finish', 'contact', 'note', 'object'].includes(action) && (
        <Field
          error={problems.files}
          help="照片、PDF、Word、Excel，每个不超过 10 MB，可不选。"
          label="附件"
          name="files"
        >
          {(control) => <FilesInput {...control} accept="image/*,.pdf,.docx,.xlsx" multiple />}
        </Field>
      )}
      <Button disabled={isSending} type="submit" variant={action === 'decline' ? 'danger' : 'primary'}>
        {isSending ? '正在办…' : label}
      </Button>
    </form>
  );
}

const group = (label: string, options: readonly Target[]) => (options.length > 0 ? [{ label, options }] : []);

function Reasons({ label, of, error }: { label: string; of: Record<string, string>; error?: string }) {
  return (
    <Field error={error} label={label} name="choice" required>
      {(control) => (
        <Select
          {...control}
          blank="请选择"
          defaultValue=""
          options={Object.entries(of).map(([value, words]) => ({ value, label: words }))}
        />
      )}
    </Field>
  );
}
