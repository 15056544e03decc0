'use client';

import { Badge, StateBadge } from '@/components/ui/badge';
import { Cell, Row } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/text-link';
import type { RequestRow } from '@/lib/domain/requests/list';

/** A request as text. */
export type ShownRequest = Pick<
  RequestRow,
  'id' | 'code' | 'light' | 'text' | 'category' | 'place' | 'holder'
> & {
  href: string;
  due: string;
  state: string;
  source: string;
  received: string;
};

/** What the case is about has the whole width of a card. */
const onPhone = 'max-sm:col-span-full max-sm:whitespace-normal!';

/** The rows of the list, given as text for the same reason as a ledger's: see `RecordRows`. */
export function RequestRows({ rows }: { rows: readonly ShownRequest[] }) {
  return (
    <tbody>
      {rows.map((row) => (
        <Row key={row.id}>
          <Cell label="编号">
            <TextLink href={row.href}>{row.code}</TextLink>
          </Cell>
          <Cell label="时限">
            <Due {...row} />
          </Cell>
          <Cell className={`${onPhone} sm:max-w-[13em]!`} label="内容" title={row.text}>
            {row.text}
          </Cell>
          <Cell label="类别">{row.category}</Cell>
          <Cell className={`${onPhone} sm:max-w-[13em]!`} label="地点" title={row.place}>
            {row.place}
          </Cell>
          <Cell label="状态">
            <Badge>{row.state}</Badge>
          </Cell>
          <Cell className="sm:max-w-[9em]!" label="承办" title={row.holder}>
            {row.holder}
          </Cell>
          <Cell label="来源">{row.source}</Cell>
          <Cell label="收到">{row.received}</Cell>
        </Row>
      ))}
    </tbody>
  );
}

/** The light and by when: never a colour alone. */
export function Due({ light, due }: Pick<ShownRequest, 'light' | 'due'>) {
  if (!light) return <span className="text-ink-2">—</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <StateBadge state={light} />
      <span className="text-ink-2">{due}</span>
    </span>
  );
}
