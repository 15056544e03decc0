import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { groupCategories } from '@/lib/domain/requests/categories';
import { listPlaces, type Place } from '@/lib/domain/requests/places';
import { listPublished, outcomes, type Published, periods } from '@/lib/domain/requests/published';
import { shownStates } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';
import { choiceParam, numberParam, type SearchParams } from '@/lib/platform/search-params';
import { PublishedFilters } from './_components/published-filters';

export const metadata: Metadata = { title: '公开的诉求' };

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const places = (list: readonly Place[]) => list.map(({ id, name }) => ({ value: String(id), label: name }));

export default async function PublishedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const categoryId = numberParam(params, 'category');
  const outcome = choiceParam(params, 'outcome', outcomes);
  const period = choiceParam(params, 'period', periods);
  const districts = await listPlaces(null);
  const areaId = districts.find(({ id }) => id === numberParam(params, 'area'))?.id ?? null;
  const streets = areaId ? await listPlaces(areaId) : [];
  // Of another district, when that was changed without a script.
  const streetId = streets.find(({ id }) => id === numberParam(params, 'street'))?.id ?? null;
  const found = await listPublished({
    ...{ areaId: streetId ?? areaId, categoryId, outcome, period },
    page: numberParam(params, 'page') ?? 1,
  });
  const chosen = {
    area: String(areaId ?? ''),
    street: String(streetId ?? ''),
    category: String(categoryId ?? ''),
    outcome: outcome ?? '',
    period: period ?? '',
  };
  const at = (page: number) => paths.published({ ...chosen, page });
  const isFiltered = Object.values(chosen).some(Boolean);
  return (
    <>
      <h1 className="font-semibold text-title">公开的诉求</h1>
      <p className="mt-1 text-ink-2">经居民同意、工作人员审核并隐去个人信息后公开。</p>
      <PublishedFilters
        categories={groupCategories(found.categories).map(({ label, categories }) => ({
          label,
          options: categories.map(({ id, name }) => ({ value: String(id), label: name })),
        }))}
        chosen={chosen}
        districts={places(districts)}
        key={JSON.stringify(chosen)}
        outcomes={options(outcomes)}
        periods={options(periods)}
        streets={places(streets)}
      />
      <p className="mt-4 text-ink-2">
        {found.isMore ? `${found.total} 件以上，列最近的 ${found.total} 件` : `共 ${found.total} 件`}
        {isFiltered && (
          <>
            {' · '}
            <TextLink href={paths.published()}>看全部</TextLink>
          </>
        )}
      </p>
      {found.rows.length === 0 ? (
        <Nothing isFiltered={isFiltered} isLater={found.page > 1} />
      ) : (
        <ul className="mt-2 divide-y border-y">
          {found.rows.map((row) => (
            <Case key={row.id} {...row} />
          ))}
        </ul>
      )}
      <nav aria-label="翻页" className="mt-4 flex justify-between">
        {found.page > 1 ? <TextLink href={at(found.page - 1)}>上一页</TextLink> : <span />}
        {found.hasMore && <TextLink href={at(found.page + 1)}>下一页</TextLink>}
      </nav>
    </>
  );
}

function Nothing({ isFiltered, isLater }: { isFiltered: boolean; isLater: boolean }) {
  if (isLater) return <EmptyState title="没有更多了" />;
  if (isFiltered) return <EmptyState title="没有符合的">换一个条件，或看全部。</EmptyState>;
  return <EmptyState title="还没有公开的诉求">办结并经居民同意的，会陆续公开在这里。</EmptyState>;
}

function Case({ place, category, receivedOn, state, outcome, text, result }: Published) {
  const end = outcome === 'answered' ? shownStates[state].split('，')[0] : outcomes[outcome];
  return (
    <li className="py-4">
      <p className="text-body text-ink-2">
        {place} · {category} · <span className="whitespace-nowrap">{receivedOn}</span> · {end}
      </p>
      <p className="mt-1 whitespace-pre-line">{text}</p>
      {result && (
        <p className="mt-2 whitespace-pre-line border-green border-l-4 pl-3">
          <span className="font-medium">办理结果：</span>
          {result}
        </p>
      )}
    </li>
  );
}
