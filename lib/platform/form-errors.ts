import type { FormState } from './action';

/** What a form's summary says after an action, each line with the field that it leads to. Keep it in `useMemo`. */
export function formErrors(state: FormState<unknown>): { field?: string; message: string }[] {
  if (state.status === 'invalid')
    return Object.entries(state.problems).map(([field, message]) => ({ field: field || undefined, message }));
  return 'message' in state ? [{ message: state.message }] : [];
}

/** What stands in a form's fields: what was sent with it, else what is stored. */
export const fieldValues = <V extends Record<string, string>>(state: FormState<unknown>, stored: V): V =>
  'values' in state ? { ...stored, ...state.values } : stored;
