'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { Icon } from './icon';

/** `field` is the field's id (its name, unless Field was given another); without it the line is plain text. */
export type FormError = { field?: string; message: string };

/** Takes the focus each time `errors` is a new array with something in it. Renders nothing when empty. */
export function FormErrorSummary({ errors, title }: { errors: readonly FormError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new array is a new refusal
  useEffect(() => {
    box.current?.focus();
  }, [errors]);

  if (errors.length === 0) return null;
  return (
    <div
      aria-labelledby="form-errors"
      className="mb-4 max-w-form rounded-panel border border-red/40 bg-red-soft px-4 py-3"
      ref={box}
      role="alert"
      tabIndex={-1}
    >
      <h2 className="flex items-center gap-2 font-semibold text-red" id="form-errors">
        <Icon name="alert" />
        {title ?? `没有保存，有 ${errors.length} 处需要改正`}
      </h2>
      <ul className="mt-1 space-y-1 pl-6">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field ? (
              <a
                className="text-red underline underline-offset-4"
                href={`#${error.field}`}
                onClick={focusField}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A fragment link alone does not focus a group of radio buttons, and would add to the history. */
function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const control = target.matches('input, select, textarea, button')
    ? target
    : target.querySelector<HTMLElement>('input, select, textarea, button');
  target.scrollIntoView({ block: 'center' });
  control?.focus();
}
