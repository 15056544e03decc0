import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { type KeyState, keyLabels, keyStates } from '@/lib/domain/api-keys/labels';
import type { KeyRow } from '@/lib/domain/api-keys/queries';
import { dayOf } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { revoke } from '../actions';

const looks: Record<KeyState, { tone: Tone; sign: string }> = {
  active: { tone: 'green', sign: '●' },
  expired: { tone: 'grey', sign: '■' },
  revoked: { tone: 'grey', sign: '■' },
};

export function KeyTable({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <DataTable label="接口密钥">
      <thead>
        <tr>
          <HeaderCell>{keyLabels.holder}</HeaderCell>
          <HeaderCell>{keyLabels.name}</HeaderCell>
          <HeaderCell>密钥</HeaderCell>
          <HeaderCell>{keyLabels.areaId}</HeaderCell>
          <HeaderCell numeric>{keyLabels.perMinute}</HeaderCell>
          <HeaderCell>签发</HeaderCell>
          <HeaderCell>{keyLabels.validTo}</HeaderCell>
          <HeaderCell>最近使用</HeaderCell>
          <HeaderCell>状态</HeaderCell>
          <HeaderCell>
            <span className="sr-only">操作</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell>{row.holder}</Cell>
            <Cell title={row.name}>{row.name}</Cell>
            <Cell className="font-mono">{row.prefix}…</Cell>
            <Cell title={row.areaPath}>{row.areaPath}</Cell>
            <Cell numeric>{row.perMinute}</Cell>
            <Cell muted>{dayOf(row.createdAt)}</Cell>
            <Cell>{row.validTo ? row.validTo.toISOString().slice(0, 10) : '长期'}</Cell>
            <Cell muted>{row.lastUsedAt ? dayOf(row.lastUsedAt) : '没有用过'}</Cell>
            <Cell>
              <Badge {...looks[row.state]}>{keyStates[row.state]}</Badge>
              {row.revokedAt && <span className="ml-2 text-ink-2">{dayOf(row.revokedAt)}</span>}
            </Cell>
            <Cell className="text-right">{row.state === 'active' && <Revoke row={row} />}</Cell>
          </Row>
        ))}
        {rows.length === 0 && (
          <EmptyRows columns={10}>
            <EmptyState
              action={<ButtonLink href={paths.newApiKey()}>签发密钥</ButtonLink>}
              title="还没有密钥"
            >
              每个平台一把，不共用。
            </EmptyState>
          </EmptyRows>
        )}
      </tbody>
    </DataTable>
  );
}

const Revoke = ({ row }: { row: KeyRow }) => (
  <ConfirmDialog
    action={revoke}
    confirmLabel="停用"
    fields={{ id: String(row.id) }}
    title={`停用${row.holder}的密钥 ${row.prefix}…？`}
    trigger="停用"
    triggerSize="small"
  >
    <p>下一次调用起即被拒绝，不能恢复；已转入的诉求照常办理。</p>
  </ConfirmDialog>
);
