export type SearchParams = Record<string, string | string[] | undefined>;

/** One parameter of an address, trimmed; the empty string when it is not there. */
export function textParam(params: SearchParams, name: string): string {
  const value = params[name];
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200);
}

/** A positive whole number, or null for anything else. */
export function numberParam(params: SearchParams, name: string): number | null {
  const text = textParam(params, name);
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** One of the keys of `choices`, or null. */
export function choiceParam<K extends string>(
  params: SearchParams,
  name: string,
  choices: Record<K, unknown>,
): K | null {
  const text = textParam(params, name);
  return Object.hasOwn(choices, text) ? (text as K) : null;
}

/** A calendar day, or null. */
export function dayParam(params: SearchParams, name: string): string | null {
  const text = textParam(params, name);
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return null;
  // 30 February is read as a day in March.
  return new Date(text).toISOString().startsWith(text) ? text : null;
}

const pageSizes = [25, 50, 100];

export function pageParams(params: SearchParams): { page: number; size: number } {
  const size = numberParam(params, 'size');
  return { page: numberParam(params, 'page') ?? 1, size: pageSizes.find((each) => each === size) ?? 25 };
}
