import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { type ChangeRow, listChanges } from '@/lib/domain/area-changes/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { byWhom } from './_components/by-whom';
import { ChangeBadges } from './_components/change-badges';

export const metadata = { title: '区划变更' };

export default page('dashboard.read', async (actor) => {
  const changes = await listChanges(actor);
  const toNew = (
    <ButtonLink href={paths.newAreaChange()} icon="upload" variant="primary">
      导入变更
    </ButtonLink>
  );
  const isKeeper = can(actor, 'areas.change');
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '辖区', href: paths.areas() }, { label: '区划变更' }]}
        description="更名、换码、划转、合并、拆分、新设和撤销，各有生效日期和依据。以前的区划按当时的保留。"
        primary={isKeeper && changes.length > 0 && toNew}
        title="区划变更"
      />
      <DataTable label="区划变更">
        <thead>
          <tr>
            <HeaderCell>名称</HeaderCell>
            <HeaderCell>状态</HeaderCell>
            <HeaderCell>范围</HeaderCell>
            <HeaderCell>生效日期</HeaderCell>
            <HeaderCell>依据</HeaderCell>
            <HeaderCell numeric>变动</HeaderCell>
            <HeaderCell numeric>存疑</HeaderCell>
            <HeaderCell>导入</HeaderCell>
            <HeaderCell>确认</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Change change={change} key={change.id} />
          ))}
          {changes.length === 0 && (
            <EmptyRows columns={9}>
              <EmptyState action={isKeeper && toNew} title="还没有区划变更">
                由市或区（市）县的方案管理员导入新的区划，比对、确认后显示在这里。
              </EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
    </>
  );
});

function Change({ change }: { change: ChangeRow }) {
  return (
    <Row>
      <Cell>
        <TextLink href={paths.areaChange(change.id)}>{change.title}</TextLink>
      </Cell>
      <Cell>
        <span className="inline-flex gap-1">
          <ChangeBadges change={change} />
        </span>
      </Cell>
      <Cell>{change.areaName}</Cell>
      <Cell>{change.effectiveOn ?? '—'}</Cell>
      <Cell title={change.document}>{change.document || '—'}</Cell>
      <Cell numeric>{change.changed.toLocaleString('zh-CN')}</Cell>
      <Cell numeric>{change.open.toLocaleString('zh-CN')}</Cell>
      <Cell muted>{byWhom(change.createdBy, change.createdAt)}</Cell>
      <Cell muted>{change.confirmedAt ? byWhom(change.confirmedBy, change.confirmedAt) : '—'}</Cell>
    </Row>
  );
}
