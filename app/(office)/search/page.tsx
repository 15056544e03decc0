import { Button } from '@/components/ui/button';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { searchEverything } from '@/lib/domain/search/search';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';

export const metadata = { title: '搜索' };

const perKind = 20;

export default page('signed-in', async (actor, { searchParams }) => {
  const text = typeof searchParams.q === 'string' ? searchParams.q.slice(0, 100) : '';
  const hits = await searchEverything(actor, text, perKind);
  return (
    <>
      <PageHeader
        description={text && `“${text}”找到 ${hits.length} 条，每类最多显示 ${perKind} 条`}
        title="搜索"
      />
      <search>
        <form action={paths.search()} className="flex gap-2 px-4 pb-3">
          <TextInput
            aria-label="搜索"
            className="max-w-md"
            defaultValue={text}
            name="q"
            placeholder="名称、拼音、首字母或编码"
            type="search"
          />
          <Button type="submit">搜索</Button>
        </form>
      </search>
      {hits.length > 0 ? (
        <DataTable flow label="搜索结果">
          <thead>
            <tr>
              <HeaderCell>名称</HeaderCell>
              <HeaderCell>类别</HeaderCell>
              <HeaderCell>编码和所在辖区</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {hits.map((hit) => (
              <Row key={hit.href}>
                <Cell>
                  <TextLink href={hit.href}>{hit.label}</TextLink>
                </Cell>
                <Cell>{hit.kind}</Cell>
                <Cell muted wrap>
                  {hit.hint}
                </Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      ) : (
        <EmptyState title={text ? '没有找到' : '要找什么？'}>
          {text
            ? '换一个写法再试，只能找到您辖区内的内容。'
            : '输入名称、拼音、首字母或编码，可以找辖区和各类台账。'}
        </EmptyState>
      )}
    </>
  );
});
