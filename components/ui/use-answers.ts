'use client';

import { useEffect, useState } from 'react';

export const answerWords = {
  loading: '正在查找…',
  empty: '没有符合的',
  failed: '没有取到，请再试一次',
  ready: '',
} as const;

/**
 * What the address `src` answers to `?q=` (a JSON array), while `isWanted`. It asks 200 ms after the
 * last key, and drops an answer that a newer question has overtaken.
 */
export function useAnswers<Answer>(src: string, query: string, isWanted: boolean) {
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [state, setState] = useState<keyof typeof answerWords>('loading');
  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    setState('loading');
    const timer = setTimeout(async () => {
      try {
        const url = `${src}${src.includes('?') ? '&' : '?'}q=${encodeURIComponent(query)}`;
        const response = await fetch(url, { signal: abort.signal });
        if (!response.ok) throw new Error(response.statusText);
        const found: Answer[] = await response.json();
        setAnswers(found);
        setState(found.length > 0 ? 'ready' : 'empty');
      } catch {
        if (abort.signal.aborted) return;
        setAnswers([]);
        setState('failed');
      }
    }, 200);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [src, query, isWanted]);
  return { answers, state };
}
