'use client';

import { useEffect, useState } from 'react';

/** What was written, kept in this tab against a lost connection. A telephone is not: somebody else may use the device. */
export type AskDraft = {
  place: { id: number; name: string; hint: string } | null;
  address: string;
  text: string;
  categoryId: number | null;
  kind: string;
  wantsPublic: boolean;
  /** Of a form that was sent and got no answer: sent again with it, it is known again. */
  token: string | null;
};

const key = 'gongzhi-ask';
const empty: AskDraft = {
  place: null,
  address: '',
  text: '',
  categoryId: null,
  kind: 'need',
  wantsPublic: false,
  token: null,
};

export function useAskDraft() {
  const [draft, setDraft] = useState(empty);
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    setDraft(kept());
    setRead(true);
  }, []);
  useEffect(() => {
    if (isRead) store(draft);
  }, [draft, isRead]);
  return {
    draft,
    change: (part: Partial<AskDraft>) => setDraft((before) => ({ ...before, ...part })),
    clear: () => setDraft(empty),
  };
}

function kept(): AskDraft {
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') };
  } catch {
    return empty;
  }
}

function store(draft: AskDraft): void {
  try {
    if (draft === empty) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing: the page works without.
  }
}
