import type { Check } from './define';

/** Rules that more than one ledger has, for its `checks`. Each blames the field that is likelier to be wrong. */

export const notBefore =
  (first: string, then: string, message: string): Check =>
  (values) => {
    const [from, to] = [values[first], values[then]];
    return typeof from === 'string' && typeof to === 'string' && to < from ? { field: then, message } : null;
  };

export const atMost =
  (part: string, whole: string, message: string): Check =>
  (values) => {
    const [some, all] = [values[part], values[whole]];
    return some != null && all != null && Number(some) > Number(all) ? { field: part, message } : null;
  };

/** A state that comes with a date, and a date that comes only with this state. */
export const datedWhen =
  (state: string, isSo: (state: string) => boolean, date: string, missing: string, odd: string): Check =>
  (values) => {
    if (isSo(String(values[state])) === Boolean(values[date])) return null;
    return { field: date, message: values[date] ? odd : missing };
  };
