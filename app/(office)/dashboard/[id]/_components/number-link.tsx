import type { Shown } from '@/lib/domain/indicators/format';

/** A number that opens its records. */
export function NumberLink({ shown: { text, unit, value }, href }: { shown: Shown; href?: string }) {
  const said = unit === '%' && value !== null ? `${text}%` : text;
  return value === null || !href ? said : <a href={href}>{said}</a>;
}
