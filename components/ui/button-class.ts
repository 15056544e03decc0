import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-solid';
export type ButtonSize = 'normal' | 'small' | 'icon' | 'icon-small';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-action bg-action text-on-action hover:border-action-strong hover:bg-action-strong',
  secondary: 'border-line-control bg-ground text-ink hover:bg-panel',
  quiet: 'border-transparent text-action hover:bg-action-soft',
  danger: 'border-red bg-ground text-red hover:bg-red-soft',
  'danger-solid': 'border-red bg-red text-on-action hover:brightness-90',
};

const sizes: Record<ButtonSize, string> = {
  normal: 'h-8 px-3 text-body pointer-coarse:h-10',
  small: 'h-7 px-2 text-table pointer-coarse:h-9',
  icon: 'size-8 pointer-coarse:size-10',
  'icon-small': 'size-7 pointer-coarse:size-9',
};

/** The look of a button, for the rare element that must be one and is not (a file label, a summary). */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'normal',
  extra?: string,
) {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border select-none',
    'disabled:border-line disabled:bg-panel disabled:text-ink-2 disabled:hover:bg-panel aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
    extra,
  );
}
