import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { listParted } from '@/lib/domain/area-changes/assign';
import { assignable } from '@/lib/domain/registry';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';

export const metadata = { title: '待划转的记录' };

/** Every parted area in the actor's hands that still holds records. */
export default page('ledger.write', async (actor) => {
  const areas = await listParted(actor);
  const concerned = assignable.filter(({ name }) => areas.some(({ counts }) => counts[name]));
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '辖区', href: paths.areas() }, { label: '待划转的记录' }]}
        description="拆分的辖区里还没有划转的记录，在各去向按份额估算，划转以后按记录计算。"
        title="待划转的记录"
      />
      {areas.length === 0 ? (
        <EmptyState title="没有待划转的记录">辖区拆分以后，原辖区的记录在这里划转到拆分后的辖区。</EmptyState>
      ) : (
        <DataTable label="待划转的记录">
          <thead>
            <tr>
              <HeaderCell>原辖区</HeaderCell>
              <HeaderCell>代码</HeaderCell>
              <HeaderCell>撤销日期</HeaderCell>
              {concerned.map(({ name, label }) => (
                <HeaderCell key={name} numeric>
                  {label}
                </HeaderCell>
              ))}
              <HeaderCell numeric>合计</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {areas.map(({ id, name, code, on, counts, total }) => (
              <Row key={id}>
                <Cell>
                  <TextLink href={paths.assignments(id)}>{name}</TextLink>
                </Cell>
                <Cell>{code}</Cell>
                <Cell>{on}</Cell>
                {concerned.map((ledger) => (
                  <Cell key={ledger.name} numeric>
                    {(counts[ledger.name] ?? 0).toLocaleString('zh-CN')}
                  </Cell>
                ))}
                <Cell numeric>{total.toLocaleString('zh-CN')}</Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  );
});
