import { paths } from '@/lib/platform/paths';
import type { Ledger, Values } from './define';
import { enteredNames, fieldOf } from './define';
import type { Field } from './fields';
import { cellText, display, type Labels, unitOf } from './values';

/** What a form needs of a field: plain data, so that it can cross to the browser. */
export type FormField = {
  name: string;
  kind: Field['kind'];
  label: string;
  help: string;
  required: boolean;
  isWide: boolean;
  isYear: boolean;
  unit: string;
  options: { value: string; label: string }[];
  /** Where a choice among areas or records is looked up. */
  source: string;
};

export type FormSection = { label: string; fields: FormField[] };

export const formSections = (ledger: Ledger): FormSection[] =>
  ledger.sections
    .map(({ label, fields }) => ({
      label,
      fields: fields
        .filter((name) => !fieldOf(ledger, name).isComputed)
        .map((name) => formField(name, fieldOf(ledger, name))),
    }))
    .filter(({ fields }) => fields.length > 0);

function formField(name: string, field: Field): FormField {
  return {
    name,
    kind: field.kind,
    label: field.label,
    help: field.help ?? '',
    required: field.required ?? false,
    isWide: field.kind === 'text' && Boolean(field.multiline),
    isYear: field.kind === 'count' && Boolean(field.isYear),
    unit: unitOf(field),
    options: optionsOf(field),
    source: sourceOf(field),
  };
}

function optionsOf(field: Field): FormField['options'] {
  if (field.kind === 'choice')
    return Object.entries(field.options).map(([value, label]) => ({ value, label }));
  if (field.kind === 'flag')
    return [
      { value: '是', label: field.yes ?? '是' },
      { value: '否', label: field.no ?? '否' },
    ];
  return [];
}

function sourceOf(field: Field): string {
  if (field.kind === 'area') return paths.areaChoices(field.levels);
  return field.kind === 'reference' ? paths.recordChoices(field.ledger) : '';
}

/** What stands in the form: the text of each field, and the words beside an id. */
export type FormValues = { texts: Record<string, string>; words: Record<string, string> };

export function formValues(ledger: Ledger, values: Values, labels: Labels): FormValues {
  const texts: Record<string, string> = {};
  const words: Record<string, string> = {};
  for (const name of enteredNames(ledger)) {
    const field = fieldOf(ledger, name);
    const value = values[name];
    if (field.kind === 'area' || field.kind === 'reference') {
      texts[name] = value == null ? '' : String(value);
      words[name] = display(field, value, labels);
    } else if (field.kind === 'flag') texts[name] = value == null ? '' : value ? '是' : '否';
    else texts[name] = field.kind === 'choice' ? String(value ?? '') : cellText(field, value, labels);
  }
  return { texts, words };
}

/** As a form sends it: the words of a choice stand beside its id as `<name>_text`. */
export function flatten({ texts, words }: FormValues): Record<string, string> {
  return {
    ...texts,
    ...Object.fromEntries(Object.entries(words).map(([name, word]) => [`${name}_text`, word])),
  };
}

/** The ledger's fields out of a sent form, as text. */
export function textsOf(ledger: Ledger, form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of enteredNames(ledger)) {
    const value = form.get(name);
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}
