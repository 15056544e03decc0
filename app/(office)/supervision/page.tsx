import { ButtonLink } from '@/components/ui/button';
import {
  Cell,
  DataTable,
  EmptyRows,
  HeaderCell,
  ListPage,
  Row,
  SortableHeader,
} from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { supervision } from '@/lib/domain/supervision/definition';
import { sourceLabels } from '@/lib/domain/supervision/labels';
import { listTasks, type TaskList, type TaskRow } from '@/lib/domain/supervision/queries';
import { listParams } from '@/lib/ledger/conditions';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import type { SearchParams } from '@/lib/platform/search-params';
import { tabsOf } from './_components/tabs';
import { TaskFilters } from './_components/task-filters';
import { TaskState } from './_components/task-state';

export const metadata = { title: '督办' };

/** Tasks of all areas in scope; its address is what figures and to-dos link to. */
export default page('supervision.read', async (actor, { searchParams }) => {
  const list = await listTasks(actor, searchParams);
  const hrefWith = hrefsOf(list);
  const mayIssue = can(actor, 'supervision.issue');
  return (
    <ListPage>
      <PageHeader
        description="上级交办、下级办理、核验销号。点编号看全过程。"
        primary={
          mayIssue && (
            <ButtonLink href={paths.newSupervision()} icon="plus" variant="primary">
              立项
            </ButtonLink>
          )
        }
        secondary={
          <ButtonLink href={paths.bulletins()} icon="document">
            调度通报
          </ButtonLink>
        }
        title="督办"
      />
      <Tabs label="督办任务" tabs={tabsOf(actor, searchParams)} />
      <div className="pt-2">
        <TaskFilters list={list} />
      </div>
      <DataTable label="督办任务" stacked>
        <thead>
          <tr>
            {columns.map(({ name, label }) =>
              name ? (
                <SortableHeader
                  href={hrefWith({ sort: isAscending(list, name) ? `-${name}` : name })}
                  key={label}
                  label={label}
                  order={orderOf(list, name)}
                />
              ) : (
                <HeaderCell key={label}>{label}</HeaderCell>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <TaskLine key={row.id} row={row} />
          ))}
          {list.rows.length === 0 && (
            <EmptyRows columns={columns.length}>
              <EmptyState title={isFiltered(searchParams) ? '没有符合条件的督办任务' : '没有督办任务'}>
                {mayIssue ? '可以立项，或在指标页勾选辖区发起督办。' : '上级交办的任务会出现在这里。'}
              </EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
      <Pagination
        hrefFor={(next, size) => hrefWith({ page: String(next), size: String(size) })}
        page={list.query.page}
        pageSize={list.query.size}
        total={list.total}
        unit="项"
      />
    </ListPage>
  );
});

const isFiltered = (params: SearchParams) =>
  Object.entries(params).some(([name, value]) => value && !['page', 'size', 'sort'].includes(name));

const columns = [
  { name: 'code', label: '编号' },
  { name: 'name', label: '事项' },
  { name: 'areaId', label: '承办辖区' },
  { name: '', label: '交办方' },
  { name: 'source', label: '来源' },
  { name: '', label: '状态' },
  { name: 'startedOn', label: '交办日期' },
  { name: 'dueOn', label: '办结期限' },
  { name: 'returns', label: '退回' },
];

function TaskLine({ row }: { row: TaskRow }) {
  return (
    <Row>
      <Cell label="编号">
        <TextLink href={paths.supervisionItem(row.itemId, row.id)}>{row.code}</TextLink>
      </Cell>
      <Cell label="事项" title={row.name}>
        {row.name}
      </Cell>
      <Cell label="承办辖区" title={row.areaName}>
        {row.areaName}
      </Cell>
      <Cell label="交办方">{row.upperName}</Cell>
      <Cell label="来源">{sourceLabels[row.source]}</Cell>
      <Cell label="状态">
        <TaskState task={row} />
      </Cell>
      <Cell label="交办日期">{row.startedOn}</Cell>
      <Cell label="办结期限">{row.dueOn}</Cell>
      <Cell label="退回">{row.returns > 0 ? `${row.returns} 次` : '—'}</Cell>
    </Row>
  );
}

/** The list's address with something else in it; the side, which is none of the kit's, stays. */
function hrefsOf({ query, side }: TaskList) {
  const own = listParams(query, supervision.list);
  if (side) own.set('side', side);
  return (changes: Record<string, string>) => {
    const params = new URLSearchParams(own);
    for (const [key, value] of Object.entries(changes)) params.set(key, value);
    return paths.supervision(params);
  };
}

const isAscending = ({ query }: TaskList, name: string) => query.sort.name === name && !query.sort.descending;
const orderOf = ({ query }: TaskList, name: string) =>
  query.sort.name === name ? (query.sort.descending ? 'descending' : 'ascending') : undefined;
