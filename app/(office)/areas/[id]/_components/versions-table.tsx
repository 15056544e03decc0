import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import type { Version } from '@/lib/domain/areas/history';

export function VersionsTable({ versions }: { versions: readonly Version[] }) {
  return (
    <DataTable flow label="名称、代码和上级的沿革">
      <thead>
        <tr>
          <HeaderCell>自</HeaderCell>
          <HeaderCell>至（不含）</HeaderCell>
          <HeaderCell>名称</HeaderCell>
          <HeaderCell>代码</HeaderCell>
          <HeaderCell>上级</HeaderCell>
          <HeaderCell>依据</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ validFrom, validTo, name, code, parentName, document }) => (
          <Row key={validFrom}>
            <Cell>{validFrom}</Cell>
            <Cell>{validTo ?? '—'}</Cell>
            <Cell>{name}</Cell>
            <Cell>{code}</Cell>
            <Cell>{parentName ?? '—'}</Cell>
            <Cell muted wrap>
              {document ?? '—'}
            </Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
