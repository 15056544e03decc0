import { ButtonLink } from '@/components/ui/button';
import type { AuditFilter, AuditPage } from '@/lib/domain/audit/queries';
import { paths } from '@/lib/platform/paths';
import { filterQuery } from '../filters';

type Props = { filter: AuditFilter; found: AuditPage; total: string };

/** To newer and older entries: a trail that grows has no page numbers that would stay true. */
export function AuditSteps({ filter, found: { entries, hasNewer, hasOlder }, total }: Props) {
  const to = (cursor: Record<string, string>) => paths.audit({ ...filterQuery(filter), ...cursor });
  const [first, last] = [entries.at(0), entries.at(-1)];
  return (
    <nav aria-label="分页" className="no-print flex flex-wrap items-center gap-2 px-4 py-2 text-table">
      <p className="mr-auto text-ink-2">{total}</p>
      {hasNewer && (
        <ButtonLink href={to({})} size="small">
          最新
        </ButtonLink>
      )}
      {hasNewer && first && (
        <ButtonLink href={to({ after: first.id })} icon="chevron-left" size="small">
          较新的
        </ButtonLink>
      )}
      {hasOlder && last && (
        <ButtonLink href={to({ before: last.id })} icon="chevron-right" size="small">
          较早的
        </ButtonLink>
      )}
    </nav>
  );
}
