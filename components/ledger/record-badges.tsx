import { Badge } from '@/components/ui/badge';
import { reviewLabels } from '@/lib/ledger/filter';
import type { LedgerRecord } from '@/lib/ledger/record';

/** Where a record stands: out of use, and in its review. */
export function RecordBadges({
  record: { retiredOn, reviewState },
}: {
  record: Pick<LedgerRecord, 'retiredOn' | 'reviewState'>;
}) {
  if (retiredOn) return <Badge sign="○">{retiredOn} 停用</Badge>;
  if (reviewState === 'pending')
    return (
      <Badge sign="◐" tone="blue">
        {reviewLabels.pending}
      </Badge>
    );
  if (reviewState === 'returned')
    return (
      <Badge sign="↩" tone="yellow">
        {reviewLabels.returned}
      </Badge>
    );
  return (
    <Badge sign="✓" tone="green">
      {reviewLabels.approved}
    </Badge>
  );
}
