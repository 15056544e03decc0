'use client';

import clsx from 'clsx';
import { usePathname, useSearchParams } from 'next/navigation';
import { Icon, type IconName } from '../ui/icon';
import { Popdown } from '../ui/popdown';
import { PlainLink } from '../ui/text-link';

export type SwitchOption = {
  label: string;
  value: string;
  hint?: string;
  /** Options with the same group stand under it; keep them together. */
  group?: string;
  /** Where to go instead of the present page with another parameter. */
  href?: string;
};

export type SwitchProps = {
  /** What is switched: 「辖区」. */
  name: string;
  /** The parameter of the address it sets; the others stay, but for the page number. */
  param: string;
  current: { label: string; value: string };
  options: readonly SwitchOption[];
  /** For what the options do not hold. */
  more?: { label: string; href: string };
  icon?: IconName;
};

export function UrlSwitch(props: SwitchProps) {
  const value = useSearchParams().get(props.param);
  // What the address says, where it is one of the options.
  const current = props.options.find((option) => option.value === value) ?? props.current;
  const summary = (
    <>
      {props.icon && <Icon className="size-4 text-ink-2" name={props.icon} />}
      <span className="sr-only">{props.name}：</span>
      <span className="max-w-[10em] truncate">{current.label}</span>
      <Icon className="size-3 text-ink-2" name="chevron-down" />
    </>
  );
  return (
    <Popdown
      panelClassName="max-h-[min(28rem,70vh)] w-60 overflow-y-auto py-1"
      summary={summary}
      summaryClassName="inline-flex h-8 items-center gap-1.5 rounded-control px-2 font-medium hover:bg-panel pointer-coarse:h-10"
    >
      <Options {...props} current={current} />
    </Popdown>
  );
}

// Plain links: two dozen of them stand on every page, and a switch changes most of it anyway.
function Options({ param, current, options, more, name }: SwitchProps) {
  const path = usePathname();
  const present = useSearchParams();

  function hrefWith(value: string) {
    const query = new URLSearchParams(present);
    query.set(param, value);
    query.delete('page');
    return `${path}?${query}`;
  }

  const itemClass =
    'flex min-h-8 items-center gap-2 px-3 hover:bg-action-soft focus-visible:outline-offset-[-2px] pointer-coarse:min-h-10';
  return (
    <>
      <ul aria-label={name}>
        {options.map((option, i) => (
          <li key={option.value}>
            {option.group && option.group !== options[i - 1]?.group && (
              <p className="px-3 pt-2 pb-1 text-ink-2 text-note">{option.group}</p>
            )}
            <a
              aria-current={option.value === current.value ? 'true' : undefined}
              className={clsx(itemClass, option.value === current.value && 'font-medium text-action')}
              href={option.href ?? hrefWith(option.value)}
            >
              <span className="truncate">{option.label}</span>
              {option.hint && <span className="ml-auto text-ink-2 text-note">{option.hint}</span>}
              {option.value === current.value && <Icon className="ml-auto size-4" name="check" />}
            </a>
          </li>
        ))}
      </ul>
      {more && (
        <PlainLink className={clsx(itemClass, 'mt-1 border-t text-action')} href={more.href}>
          {more.label}
        </PlainLink>
      )}
    </>
  );
}
