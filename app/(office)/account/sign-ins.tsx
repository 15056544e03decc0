import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import type { OpenSignIn } from '@/lib/domain/users/queries';
import { wallTime } from '@/lib/platform/clock';

/** The browsers in which an account is signed in. */
export function SignIns({ rows, current }: { rows: readonly OpenSignIn[]; current?: string }) {
  if (rows.length === 0) return <p className="text-ink-2">没有正在进行的登录。</p>;
  return (
    <DataTable flow label="正在登录">
      <thead>
        <tr>
          <HeaderCell>登录时间</HeaderCell>
          <HeaderCell>最近使用</HeaderCell>
          <HeaderCell>网络地址</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell>
              {wallTime(row.createdAt)} {row.id === current && <Badge tone="blue">本机</Badge>}
            </Cell>
            <Cell>{wallTime(row.lastSeenAt)}</Cell>
            <Cell>{row.ip || '未知'}</Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
