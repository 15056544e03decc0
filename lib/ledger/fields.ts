import type { AreaLevel } from '../../prisma/client/enums';

/** What every field says of itself, whatever its kind. */
type Common = {
  label: string;
  /** Shown below the field, in the template's notes and in the import's explanations. */
  help?: string;
  required?: boolean;
  /** Contact data: shown in full only to those who hold `contact.read` where the record stands. */
  isContact?: boolean;
  /** Worked out by the database: shown, exported and counted, but in no form, template or import. */
  isComputed?: boolean;
};

export type TextField = Common & { kind: 'text'; max?: number; multiline?: boolean };
/** An identifier as typed: digits and capital letters, never a number. */
export type CodeField = Common & { kind: 'code'; pattern: RegExp; example: string };
export type ChoiceField<V extends string = string> = Common & { kind: 'choice'; options: Record<V, string> };
export type CountField = Common & {
  kind: 'count';
  unit: string;
  min?: number;
  max?: number;
  isYear?: boolean;
};
/** Yuan with two decimals. */
export type MoneyField = Common & { kind: 'money' };
export type DateField = Common & { kind: 'date'; notInFuture?: boolean };
export type FlagField = Common & { kind: 'flag'; yes?: string; no?: string };
/** Where the record stands. */
export type AreaField = Common & { kind: 'area'; levels: readonly AreaLevel[] };
/** Another record, by its ledger's code. */
export type ReferenceField = Common & { kind: 'reference'; ledger: string; table: string };
export type PhoneField = Common & { kind: 'phone' };
/** 统一社会信用代码 (GB 32100-2015), check digit included. */
export type CreditCodeField = Common & { kind: 'creditCode' };

export type Field =
  | TextField
  | CodeField
  | ChoiceField
  | CountField
  | MoneyField
  | DateField
  | FlagField
  | AreaField
  | ReferenceField
  | PhoneField
  | CreditCodeField;

/** The fields that may describe a column of this type: what ties a definition to the database's types. */
export type FieldFor<V> = [V] extends [boolean]
  ? FlagField
  : [V] extends [Date]
    ? DateField
    : [V] extends [number]
      ? CountField | AreaField | ReferenceField
      : [V] extends [string]
        ? string extends V
          ? TextField | CodeField | PhoneField | CreditCodeField
          : ChoiceField<V>
        : [V] extends [{ toFixed(places: number): string }]
          ? MoneyField
          : never;

type Without<F extends Field> = Omit<F, 'kind'>;

export const text = (field: Without<TextField>): TextField => ({ kind: 'text', ...field });
export const code = (field: Without<CodeField>): CodeField => ({ kind: 'code', ...field });
export const choice = <const V extends string>(field: Without<ChoiceField<V>>): ChoiceField<V> => ({
  kind: 'choice',
  ...field,
});
export const count = (field: Without<CountField>): CountField => ({ kind: 'count', ...field });
export const money = (field: Without<MoneyField>): MoneyField => ({ kind: 'money', ...field });
export const date = (field: Without<DateField>): DateField => ({ kind: 'date', ...field });
export const flag = (field: Without<FlagField>): FlagField => ({ kind: 'flag', ...field });
export const area = (field: Without<AreaField>): AreaField => ({ kind: 'area', ...field });
export const reference = (field: Without<ReferenceField>): ReferenceField => ({
  kind: 'reference',
  ...field,
});
export const phone = (field: Without<PhoneField>): PhoneField => ({ kind: 'phone', ...field });
export const creditCode = (field: Without<CreditCodeField>): CreditCodeField => ({
  kind: 'creditCode',
  ...field,
});
