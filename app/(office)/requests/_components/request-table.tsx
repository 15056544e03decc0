import { DataTable, EmptyRows, HeaderCell } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Box, RequestRow } from '@/lib/domain/requests/list';
import { sourceLabels, stateLabels } from '@/lib/domain/requests/words';
import { today, wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { RequestRows, type ShownRequest } from './request-rows';

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
      {rows.length === 0 ? (
        <tbody>
          <EmptyRows columns={9}>
            <EmptyState title="没有诉求">{empty[box]}</EmptyState>
          </EmptyRows>
        </tbody>
      ) : (
        <RequestRows rows={rows.map(shown)} />
      )}
    </DataTable>
  );
}

/** 11-20 17:00, and the year before it where it is another one. */
const withoutThisYear = (moment: Date) => {
  const text = wallTime(moment);
  return text.startsWith(today().slice(0, 5)) ? text.slice(5) : text;
};

/** By when, on the clock; a paused one's end is not known. */
export const dueText = (due: Date | null, inWords = wallTime): string => (due ? inWords(due) : '待定');

const shown = (row: RequestRow): ShownRequest => ({
  ...{ id: row.id, href: paths.request(row.id), code: row.code },
  ...{ light: row.light, due: dueText(row.dueAt, withoutThisYear) },
  ...{ text: row.text, category: row.category, place: row.place, state: stateLabels[row.state] },
  ...{ holder: row.holder, source: sourceLabels[row.source], received: withoutThisYear(row.receivedAt) },
});
