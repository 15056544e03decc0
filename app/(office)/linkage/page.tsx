import { Cell, DataTable, EmptyRows, HeaderCell, ListPage, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { categoryLabels, linkageProblems, problemStateLabels } from '@/lib/domain/linkage/definition';
import { listProblems, type ProblemList } from '@/lib/domain/linkage/queries';
import { listParams } from '@/lib/ledger/conditions';
import type { CountedRow } from '@/lib/ledger/counted';
import { levelLabels } from '@/lib/platform/areas/texts';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { LinkageCategory, LinkageProblemState } from '@/prisma/client/enums';
import { CountedFilters } from './_components/counted-filters';
import { LinkageTabs } from './_components/linkage-tabs';
import { ProblemButtons } from './_components/problem-buttons';
import { ProblemState } from './_components/problem-state';
import { Summary } from './_components/summary';

export const metadata = { title: '联系点问题' };

/** Who solves what visits found, and which is solved. */
export default page('ledger.read', async (actor, { searchParams }) => {
  const list = await listProblems(actor, searchParams);
  const { query, area, rows, total, responsible } = list;
  const isActedOn = [...list.extras.values()].some(
    ({ maySupervise, supervisionItemId }) => maySupervise || supervisionItemId !== null,
  );
  const own = listParams(query, linkageProblems.list);
  if (responsible) own.set('responsible', responsible);
  const hrefWith = (changes: Record<string, string>) => {
    const params = new URLSearchParams(own);
    for (const [key, value] of Object.entries(changes)) params.set(key, value);
    return paths.linkage(params);
  };
  return (
    <ListPage>
      <PageHeader description="走访发现的问题：谁来解决，解决了没有。走访在联系点登记。" title="联系点问题" />
      <LinkageTabs areaId={area?.id} current="问题" />
      <div className="pt-2">
        <CountedFilters
          extra={
            responsible
              ? { name: 'responsible', label: '谁来解决', value: responsible, word: levelLabels[responsible] }
              : undefined
          }
          ledger={linkageProblems}
          list={list}
        />
      </div>
      <Summary hrefWith={hrefWith} summary={list.summary} />
      <DataTable label="联系点问题" stacked>
        <thead>
          <tr>
            {columns.map((label) => (
              <HeaderCell key={label}>{label}</HeaderCell>
            ))}
            {isActedOn && <HeaderCell>办理</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line isActedOn={isActedOn} key={row.id} list={list} row={row} />
          ))}
          {rows.length === 0 && (
            <EmptyRows columns={9}>
              <EmptyState title="没有这样的问题">在联系点登记走访和发现的问题以后，出现在这里。</EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
      <Pagination
        hrefFor={(next, size) => hrefWith({ page: String(next), size: String(size) })}
        page={query.page}
        pageSize={query.size}
        total={total}
        unit="个"
      />
    </ListPage>
  );
});

const columns = ['问题', '辖区', '类别', '谁来解决', '状态', '发现日期', '解决期限', '解决日期'];

type LineProps = { row: CountedRow; list: ProblemList; isActedOn: boolean };

function Line({ row, list, isActedOn }: LineProps) {
  const { values, areaName, id, version } = row;
  const extra = list.extras.get(id);
  const state = values.state as LinkageProblemState;
  const name = String(values.name);
  return (
    <Row>
      <Cell label="问题" wrap>
        <TextLink href={`${paths.record('linkage-assignments', extra?.assignmentId ?? 0)}#problem-${id}`}>
          {name}
        </TextLink>
      </Cell>
      <Cell label="辖区" title={areaName}>
        {areaName}
      </Cell>
      <Cell label="类别">{categoryLabels[values.category as LinkageCategory]}</Cell>
      <Cell label="谁来解决">{extra?.responsible}</Cell>
      <Cell label="状态" title={problemStateLabels[state]}>
        <ProblemState dueOn={values.dueOn ? String(values.dueOn) : null} state={state} />
      </Cell>
      <Cell label="发现日期">{values.foundOn}</Cell>
      <Cell label="解决期限">{values.dueOn ?? '—'}</Cell>
      <Cell label="解决日期">{values.solvedOn ?? '—'}</Cell>
      {isActedOn && (
        <Cell label="办理">
          <ProblemButtons
            maySupervise={extra?.maySupervise ?? false}
            mayRecord={false}
            problem={{ id, version, name, state, supervisionItemId: extra?.supervisionItemId ?? null }}
          />
        </Cell>
      )}
    </Row>
  );
}
