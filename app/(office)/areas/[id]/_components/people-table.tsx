import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { roleLabels } from '@/lib/platform/permissions';
import type { Role } from '@/prisma/client/enums';

export function PeopleTable({ people }: { people: readonly { name: string; role: Role }[] }) {
  return (
    <DataTable flow label="授权人员">
      <thead>
        <tr>
          <HeaderCell>角色</HeaderCell>
          <HeaderCell>姓名</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {people.map(({ name, role }) => (
          <Row key={`${role} ${name}`}>
            <Cell>{roleLabels[role]}</Cell>
            <Cell>{name}</Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
