import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';

/** What ties a control to its label, help and error; spread it on the control. */
export type ControlProps = {
  id: string;
  name: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** Only where the same name stands twice on a page; FormErrorSummary links to it. */
  id?: string;
  help?: ReactNode;
  error?: string;
  required?: boolean;
  /** Takes the whole width of a FormSection. */
  wide?: boolean;
};

export function describedBy(id: string, help: unknown, error: unknown) {
  return clsx(Boolean(error) && `${id}-error`, Boolean(help) && `${id}-help`) || undefined;
}

/**
 * A label, a control, its help and its error:
 * `<Field name="title" label="名称" error={errors.title}>{(control) => <TextInput {...control} />}</Field>`
 */
export function Field({
  name,
  label,
  id = name,
  help,
  error,
  required,
  wide,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const control: ControlProps = {
    id,
    name,
    required,
    'aria-describedby': describedBy(id, help, error),
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={clsx('min-w-0', wide && 'col-span-full')}>
      <label className="mb-1 block font-medium" htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      {children(control)}
      <FieldNotes error={error} help={help} id={id} />
    </div>
  );
}

export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ml-1 text-red">
      *
    </span>
  );
}

export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p className="mt-1 flex items-start gap-1 text-red text-table" id={`${id}-error`}>
          <Icon className="mt-0.5 size-4" name="alert" />
          {error}
        </p>
      )}
      {help && (
        <p className="mt-1 text-ink-2 text-table" id={`${id}-help`}>
          {help}
        </p>
      )}
    </>
  );
}
