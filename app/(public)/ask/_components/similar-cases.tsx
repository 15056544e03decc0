'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Similar } from '@/lib/domain/requests/similar';
import { shownStates } from '@/lib/domain/requests/words';

type Props = { cases: readonly Similar[]; isBusy: boolean; onJoin: (id: number) => void };

/** Shown before a request is sent: whoever has the same matter joins instead of asking again. */
export function SimilarCases({ cases, isBusy, onJoin }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section
      aria-labelledby="similar"
      className="rounded-panel border border-action bg-action-soft px-4 py-4"
    >
      <h2 className="font-semibold" id="similar" ref={heading} tabIndex={-1}>
        附近已有人反映同一类事
      </h2>
      <p className="mt-1">如果是同一件，点“加入”：您也会有查询码，看得到进度，也能评价，不必重复提交。</p>
      <ul className="mt-3 space-y-3">
        {cases.map(({ id, place, category, receivedOn, state, voices, text }) => (
          <li className="rounded-control border bg-ground px-3 py-3" key={id}>
            <p className="font-medium">
              {place} · {category}
            </p>
            <p className="text-body text-ink-2">
              {receivedOn} 收到，{voices} 人反映，{shownStates[state]}
            </p>
            {text && <p className="mt-1">{text}</p>}
            <Button
              aria-disabled={isBusy || undefined}
              className="mt-2 h-12! w-full text-heading!"
              onClick={() => !isBusy && onJoin(id)}
              variant="primary"
            >
              是同一件，加入
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
