'use client';

import clsx from 'clsx';
import { type KeyboardEvent, useState } from 'react';
import type { ControlProps } from './field';
import { controlClass } from './inputs';
import { answerWords, useAnswers } from './use-answers';

export type ComboboxOption = { value: string; label: string; hint?: string };

/**
 * One choice out of many, found by typing. `src` is an address that answers `?q=` with
 * `ComboboxOption[]` (it may carry parameters of its own). Sends the value under `name` and what was
 * typed under `<name>_text`; clearing the text clears the value.
 */
export function Combobox({
  id,
  name,
  src,
  defaultValue = '',
  defaultLabel = '',
  placeholder,
  className,
  ...aria
}: ControlProps & {
  src: string;
  defaultValue?: string;
  defaultLabel?: string;
  placeholder?: string;
  className?: string;
}) {
  const [chosen, setChosen] = useState({
    value: defaultValue,
    label: defaultLabel,
  });
  const [text, setText] = useState(defaultLabel);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { answers: options, state } = useAnswers<ComboboxOption>(
    src,
    text === chosen.label ? '' : text,
    isOpen,
  );
  const listId = `${id}-list`;

  function choose(option: ComboboxOption | { value: string; label: string }) {
    setChosen(option);
    setText(option.label);
    setOpen(false);
    setActive(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    // While a Chinese input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = options.length;
      if (count > 0) setActive((now) => (now < 0 && step < 0 ? count - 1 : (now + step + count) % count));
    } else if (event.key === 'Enter' && isOpen) {
      // While the list is open, Enter chooses; it must not send the form.
      event.preventDefault();
      const option = options[active];
      if (option) choose(option);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      choose(chosen);
    }
  }

  return (
    <div className={clsx('relative', className)}>
      <input name={name} type="hidden" value={chosen.value} />
      <input
        {...aria}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={isOpen}
        autoComplete="off"
        className={controlClass}
        id={id}
        name={`${name}_text`}
        onBlur={() => (text.trim() === '' ? choose({ value: '', label: '' }) : choose(chosen))}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        placeholder={placeholder}
        role="combobox"
        type="text"
        value={text}
      />
      <div
        className={clsx(
          'absolute top-full left-0 z-40 mt-1 max-h-72 w-full min-w-60 overflow-auto rounded-panel bg-ground py-1 shadow-float',
          !isOpen && 'hidden',
        )}
      >
        <p
          aria-live="polite"
          className={clsx('px-3 py-2 text-ink-2 text-table', state === 'ready' && 'sr-only')}
        >
          {state === 'ready' && isOpen ? `${options.length} 个结果` : answerWords[state]}
        </p>
        <div aria-label="可选项" id={listId} role="listbox">
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
            <div
              aria-selected={i === active}
              className={clsx('px-3 py-1.5', i === active ? 'bg-action-soft' : 'hover:bg-panel')}
              id={`${listId}-${i}`}
              key={option.value}
              onClick={() => choose(option)}
              onPointerDown={(event) => event.preventDefault()}
              ref={(node) => {
                if (i === active) node?.scrollIntoView({ block: 'nearest' });
              }}
              role="option"
              tabIndex={-1}
            >
              {option.label}
              {option.hint && <span className="ml-2 text-ink-2 text-table">{option.hint}</span>}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
