import Form from 'next/form';
import { Button, ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextInput } from '@/components/ui/inputs';
import { PageHeader, Section } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SelectPage, SelectRow } from '@/components/ui/selection';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { Toolbar } from '@/components/ui/toolbar';
import {
  assignPageSize,
  getParted,
  type Heir,
  listUnassigned,
  type Unassigned,
} from '@/lib/domain/area-changes/assign';
import { assignable } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { numberParam, textParam } from '@/lib/platform/search-params';
import { AssignForm } from './_components/assign-form';
import { SheetForm } from './_components/sheet-form';
import { assign } from './actions';

export const metadata = { title: '划转记录' };

/** What stands at an area that was parted is assigned to what it became: by hand, by a search, or by a sheet. */
export default page<{ id: string }>('ledger.write', async (actor, { params, searchParams }) => {
  const { area, heirs, counts, total } = await getParted(actor, Number(params.id));
  const search = textParam(searchParams, 'q');
  const pageNumber = numberParam(searchParams, 'page') ?? 1;
  const asked = textParam(searchParams, 'ledger');
  const ledger =
    assignable.find(({ name }) => name === asked) ??
    assignable.find(({ name }) => counts[name]) ??
    (assignable[0] as Ledger);
  const { rows, total: found } = await listUnassigned(actor, {
    areaId: area.id,
    ledger,
    search,
    page: pageNumber,
  });
  const query = (more: Record<string, string | number | undefined>) =>
    paths.assignments(area.id, { ledger: ledger.name, q: search, ...more });
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          { label: area.name, href: paths.area(area.id) },
          { label: '划转记录' },
        ]}
        description={`${area.name}（${area.code}）${area.validTo} 起撤销。没有划转的记录仍计入上级，在各去向按份额估算；划转以后按记录计算，编码随新的社区换发，原编码保留。`}
        title={`划转记录 · ${area.name}`}
      />
      <Heirs heirs={heirs} />
      {total === 0 ? (
        <EmptyState title="没有待划转的记录">全部记录都已划转到拆分后的辖区。</EmptyState>
      ) : (
        <>
          <Section
            description="下载待划转清单，在“划入”列填去向的名称或代码，再上传：全部正确才会划转。"
            title="按清单划转"
          >
            <div className="flex flex-wrap items-end gap-4">
              <ButtonLink href={paths.assignmentSheet(area.id)} icon="download">
                下载待划转清单（{total} 条）
              </ButtonLink>
              <SheetForm areaId={area.id} />
            </div>
          </Section>
          <Tabs
            label="台账"
            tabs={assignable
              .filter(({ name }) => counts[name])
              .map(({ name, label }) => ({
                label,
                count: counts[name],
                current: name === ledger.name,
                href: paths.assignments(area.id, { ledger: name }),
              }))}
          />
          <Toolbar>
            <Form
              action={paths.assignments(area.id)}
              className="flex items-center gap-2"
              prefetch={false}
              role="search"
            >
              <input name="ledger" type="hidden" value={ledger.name} />
              <TextInput
                aria-label="名称或编码含有"
                className="w-64!"
                defaultValue={search}
                key={search}
                name="q"
                placeholder="名称或编码含有"
                type="search"
              />
              <Button icon="search" type="submit">
                查找
              </Button>
            </Form>
            {search && <TextLink href={paths.assignments(area.id, { ledger: ledger.name })}>全部</TextLink>}
            {ledger.name === 'estates' && (
              <span className="text-ink-2 text-table">小区划转时，设在小区的记录随小区一并划转。</span>
            )}
          </Toolbar>
          <AssignForm
            action={assign}
            areaId={area.id}
            heirs={heirs
              .filter(({ isWithin }) => isWithin)
              .map(({ id, name }) => ({ value: String(id), label: name }))}
            key={ledger.name}
            ledger={ledger.name}
            search={search}
            total={found}
            unit={ledger.measureWord}
          >
            <Records rows={rows} />
          </AssignForm>
          <Pagination
            hrefFor={(next) => query({ page: next })}
            page={pageNumber}
            pageSize={assignPageSize}
            pageSizes={[assignPageSize]}
            total={found}
          />
        </>
      )}
    </>
  );
});

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 2 });

function Heirs({ heirs }: { heirs: readonly Heir[] }) {
  return (
    <Section title="拆分后的去向">
      <DataTable flow label="拆分后的去向">
        <thead>
          <tr>
            <HeaderCell>辖区</HeaderCell>
            <HeaderCell>代码</HeaderCell>
            <HeaderCell numeric>份额</HeaderCell>
            <HeaderCell>可划入</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {heirs.map(({ id, name, code, share, isWithin }) => (
            <Row key={id}>
              <Cell>{name}</Cell>
              <Cell>{code}</Cell>
              <Cell numeric>{percent.format(share)}</Cell>
              <Cell muted>{isWithin ? '是' : '不在您的辖区内'}</Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function Records({ rows }: { rows: readonly Unassigned[] }) {
  return (
    <DataTable flow label="待划转的记录">
      <thead>
        <tr>
          <HeaderCell>
            <SelectPage name="id" />
          </HeaderCell>
          <HeaderCell>编码</HeaderCell>
          <HeaderCell>名称</HeaderCell>
          <HeaderCell>状态</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, code, name, isRetired }) => (
          <Row key={id}>
            <Cell>
              <SelectRow label={name} name="id" value={String(id)} />
            </Cell>
            <Cell>{code}</Cell>
            <Cell>{name}</Cell>
            <Cell muted>{isRetired ? '已停用' : '在用'}</Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}
