import clsx from 'clsx';
import type { ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { Icon, type IconName } from './icon';
import { Popdown } from './popdown';
import { PlainLink } from './text-link';

/**
 * Further actions behind one button: `<Menu label="更多"><MenuLink …/><MenuItem>…</MenuItem></Menu>`.
 * A list of links and buttons under Tab, not an ARIA menu: nothing to learn, nothing to trap the focus.
 */
export function Menu({
  label,
  icon,
  iconOnly,
  variant = 'secondary',
  size = 'normal',
  align = 'end',
  children,
}: {
  label: string;
  icon?: IconName;
  iconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  return (
    <Popdown
      align={align}
      label={iconOnly ? label : undefined}
      panelClassName="min-w-40 py-1"
      summary={
        <>
          {icon && <Icon name={icon} />}
          {!iconOnly && label}
          {!iconOnly && <Icon className="size-3" name="chevron-down" />}
        </>
      }
      summaryClassName={buttonClass(variant, iconOnly ? (size === 'small' ? 'icon-small' : 'icon') : size)}
    >
      <ul>{children}</ul>
    </Popdown>
  );
}

const itemClass =
  'flex min-h-9 w-full items-center gap-2 px-3 text-left whitespace-nowrap hover:bg-action-soft focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11';

export function MenuLink({
  href,
  icon,
  current,
  download,
  children,
}: {
  href: string;
  icon?: IconName;
  current?: boolean;
  /** The address answers with a file. */
  download?: boolean;
  children: ReactNode;
}) {
  return (
    <li>
      <PlainLink
        aria-current={current ? 'true' : undefined}
        className={clsx(itemClass, current && 'font-medium text-action')}
        download={download}
        href={href}
      >
        {icon && <Icon name={icon} />}
        {children}
      </PlainLink>
    </li>
  );
}

/** Holds a button of the caller's; give it `menuButtonClass`. */
export function MenuItem({ children }: { children: ReactNode }) {
  return <li>{children}</li>;
}

export const menuButtonClass = itemClass;
