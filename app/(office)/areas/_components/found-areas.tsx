import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { FoundOn } from '@/lib/domain/areas/history';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';

export function FoundAreas({
  areas,
  most,
}: {
  areas: readonly (FoundOn & { above: string })[];
  most: number;
}) {
  return (
    <>
      <DataTable label="查找结果">
        <thead>
          <tr>
            <HeaderCell>名称</HeaderCell>
            <HeaderCell>级别</HeaderCell>
            <HeaderCell>所在</HeaderCell>
            <HeaderCell>代码</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ id, name, level, above, code }) => (
            <Row key={id}>
              <Cell>
                <TextLink href={paths.area(id)}>{name}</TextLink>
              </Cell>
              <Cell>{levelLabels[level]}</Cell>
              <Cell muted wrap>
                {above}
              </Cell>
              <Cell>{code}</Cell>
            </Row>
          ))}
          {areas.length === 0 && (
            <EmptyRows columns={4}>
              <EmptyState title="没有找到这样的辖区">
                可以用名称、拼音、拼音首字母或代码查找，只找您的辖区以内。已撤销的辖区和以前的名称、代码，选当时的日期查找。
              </EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
      {areas.length === most && (
        <p className="px-4 py-2 text-ink-2 text-table">只列出前 {most} 个，请写得更具体。</p>
      )}
    </>
  );
}
