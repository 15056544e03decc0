import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { Figures } from '@/lib/domain/indicators/figures';
import { placeName } from '@/lib/domain/indicators/format';
import { paths } from '@/lib/platform/paths';

type Props = { standing: Figures; query: { period?: string | undefined; tree?: string | undefined } };

/** Of a community: the estates that 建组织抓覆盖 has yet to reach. */
export function WithoutOrganisation({ standing: { children }, query }: Props) {
  const estates = children.filter(({ area }) => area.level === 'estate' && !area.isEnded);
  const left = estates.filter(({ values }) => values['party-organisations.ofEstates'] === 0);
  if (estates.length === 0) return null;
  return (
    <Section
      description={`共 ${estates.length} 个小区，${left.length} 个还没有小区党组织。`}
      title="没有党组织的小区"
    >
      {left.length === 0 ? (
        <EmptyState title="小区都有党组织">有小区的党组织停用以后，会列在这里。</EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 border-y py-1 text-table">
          {left.map(({ area }) => (
            <li className="flex min-h-7 items-center" key={area.id}>
              <TextLink href={paths.dashboard(area.id, query)}>{placeName(area)}</TextLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
