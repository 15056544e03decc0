import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { Icon, type IconName } from './icon';
import { PlainLink } from './text-link';

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName };

/** `type` is "button" unless said otherwise; a form is sent by SubmitButton. An icon alone needs `aria-label`. */
export function Button({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & Look) {
  return (
    <button type="button" {...rest} className={buttonClass(variant, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof PlainLink> & Look) {
  return (
    <PlainLink {...rest} className={buttonClass(variant, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </PlainLink>
  );
}
