import type { Shown } from '@/lib/domain/indicators/format';

/** A number that opens its records. `of` says what it counts, where the column's head is not read out. */
export function NumberLink({ shown, href, of }: { shown: Shown; href?: string; of?: string }) {
  const text = shown.unit === '%' && shown.value !== null ? `${shown.text}%` : shown.text;
  if (shown.value === null || !href) return text;
  return (
    <a aria-label={of && `${of} ${text}`} className="number-link" href={href}>
      {text}
    </a>
  );
}
