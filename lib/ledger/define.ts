import type { Field, FieldFor } from './fields';

/** A value as it travels: in forms, drafts, import rows, conflicts and the audit trail. Dates `YYYY-MM-DD`, money `1200.00`. */
export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

/** A rule over several fields. Returns the field to blame and what to do, or null. `area` is where the record stands. */
export type Check = (
  values: Values,
  area: { code: string; name: string } | null,
) => { field: string; message: string } | null;

/** A hint beside a record that is odd but allowed: warn, never block. */
export type Warning = (values: Values, today: string) => string | null;

export type Definition<K extends string = string> = {
  /** Plural noun: the folder, the address, the subject in the trail. */
  name: string;
  table: string;
  /** 网格 */
  label: string;
  /** 个, 条, 名 */
  measureWord: string;
  /** One sentence: what is kept here and by whom. */
  description: string;
  /** Every ledger has at least these three: `code`, by which an import finds the record again, `name` and `areaId`. */
  fields: Record<K | 'code' | 'name' | 'areaId', Field>;
  list: { columns: readonly K[]; filters: readonly K[]; sort: string };
  /** The form's sections, in order; together they hold every field. */
  sections: readonly { label: string; fields: readonly K[] }[];
  checks: readonly Check[];
  warnings: readonly Warning[];
  /**
   * Of a workflow: it is counted as a ledger is, but has lists and forms of its own. Its table has what counting and
   * a change of areas need: code, name, area, position, started_on, retired_on, review_state, is_demo, version, search_text.
   */
  isCountedOnly?: true;
  /** Its records hang on those of this ledger, and stand where they do. */
  follows?: string;
};

/** For the kit, which treats every ledger alike. */
export type Ledger = Definition<string>;

type Name<F> = Extract<keyof F, string>;
type Columns<Row, F> = { [K in keyof F]: K extends keyof Row ? FieldFor<NonNullable<Row[K]>> : never };

/**
 * Defines a ledger over the rows of a Prisma model: `defineLedger<GridModel>()({ … })`. A field that is no
 * column, a kind that does not fit the column's type, a missing or unknown enum value do not compile.
 */
export function defineLedger<Row>() {
  return <const F extends Record<string, Field>>(
    definition: Omit<Definition<Name<F>>, 'fields' | 'checks' | 'warnings'> & {
      fields: F & Columns<Row, F> & Record<'code' | 'name' | 'areaId', Field>;
      checks?: readonly Check[];
      warnings?: readonly Warning[];
    },
  ): Definition<Name<F>> => {
    const listed = new Set<string>(definition.sections.flatMap((section) => section.fields));
    const missing = Object.keys(definition.fields).filter((name) => !listed.has(name));
    if (missing.length > 0) throw new Error(`${definition.name}: not in any section: ${missing.join(', ')}`);
    return { checks: [], warnings: [], ...definition };
  };
}

export function fieldOf(ledger: Ledger, name: string): Field {
  const field = ledger.fields[name];
  if (!field) throw new Error(`${ledger.name} has no field ${name}`);
  return field;
}

/** All fields in the order of the form: also that of the export. */
export const fieldNames = (ledger: Ledger): string[] => ledger.sections.flatMap((section) => section.fields);

/** Those that somebody fills in: what form, template and import have. */
export const enteredNames = (ledger: Ledger): string[] =>
  fieldNames(ledger).filter((name) => !fieldOf(ledger, name).isComputed);

/** `termEndsOn` → `term_ends_on`: how the schema maps every column. */
export const columnOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
