'use client';

import { ErrorMessage } from '@/components/shell/error-message';
import './globals.css';

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>出错了 · 共治</title>
        <main id="content" tabIndex={-1}>
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
