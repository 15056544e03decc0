import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { actionLabels, actorText, exactTime, subjectLabels } from '@/lib/domain/audit/labels';
import type { AuditEntry } from '@/lib/domain/audit/queries';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';

export function AuditTable({ entries, isFiltered }: { entries: readonly AuditEntry[]; isFiltered: boolean }) {
  return (
    <DataTable label="审计记录">
      <thead>
        <tr>
          <HeaderCell numeric>序号</HeaderCell>
          <HeaderCell>时间</HeaderCell>
          <HeaderCell>操作人</HeaderCell>
          <HeaderCell>角色</HeaderCell>
          <HeaderCell>操作</HeaderCell>
          <HeaderCell>对象类别</HeaderCell>
          <HeaderCell>对象</HeaderCell>
          <HeaderCell>说明</HeaderCell>
          <HeaderCell>网络地址</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id}>
            <Cell numeric>
              <TextLink href={paths.auditEntry(entry.id)}>{entry.id}</TextLink>
            </Cell>
            <Cell>{exactTime(entry.at)}</Cell>
            <Cell>{actorText(entry)}</Cell>
            <Cell muted>{entry.role && roleLabels[entry.role]}</Cell>
            <Cell>{actionLabels[entry.action] ?? entry.action}</Cell>
            <Cell>{subjectLabels[entry.subject] ?? entry.subject}</Cell>
            <Cell title={entry.subjectLabel}>{entry.subjectLabel}</Cell>
            <Cell muted title={entry.note}>
              {entry.note}
            </Cell>
            <Cell muted>{entry.ip}</Cell>
          </Row>
        ))}
        {entries.length === 0 && (
          <EmptyRows columns={9}>
            {isFiltered ? (
              <EmptyState
                action={<ButtonLink href={paths.audit()}>清除筛选</ButtonLink>}
                title="没有符合条件的记录"
              />
            ) : (
              <EmptyState title="还没有记录">每次登录、写入和导出都会在这里留下一条。</EmptyState>
            )}
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}
