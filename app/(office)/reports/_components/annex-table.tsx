import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import type { AnnexEntry } from '@/lib/platform/documents/model';

export function AnnexTable({ entries }: { entries: readonly AnnexEntry[] }) {
  return (
    <DataTable flow label="指标说明">
      <thead>
        <tr>
          <HeaderCell>代码</HeaderCell>
          <HeaderCell>指标</HeaderCell>
          <HeaderCell>定义</HeaderCell>
          <HeaderCell>来源</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ code, name, definition, source }) => (
          <Row key={code}>
            <Cell>{code}</Cell>
            <Cell>{name}</Cell>
            <Cell wrap>{definition}</Cell>
            <Cell wrap>{source}</Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
