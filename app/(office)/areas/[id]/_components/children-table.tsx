import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/text-link';
import type { Area } from '@/lib/platform/areas/queries';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';

export function ChildrenTable({ areas }: { areas: readonly Area[] }) {
  return (
    <DataTable flow label="下级辖区">
      <thead>
        <tr>
          <HeaderCell>名称</HeaderCell>
          <HeaderCell>级别</HeaderCell>
          <HeaderCell>代码</HeaderCell>
          <HeaderCell>起用日期</HeaderCell>
          <HeaderCell>看板</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ id, name, level, code, validFrom }) => (
          <Row key={id}>
            <Cell>
              <TextLink href={paths.area(id)}>{name}</TextLink>
            </Cell>
            <Cell>{levelLabels[level]}</Cell>
            <Cell>{code}</Cell>
            <Cell>{validFrom}</Cell>
            <Cell>
              <TextLink aria-label={`${name}的看板`} href={paths.dashboard(id)}>
                看板
              </TextLink>
            </Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
