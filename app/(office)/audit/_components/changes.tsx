import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Change } from '@/lib/domain/audit/describe';

export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <DataTable flow label="改动前后">
      <thead>
        <tr>
          <HeaderCell className="w-40">项目</HeaderCell>
          <HeaderCell>改动前</HeaderCell>
          <HeaderCell>改动后</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after }) => (
          <Row key={label}>
            <Cell>{label}</Cell>
            <Cell muted wrap>
              {before || '（空）'}
            </Cell>
            <Cell wrap>{after || '（空）'}</Cell>
          </Row>
        ))}
        {changes.length === 0 && (
          <EmptyRows columns={3}>
            <EmptyState title="这次操作没有改动内容" />
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}
