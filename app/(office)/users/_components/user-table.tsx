import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { userLabels } from '@/lib/domain/users/labels';
import type { UserRow } from '@/lib/domain/users/queries';
import { dayOf } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { UserState } from './user-state';

export function UserTable({ rows, isFiltered }: { rows: readonly UserRow[]; isFiltered: boolean }) {
  return (
    <DataTable label="用户">
      <thead>
        <tr>
          <HeaderCell>{userLabels.username}</HeaderCell>
          <HeaderCell>{userLabels.displayName}</HeaderCell>
          <HeaderCell>{userLabels.area}</HeaderCell>
          <HeaderCell>{userLabels.workUnit}</HeaderCell>
          <HeaderCell>{userLabels.workPhone}</HeaderCell>
          <HeaderCell>{userLabels.state}</HeaderCell>
          <HeaderCell>建立日期</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((user) => (
          <Row key={user.id}>
            <Cell>
              <TextLink href={paths.user(user.id)}>{user.username}</TextLink>
            </Cell>
            <Cell>{user.displayName}</Cell>
            <Cell title={user.areaPath}>{user.areaPath}</Cell>
            <Cell>{user.workUnit}</Cell>
            <Cell>{user.workPhone}</Cell>
            <Cell>
              <UserState user={user} />
            </Cell>
            <Cell muted>{dayOf(user.createdAt)}</Cell>
          </Row>
        ))}
        {rows.length === 0 && (
          <EmptyRows columns={7}>
            {isFiltered ? (
              <EmptyState
                action={<ButtonLink href={paths.users()}>清除筛选</ButtonLink>}
                title="没有符合条件的用户"
              />
            ) : (
              <EmptyState
                action={<ButtonLink href={paths.newUser()}>新建用户</ButtonLink>}
                title="还没有用户"
              >
                每名工作人员一个账号，不共用。
              </EmptyState>
            )}
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}
