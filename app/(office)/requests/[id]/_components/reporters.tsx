'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/inputs';
import { contactPurposes } from '@/lib/domain/requests/words';
import { showContact } from '../../actions';

type Reporter = {
  id: number;
  at: string;
  source: string;
  text: string;
  masked: string | null;
  isFirst: boolean;
};

/** Those who asked, without a name; a telephone is shown for a purpose, and the trail says so. */
export function Reporters({
  requestId,
  reporters,
  isErased,
}: {
  requestId: number;
  reporters: readonly Reporter[];
  isErased: boolean;
}) {
  return (
    <ul className="space-y-2">
      {reporters.map((reporter) => (
        <li className="border-b pb-2 last:border-b-0" key={reporter.id}>
          <p>
            {reporter.isFirst ? '首位' : '加入'}，{reporter.source}，{reporter.at}
          </p>
          {reporter.text && <p className="text-ink-2">“{reporter.text}”</p>}
          {reporter.masked ? (
            <Phone masked={reporter.masked} reporterId={reporter.id} requestId={requestId} />
          ) : (
            <p className="text-note text-ink-2">{isErased ? '没有电话，或已按期清除' : '没有留电话'}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Phone({ requestId, reporterId, masked }: { requestId: number; reporterId: number; masked: string }) {
  const [shown, setShown] = useState<{ phone?: string; error?: string }>({});
  if (shown.phone) return <p className="font-medium tabular-nums">{shown.phone}</p>;
  return (
    <form
      action={async (form) => setShown(await showContact(form))}
      className="flex flex-wrap items-center gap-2"
    >
      <input name="id" type="hidden" value={requestId} />
      <input name="reporterId" type="hidden" value={reporterId} />
      <span className="tabular-nums">{masked}</span>
      <Select
        aria-label="用途"
        blank="看号码的用途…"
        className="w-auto!"
        defaultValue=""
        name="purpose"
        options={Object.entries(contactPurposes).map(([value, label]) => ({ value, label }))}
        required
      />
      <Button size="small" type="submit">
        显示
      </Button>
      {shown.error && <span className="text-red text-table">{shown.error}</span>}
    </form>
  );
}
