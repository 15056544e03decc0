'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

/**
 * Sends the form it stands in and says so while that lasts. It stays focusable meanwhile
 * (aria-disabled, not disabled), so that a keyboard user is not thrown back to the top of the page.
 */
export function SubmitButton({
  variant = 'primary',
  pendingLabel = '正在提交…',
  children,
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else rest.onClick?.(event);
      }}
      type="submit"
      variant={variant}
    >
      {pending ? pendingLabel : children}
    </Button>
  );
}
