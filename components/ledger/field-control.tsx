'use client';

import { RadioGroup } from '@/components/ui/choices';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { DateInput, NumberInput, Select, TextArea, TextInput } from '@/components/ui/inputs';
import type { FormField } from '@/lib/ledger/form';

type Props = { field: FormField; text: string; word: string; error?: string };

/** The control that fits a field's kind. Pages that compose their own form use it too. */
export function FieldControl({ field, text, word, error }: Props) {
  const common = {
    name: field.name,
    label: field.label,
    help: field.help || undefined,
    error,
    required: field.required,
    wide: field.isWide,
  };
  if (field.kind === 'flag')
    return <RadioGroup {...common} defaultValue={text} key={text} options={field.options} required={false} />;
  return (
    <Field {...common}>
      {(control) => {
        // What is required is said by the server, beside the field: the browser's own bubble would stop at the first.
        const own = { ...control, required: undefined, 'aria-required': field.required || undefined };
        switch (field.kind) {
          case 'choice':
            return <Select {...own} blank="请选择" defaultValue={text} options={field.options} />;
          case 'date':
            return <DateInput {...own} defaultValue={text} />;
          case 'count':
          case 'money':
            return <NumberInput {...own} defaultValue={text} unit={field.isYear ? undefined : field.unit} />;
          case 'area':
          case 'reference':
            return (
              <Combobox
                {...own}
                defaultLabel={word}
                defaultValue={text}
                placeholder="输入名称、拼音或编码查找"
                src={field.source}
              />
            );
          case 'phone':
            return <TextInput {...own} autoComplete="off" defaultValue={text} inputMode="tel" />;
          default:
            return field.isWide ? (
              <TextArea {...own} defaultValue={text} />
            ) : (
              <TextInput {...own} defaultValue={text} />
            );
        }
      }}
    </Field>
  );
}
