import { Badge, StateBadge } from '@/components/ui/badge';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { Box, RequestRow } from '@/lib/domain/requests/list';
import { sourceLabels, stateLabels } from '@/lib/domain/requests/words';
import { today, wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';

const empty: Record<Box, string> = {
  mine: '没有等您办的诉求。居民提交或上级派来的，会出现在这里。',
  review: '没有待审核的。承办单位报办结后，由没有参与办理的审核员在这里审核。',
  call: '没有待回访的。审核通过、答复居民以后，在这里回访评价。',
  objected: '没有待裁定的异议。',
  publish: '没有待审核公开的。居民同意公开的，审核后才会公开。',
  exclusion: '没有待审定的申请。不计入评价须有理由，并由另一人审定。',
  open: '没有未办结的诉求。',
  all: '没有符合条件的诉求。',
};

/** What the case is about has the whole width of a card. */
const onPhone = 'max-sm:col-span-full max-sm:whitespace-normal!';

export function RequestTable({ rows, box }: { rows: readonly RequestRow[]; box: Box }) {
  return (
    <DataTable label="诉求列表" stacked>
      <thead>
        <tr>
          <HeaderCell>编号</HeaderCell>
          <HeaderCell>时限</HeaderCell>
          <HeaderCell>内容</HeaderCell>
          <HeaderCell>类别</HeaderCell>
          <HeaderCell>地点</HeaderCell>
          <HeaderCell>状态</HeaderCell>
          <HeaderCell>承办</HeaderCell>
          <HeaderCell>来源</HeaderCell>
          <HeaderCell>收到</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <EmptyRows columns={9}>
            <EmptyState title="没有诉求">{empty[box]}</EmptyState>
          </EmptyRows>
        )}
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell label="编号">
              <TextLink href={paths.request(row.id)}>{row.code}</TextLink>
            </Cell>
            <Cell label="时限">
              <Due due={row.dueAt} light={row.light} />
            </Cell>
            <Cell className={`${onPhone} sm:max-w-[13em]!`} label="内容" title={row.text}>
              {row.text}
            </Cell>
            <Cell label="类别">{row.category}</Cell>
            <Cell className={`${onPhone} sm:max-w-[13em]!`} label="地点" title={row.place}>
              {row.place}
            </Cell>
            <Cell label="状态">
              <Badge>{stateLabels[row.state]}</Badge>
            </Cell>
            <Cell className="sm:max-w-[9em]!" label="承办" title={row.holder}>
              {row.holder}
            </Cell>
            <Cell label="来源">{sourceLabels[row.source]}</Cell>
            <Cell label="收到">{withoutThisYear(row.receivedAt)}</Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}

/** 11-20 17:00, and the year before it where it is another one. */
const withoutThisYear = (moment: Date) => {
  const text = wallTime(moment);
  return text.startsWith(today().slice(0, 5)) ? text.slice(5) : text;
};

/** The light and by when: never a colour alone. */
export function Due({ light, due }: Pick<RequestRow, 'light'> & { due: Date | null }) {
  if (!light) return <span className="text-ink-2">—</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <StateBadge state={light} />
      <span className="text-ink-2">{due ? withoutThisYear(due) : '待定'}</span>
    </span>
  );
}
