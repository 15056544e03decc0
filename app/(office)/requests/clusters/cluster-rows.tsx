'use client';

import { ButtonLink } from '@/components/ui/button';
import { Cell, Row } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/text-link';

export type ShownCluster = {
  key: string;
  place: string;
  category: string;
  /** By month, oldest first; the last opens `href`. */
  counts: readonly number[];
  href: string;
  change: string;
  open: number;
  /** 主动治理: what this person may begin from here. */
  steps: readonly { label: string; href: string }[];
};

/** The rows of the clusters, given as text for the same reason as a ledger's: see `RecordRows`. */
export function ClusterRows({ rows }: { rows: readonly ShownCluster[] }) {
  return (
    <tbody>
      {rows.map(({ key, place, category, counts, href, change, open, steps }) => (
        <Row key={key}>
          <Cell title={place}>{place}</Cell>
          <Cell>{category}</Cell>
          {counts.map((count, at) => {
            const isLast = at === counts.length - 1;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the months do not move
              <Cell key={at} muted={!isLast} numeric>
                {isLast ? <TextLink href={href}>{count}</TextLink> : count}
              </Cell>
            );
          })}
          <Cell numeric>{change}</Cell>
          <Cell numeric>{open}</Cell>
          <Cell>
            <span className="flex gap-1">
              {steps.map((step) => (
                <ButtonLink href={step.href} key={step.label} size="small" variant="quiet">
                  {step.label}
                </ButtonLink>
              ))}
            </span>
          </Cell>
        </Row>
      ))}
    </tbody>
  );
}
