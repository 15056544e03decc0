import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/inputs';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { groupCategories } from '@/lib/domain/requests/categories';
import { listPlaces } from '@/lib/domain/requests/places';
import { listPublished, type Published } from '@/lib/domain/requests/published';
import { shownStates } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';
import { numberParam, type SearchParams } from '@/lib/platform/search-params';
import { bigButton, bigControl } from '../_components/look';

export const metadata: Metadata = { title: '公开的诉求' };

export default async function PublishedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const [areaId, categoryId] = [numberParam(params, 'area'), numberParam(params, 'category')];
  const [found, districts] = await Promise.all([
    listPublished({ areaId, categoryId, page: numberParam(params, 'page') ?? 1 }),
    listPlaces(null),
  ]);
  const at = (page: number) =>
    paths.published({ area: areaId ?? undefined, category: categoryId ?? undefined, page });
  return (
    <>
      <h1 className="font-semibold text-title">公开的诉求</h1>
      <p className="mt-1 text-ink-2">经居民同意、工作人员审核并隐去个人信息后公开。</p>
      <form action={paths.published()} className="mt-4 space-y-3" method="get">
        <Field label="在哪里" name="area">
          {(control) => (
            <Select
              {...control}
              blank="全市"
              className={bigControl}
              defaultValue={String(areaId ?? '')}
              options={districts.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </Field>
        <Field label="哪一类" name="category">
          {(control) => (
            <Select
              {...control}
              blank="全部"
              className={bigControl}
              defaultValue={String(categoryId ?? '')}
              options={groupCategories(found.categories).map(({ label, categories }) => ({
                label,
                options: categories.map(({ id, name }) => ({ value: String(id), label: name })),
              }))}
            />
          )}
        </Field>
        <SubmitButton className={`${bigButton} w-full`} variant="secondary">
          查看
        </SubmitButton>
      </form>
      {found.rows.length === 0 ? (
        <EmptyState title={found.page > 1 ? '没有更多了' : '还没有公开的诉求'}>
          办结并经居民同意的，会陆续公开在这里。
        </EmptyState>
      ) : (
        <ul className="mt-4 divide-y border-y">
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

function Case({ place, category, receivedOn, state, text, result }: Published) {
  return (
    <li className="py-4">
      <p className="text-body text-ink-2">
        {place} · {category} · {receivedOn} · {shownStates[state].split('，')[0]}
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
