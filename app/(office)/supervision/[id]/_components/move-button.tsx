'use client';

import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { FilesInput } from '@/components/ui/files-input';
import { DateInput, TextArea } from '@/components/ui/inputs';
import { paths } from '@/lib/platform/paths';

export type MoveAsk = {
  id: number;
  version: number;
  action: string;
  label: string;
  title: string;
  explanation: string;
  noteLabel: string;
  isNoteRequired: boolean;
  /** Label, first value, and whether it may be left out. */
  day?: { label: string; value: string; isOptional?: boolean };
  hasFiles: boolean;
  targets?: { value: string; label: string }[];
  isDangerous: boolean;
  isPrimary: boolean;
};

/** A step on a task: asks what the rule wants written, and sends it with the files that prove it. */
export function MoveButton({ ask }: { ask: MoveAsk }) {
  const router = useRouter();
  async function send(form: FormData) {
    for (const file of form.getAll('file')) if (file instanceof File && file.size === 0) form.delete('file');
    const answer = await fetch(paths.supervisionMoves(), { method: 'POST', body: form }).catch(() => null);
    if (answer?.ok) {
      router.refresh();
      return undefined;
    }
    const told = await answer?.json().catch(() => null);
    return { error: told?.message ?? '连接中断，没有提交成功，请再试一次。' };
  }
  const { id, action } = ask;
  const name = (field: string) => `${field}-${action}-${id}`;
  return (
    <ConfirmDialog
      action={send}
      confirmLabel={ask.label}
      danger={ask.isDangerous}
      fields={{ id: String(id), version: String(ask.version), action }}
      title={ask.title}
      trigger={ask.label}
      triggerSize="small"
      triggerVariant={ask.isPrimary ? 'primary' : ask.isDangerous ? 'danger' : 'secondary'}
    >
      {ask.explanation && <p className="text-ink-2">{ask.explanation}</p>}
      {ask.targets && (
        <fieldset>
          <legend className="mb-1 font-medium">交办给</legend>
          <div className="max-h-48 overflow-auto rounded-control border p-2">
            {ask.targets.map(({ value, label }) => (
              <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-10" key={value}>
                <input name="targets" type="checkbox" value={value} />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {ask.day && (
        <Field id={name('day')} label={ask.day.label} name="day" required={!ask.day.isOptional}>
          {(control) => <DateInput {...control} defaultValue={ask.day?.value} />}
        </Field>
      )}
      <Field id={name('note')} label={ask.noteLabel} name="note" required={ask.isNoteRequired}>
        {(control) => <TextArea {...control} maxLength={1_000} rows={3} />}
      </Field>
      {ask.hasFiles && (
        <Field
          help="照片、PDF、Word、Excel；不是必须。不要拍摄居民面部和证件。"
          id={name('file')}
          label="佐证材料"
          name="file"
        >
          {(control) => (
            <FilesInput {...control} accept="image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx" multiple />
          )}
        </Field>
      )}
    </ConfirmDialog>
  );
}
