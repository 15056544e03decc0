'use client';

import { type ReactNode, useActionState, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button';
import type { ButtonSize, ButtonVariant } from './button-class';
import type { IconName } from './icon';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';

/** What an action gives back when it refused; nothing when it went through. */
export type ConfirmResult = { error?: string } | undefined;

type ConfirmDialogProps = {
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  triggerIcon?: IconName;
  triggerClassName?: string;
  /** Names what happens and to how many: 「停用 3 个项目？」; with `selection`, `{count}` is the number ticked. */
  title: string;
  /** Repeats the verb: 「停用 {count} 个」. */
  confirmLabel: string;
  danger?: boolean;
  action: (data: FormData) => Promise<ConfirmResult> | Promise<void>;
  fields?: Record<string, string | readonly string[]>;
  /** The name of the ticked rows: what the form around the trigger would send goes along. */
  selection?: string;
  /** What follows from it; may hold further inputs (a reason). */
  children?: ReactNode;
};

/**
 * Asks before something that cannot simply be taken back. It closes when the action went through and
 * stays, with the error, when it refused; the focus returns to the trigger.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        className={props.triggerClassName}
        icon={props.triggerIcon}
        onClick={() => setOpen(true)}
        ref={trigger}
        size={props.triggerSize}
        variant={props.triggerVariant}
      >
        {props.trigger}
      </Button>
      {/* In the body: it has a form of its own, and a form cannot stand in a form. */}
      {isOpen &&
        createPortal(
          <OpenDialog
            {...props}
            around={trigger.current?.form ?? null}
            close={() => {
              setOpen(false);
              trigger.current?.focus();
            }}
          />,
          document.body,
        )}
    </>
  );
}

function OpenDialog({
  title,
  confirmLabel,
  danger = true,
  action,
  fields = {},
  selection,
  children,
  around,
  close,
}: ConfirmDialogProps & { around: HTMLFormElement | null; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const ticked = selection ? countTicked(around, selection) : '';
  const [result, send] = useActionState(async (_: ConfirmResult, data: FormData) => {
    if (selection && around) for (const [name, value] of new FormData(around)) data.append(name, value);
    const answer = (await action(data)) ?? undefined;
    if (!answer?.error) dialog.current?.close();
    return answer;
  }, undefined);

  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog
      aria-labelledby={titleId}
      className="w-[30rem] max-w-[calc(100vw-2rem)] rounded-panel p-6 text-ink shadow-float"
      onClose={close}
      ref={dialog}
    >
      <h2 className="font-semibold text-heading" id={titleId}>
        {title.replace('{count}', ticked)}
      </h2>
      {/* React empties a form after its action: what was typed stays for another try. */}
      <form action={send} onReset={(event) => event.preventDefault()}>
        {Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one) => <input key={`${name}=${one}`} name={name} type="hidden" value={one} />),
        )}
        <div className="mt-2 space-y-3">
          {children}
          {result?.error && (
            <Notice live tone="danger">
              {result.error}
            </Notice>
          )}
        </div>
        <div className="mt-6 flex justify-end gap-2">
          {/* First in order: it has the focus on opening, so that Enter changes nothing. */}
          <Button onClick={() => dialog.current?.close()}>取消</Button>
          <SubmitButton variant={danger ? 'danger-solid' : 'primary'}>
            {confirmLabel.replace('{count}', ticked)}
          </SubmitButton>
        </div>
      </form>
    </dialog>
  );
}

function countTicked(form: HTMLFormElement | null, name: string) {
  const all = form?.querySelector<HTMLInputElement>('input[name="allMatching"]')?.dataset.total;
  const ticked = form?.querySelectorAll(`input[data-select="${name}"]:checked`).length ?? 0;
  return Number(all ?? ticked).toLocaleString('zh-CN');
}
