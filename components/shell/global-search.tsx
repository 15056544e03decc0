'use client';

import clsx from 'clsx';
import Form from 'next/form';
import { usePathname, useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icon';
import { controlClass } from '../ui/inputs';
import { answerWords, useAnswers } from '../ui/use-answers';

/** What /api/search?q= answers, at most some ten. `kind` says what it is: 「小区」. */
export type SearchSuggestion = { label: string; href: string; kind?: string; hint?: string };

/** A form that leads to /search?q=; with script it also suggests, and "/" brings the focus here. */
export function GlobalSearch({ action, source }: { action: string; source: string }) {
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const path = usePathname();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const query = text.trim();
  const isShown = isOpen && query !== '';
  const { answers, state } = useAnswers<SearchSuggestion>(source, query, isShown);

  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (at.isContentEditable || at.matches('input, textarea, select') || at.closest('dialog')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onSlash);
    return () => document.removeEventListener('keydown', onSlash);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => setOpen(false), [path]);

  function onKeyDown(event: KeyboardEvent) {
    // While a Chinese input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const count = answers.length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setActive((now) => (now < 0 && step < 0 ? count - 1 : (now + step + count) % count));
    } else if (event.key === 'Enter') {
      const chosen = isShown ? answers[active] : undefined;
      setOpen(false);
      if (!chosen) return;
      event.preventDefault();
      router.push(chosen.href);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setActive(-1);
    }
  }

  return (
    <Form action={action} className="relative w-full" prefetch={false} role="search">
      <Icon className="pointer-events-none absolute top-2 left-2 text-ink-2" name="search" />
      <input
        aria-activedescendant={isShown && active >= 0 ? `search-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls="search-list"
        aria-expanded={isShown}
        aria-keyshortcuts="/"
        aria-label="全局搜索"
        autoComplete="off"
        className={clsx(controlClass, 'pr-8 pl-8')}
        name="q"
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        placeholder="名称、拼音、首字母或编码"
        ref={input}
        role="combobox"
        type="text"
        value={text}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1.5 right-2 rounded-control border px-1.5 text-ink-2 text-note"
      >
        /
      </span>
      <div
        className={clsx(
          'absolute top-full right-0 left-0 z-40 mt-1 max-h-96 overflow-auto rounded-panel bg-ground py-1 shadow-float',
          !isShown && 'hidden',
        )}
      >
        <p
          aria-live="polite"
          className={clsx('px-3 py-2 text-ink-2 text-table', state === 'ready' && 'sr-only')}
        >
          {isShown && state === 'ready' ? `${answers.length} 个结果` : answerWords[state]}
        </p>
        <div aria-label="搜索建议" id="search-list" role="listbox">
          {answers.map((answer, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
            <div
              aria-selected={i === active}
              className={clsx(
                'flex items-baseline gap-2 px-3 py-1.5',
                i === active ? 'bg-action-soft' : 'hover:bg-panel',
              )}
              id={`search-${i}`}
              key={answer.href}
              onClick={() => router.push(answer.href)}
              onPointerDown={(event) => event.preventDefault()}
              role="option"
              tabIndex={-1}
            >
              <span className="truncate">{answer.label}</span>
              {answer.hint && <span className="truncate text-ink-2 text-note">{answer.hint}</span>}
              {answer.kind && <span className="ml-auto shrink-0 text-ink-2 text-note">{answer.kind}</span>}
            </div>
          ))}
        </div>
      </div>
    </Form>
  );
}
