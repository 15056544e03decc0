'use client';

import { ErrorMessage } from '@/components/shell/error-message';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorMessage error={error} retry={retry} />
    </main>
  );
}
