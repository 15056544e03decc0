import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** Shared by every one-line control, so that they stand on one line in a toolbar. */
export const controlClass = clsx(
  'control min-w-0 rounded-control border border-line-control bg-ground text-body',
  'hover:border-ink-2 focus-visible:outline-offset-0 aria-invalid:border-red aria-invalid:border-2',
  'disabled:border-line disabled:bg-panel disabled:text-ink-2',
  // iOS zooms into a field whose text is smaller than 16 px.
  'pointer-coarse:text-heading',
);

export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      autoComplete="off"
      type="text"
      {...rest}
      className={clsx(controlClass, 'read-only:bg-panel', className)}
    />
  );
}

/** A text field that brings up digits: `type=number` changes its value under the wheel and drops "1,200". */
export function NumberInput({ unit, className, ...rest }: ComponentProps<'input'> & { unit?: string }) {
  return (
    <span className="flex items-center gap-2">
      <input
        autoComplete="off"
        inputMode="decimal"
        type="text"
        {...rest}
        className={clsx(controlClass, 'text-right', className)}
      />
      {unit && <span className="shrink-0 text-ink-2">{unit}</span>}
    </span>
  );
}

/** The value is YYYY-MM-DD, a calendar day without a time zone. */
export function DateInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={clsx(controlClass, 'max-w-44', className)} type="date" />;
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...rest} className={clsx(controlClass, 'h-auto py-1 leading-6', className)} />;
}

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

/**
 * `blank` is the first, empty choice; without it the first option is chosen for the reader.
 * The key: React resets a form after its action and forgets a changed `defaultValue` of a select.
 */
export function Select({
  options,
  blank,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly (Option | OptionGroup)[];
  blank?: string;
}) {
  return (
    <select key={String(rest.defaultValue)} {...rest} className={clsx(controlClass, className)}>
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map((option) =>
        'options' in option ? (
          <optgroup key={option.label} label={option.label}>
            {option.options.map(toElement)}
          </optgroup>
        ) : (
          toElement(option)
        ),
      )}
    </select>
  );
}

const toElement = ({ value, label, disabled }: Option) => (
  <option disabled={disabled} key={value} value={value}>
    {label}
  </option>
);
