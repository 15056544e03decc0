'use client';

import { useState } from 'react';
import { Button } from './button';

/** Copies what is shown once. Without HTTPS a browser does not let a page copy: it says so, and the text is there to be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button onClick={copy} size="small">
        {outcome === 'copied' ? '已复制' : label}
      </Button>
      <span aria-live="polite" className="text-table empty:hidden">
        {outcome === 'refused' && '这个浏览器不能自动复制，请选中后复制。'}
      </span>
    </span>
  );
}
