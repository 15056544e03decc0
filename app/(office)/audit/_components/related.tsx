import { TextLink } from '@/components/ui/text-link';
import type { FullEntry } from '@/lib/domain/audit/queries';
import { paths } from '@/lib/platform/paths';

/** From one entry to those that belong with it. */
export function Related({ entry }: { entry: FullEntry }) {
  const { subject, subjectId, importId, userId } = entry;
  const links = [
    ...(subjectId
      ? [{ label: '同一记录的全部变更', href: paths.audit({ subject, record: subjectId }) }]
      : []),
    ...(importId ? [{ label: '同一批导入的全部变更', href: paths.audit({ import: importId }) }] : []),
    ...(userId ? [{ label: '同一人的全部操作', href: paths.audit({ user: userId }) }] : []),
  ];
  return (
    <ul className="no-print mt-3 flex flex-wrap gap-x-6 gap-y-1">
      {links.map(({ label, href }) => (
        <li key={label}>
          <TextLink href={href}>{label}</TextLink>
        </li>
      ))}
    </ul>
  );
}
