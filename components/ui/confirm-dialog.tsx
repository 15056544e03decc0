'use client';

import { type ReactNode, useActionState, useId, useRef } from 'react';
import { Button } from './button';
import type { ButtonSize, ButtonVariant } from './button-class';
import type { IconName } from './icon';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';

/** What an action gives back when it refused; nothing when it went through. */
export type ConfirmResult = { error?: string } | undefined;

/**
 * Asks before something that cannot simply be taken back. `title` names what happens and to how many:
 * 「停用 3 个项目？」; `confirmLabel` repeats the verb. Closes when the action went through, stays with the
 * error when it refused. `fields` are sent with it; `children` may hold further inputs (a reason).
 */
export function ConfirmDialog({
  trigger,
  triggerVariant = 'secondary',
  triggerSize,
  triggerIcon,
  triggerClassName,
  title,
  confirmLabel,
  danger = true,
  action,
  fields = {},
  children,
}: {
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  triggerIcon?: IconName;
  triggerClassName?: string;
  title: string;
  confirmLabel: string;
  danger?: boolean;
  action: (data: FormData) => Promise<ConfirmResult> | Promise<void>;
  fields?: Record<string, string | readonly string[]>;
  children?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [result, send] = useActionState(async (_: ConfirmResult, data: FormData) => {
    const answer = (await action(data)) ?? undefined;
    if (!answer?.error) dialog.current?.close();
    return answer;
  }, undefined);

  return (
    <>
      <Button
        className={triggerClassName}
        icon={triggerIcon}
        onClick={() => dialog.current?.showModal()}
        size={triggerSize}
        variant={triggerVariant}
      >
        {trigger}
      </Button>
      <dialog
        aria-labelledby={titleId}
        className="w-[30rem] max-w-[calc(100vw-2rem)] rounded-panel p-6 text-left font-normal text-body text-ink whitespace-normal shadow-float"
        ref={dialog}
      >
        <h2 className="font-semibold text-heading" id={titleId}>
          {title}
        </h2>
        <form action={send}>
          {Object.entries(fields).flatMap(([name, value]) =>
            [value]
              .flat()
              .map((one) => <input key={`${name}=${one}`} name={name} type="hidden" value={one} />),
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
            {/* First in order, so that Enter on opening changes nothing. */}
            <Button onClick={() => dialog.current?.close()}>取消</Button>
            <SubmitButton variant={danger ? 'danger-solid' : 'primary'}>{confirmLabel}</SubmitButton>
          </div>
        </form>
      </dialog>
    </>
  );
}
