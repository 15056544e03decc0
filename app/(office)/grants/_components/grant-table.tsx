import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/inputs';
import { TextLink } from '@/components/ui/text-link';
import { type GrantState, grantDays, grantLabels, grantStates } from '@/lib/domain/grants/labels';
import type { GrantRow } from '@/lib/domain/grants/queries';
import { paths } from '@/lib/platform/paths';
import { roleLabels } from '@/lib/platform/permissions';
import { end } from '../actions';

const looks: Record<GrantState, { tone: Tone; sign: string }> = {
  active: { tone: 'green', sign: '●' },
  future: { tone: 'blue', sign: '◐' },
  expired: { tone: 'grey', sign: '■' },
  ended: { tone: 'grey', sign: '■' },
};

type Props = { rows: readonly GrantRow[]; actorId: number; isFiltered: boolean };

export function GrantTable({ rows, actorId, isFiltered }: Props) {
  return (
    <DataTable label="授权">
      <thead>
        <tr>
          <HeaderCell>{grantLabels.user}</HeaderCell>
          <HeaderCell>单位</HeaderCell>
          <HeaderCell>{grantLabels.role}</HeaderCell>
          <HeaderCell>{grantLabels.area}</HeaderCell>
          <HeaderCell>期限</HeaderCell>
          <HeaderCell>{grantLabels.reason}</HeaderCell>
          <HeaderCell>状态</HeaderCell>
          <HeaderCell>
            <span className="sr-only">操作</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell>
              <TextLink href={paths.grants({ user: row.userId })}>{row.user.displayName}</TextLink>
              <span className="ml-2 text-ink-2">{row.user.username}</span>
            </Cell>
            <Cell title={row.user.workUnit}>{row.user.workUnit}</Cell>
            <Cell>{roleLabels[row.role]}</Cell>
            <Cell title={row.areaPath}>{row.areaPath}</Cell>
            <Cell>{grantDays(row.validFrom, row.validTo)}</Cell>
            <Cell title={row.reason}>{row.reason}</Cell>
            <Cell>
              <Badge {...looks[row.state]}>{grantStates[row.state]}</Badge>
            </Cell>
            <Cell className="text-right">
              {(row.state === 'active' || row.state === 'future') && row.userId !== actorId && (
                <End row={row} />
              )}
            </Cell>
          </Row>
        ))}
        {rows.length === 0 && (
          <EmptyRows columns={8}>
            {isFiltered ? (
              <EmptyState
                action={<ButtonLink href={paths.grants()}>清除筛选</ButtonLink>}
                title="没有符合条件的授权"
              />
            ) : (
              <EmptyState
                action={<ButtonLink href={paths.newGrant()}>新增授权</ButtonLink>}
                title="还没有授权"
              >
                账号由系统管理员建立，之后在这里授予角色和辖区。
              </EmptyState>
            )}
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}

function End({ row }: { row: GrantRow }) {
  return (
    <ConfirmDialog
      action={end}
      confirmLabel="结束授权"
      fields={{ id: String(row.id) }}
      title={`结束${row.user.displayName}在${row.areaPath}的${roleLabels[row.role]}授权？`}
      trigger="结束"
      triggerSize="small"
      triggerVariant="quiet"
    >
      <p>立即失效，并通知本人。已结束的授权不能恢复，需要时另行授权。</p>
      <Field id={`reason-${row.id}`} label="原因" name="reason" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}
