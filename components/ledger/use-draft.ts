'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { paths } from '@/lib/platform/paths';

const pause = 1_500;

/** Keeps what is typed on the server, under the user's own name, a moment after the typing stops. */
export function useDraft(form: RefObject<HTMLFormElement | null>, name: string, baseVersion: number | null) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [note, setNote] = useState('');

  useEffect(() => () => clearTimeout(timer.current), []);

  async function keep() {
    if (!form.current) return;
    const values = Object.fromEntries(
      [...new FormData(form.current)].filter(
        ([key, value]) => typeof value === 'string' && !key.startsWith('$'),
      ),
    );
    const response = await fetch(paths.drafts(), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, values, baseVersion }),
    }).catch(() => null);
    const time = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    setNote(
      response?.ok
        ? `草稿已存 ${time}`
        : response?.status === 401
          ? '登录已过期，草稿没有存'
          : '草稿没有存，稍后再试',
    );
  }

  return {
    note,
    touch() {
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, pause);
    },
    discard() {
      clearTimeout(timer.current);
      void fetch(paths.drafts(name), { method: 'DELETE' });
    },
  };
}
