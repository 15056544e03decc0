import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { LedgerCounts } from '@/lib/domain/jurisdictions/counts';
import type { Member } from '@/lib/domain/jurisdictions/queries';
import { ledgers } from '@/lib/domain/registry';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';

type Props = {
  members: readonly Member[];
  /** Of those that the reader may see; null on another day than today, whose records these are not. */
  counts: LedgerCounts | null;
};

export function MembersTable({ members, counts }: Props) {
  const isWhole = members.every(({ areaId }) => counts?.has(areaId));
  const total = (ledger: string) =>
    members.reduce((sum, { areaId }) => sum + (counts?.get(areaId)?.[ledger] ?? 0), 0);
  const columns = ledgers.filter(({ name }) => total(name) > 0);
  return (
    <DataTable flow label="成员">
      <thead>
        <tr>
          <HeaderCell>辖区</HeaderCell>
          <HeaderCell>层级</HeaderCell>
          <HeaderCell>隶属</HeaderCell>
          <HeaderCell>列入日期</HeaderCell>
          {columns.map(({ name, label }) => (
            <HeaderCell key={name} numeric>
              {label}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => {
          const own = counts?.get(member.areaId);
          return (
            <Row key={member.id}>
              <Cell>
                {counts === null || own ? (
                  <TextLink href={paths.area(member.areaId)}>{member.name}</TextLink>
                ) : (
                  member.name
                )}
              </Cell>
              <Cell>{levelLabels[member.level]}</Cell>
              <Cell>{member.parentName}</Cell>
              <Cell>{member.validFrom}</Cell>
              {columns.map(({ name }) => (
                <Cell key={name} numeric>
                  {own ? (
                    <TextLink href={paths.ledger(name, { area: member.areaId })}>
                      {(own[name] ?? 0).toLocaleString('zh-CN')}
                    </TextLink>
                  ) : (
                    '—'
                  )}
                </Cell>
              ))}
            </Row>
          );
        })}
        {members.length === 0 && (
          <EmptyRows columns={4 + columns.length}>
            <EmptyState title="这一天没有成员" />
          </EmptyRows>
        )}
        {members.length > 0 && counts && (
          <Row className="font-semibold">
            <Cell colSpan={4}>合计</Cell>
            {columns.map(({ name }) => (
              <Cell key={name} numeric>
                {isWhole ? total(name).toLocaleString('zh-CN') : '—'}
              </Cell>
            ))}
          </Row>
        )}
      </tbody>
    </DataTable>
  );
}
