import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import type { Member } from '@/lib/domain/jurisdictions/queries';
import { MemberOperation } from './operations';

/** `grants` is null for whoever only reads. */
export function HistoryTable({ members, grants }: { members: readonly Member[]; grants: number | null }) {
  return (
    <DataTable flow label="成员的沿革">
      <thead>
        <tr>
          <HeaderCell>{jurisdictionLabels.member}</HeaderCell>
          <HeaderCell>列入日期</HeaderCell>
          <HeaderCell>移出日期</HeaderCell>
          <HeaderCell>{jurisdictionLabels.document}</HeaderCell>
          {grants !== null && (
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.id}>
            <Cell>
              {member.name}
              <span className="ml-2 text-ink-2">{member.parentName}</span>
            </Cell>
            <Cell>{member.validFrom}</Cell>
            <Cell>{member.validTo ?? '—'}</Cell>
            <Cell wrap>{member.document}</Cell>
            {grants !== null && (
              <Cell className="text-right">
                <MemberOperation grants={grants} member={member} />
              </Cell>
            )}
          </Row>
        ))}
        {members.length === 0 && (
          <EmptyRows columns={5}>
            <EmptyState title="还没有列入过辖区" />
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}
