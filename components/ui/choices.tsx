import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { describedBy, FieldNotes, type FieldProps, RequiredMark } from './field';
import type { Option } from './inputs';

export function Checkbox({ label, className, ...rest }: ComponentProps<'input'> & { label: ReactNode }) {
  return (
    <label className={clsx('inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-10', className)}>
      <input {...rest} key={String(rest.defaultChecked)} type="checkbox" />
      {label}
    </label>
  );
}

type GroupProps = FieldProps & { options: readonly Option[] };

export function RadioGroup({ defaultValue, ...props }: GroupProps & { defaultValue?: string }) {
  return <ChoiceGroup {...props} isChosen={(value) => value === defaultValue} type="radio" />;
}

function ChoiceGroup({
  name,
  label,
  id = name,
  help,
  error,
  required,
  wide,
  options,
  isChosen,
  type,
}: GroupProps & {
  type: 'radio' | 'checkbox';
  isChosen: (value: string) => boolean;
}) {
  return (
    <fieldset
      aria-describedby={describedBy(id, help, error)}
      className={clsx('min-w-0', wide && 'col-span-full')}
      id={id}
    >
      <legend className="mb-1 font-medium">
        {label}
        {required && <RequiredMark />}
      </legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map((option) => (
          <label
            className="inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-10"
            key={option.value}
          >
            <input
              aria-invalid={error ? true : undefined}
              defaultChecked={isChosen(option.value)}
              disabled={option.disabled}
              key={String(isChosen(option.value))}
              name={name}
              required={type === 'radio' && required}
              type={type}
              value={option.value}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldNotes error={error} help={help} id={id} />
    </fieldset>
  );
}
