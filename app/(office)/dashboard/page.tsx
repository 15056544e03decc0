import { redirect } from 'next/navigation';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { linkageLabels } from '@/lib/domain/indicators/board';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { treeFrom } from '@/lib/domain/indicators/tree';
import { levelLabels } from '@/lib/platform/areas/texts';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';

export const metadata = { title: '四级联动' };

/** To the dashboard of the actor's own area; whoever has several, chooses. */
export default page('dashboard.read', (actor, { searchParams }) => {
  const areas = ownAreas(actor, 'dashboard.read');
  const query = { period: carried(periodFrom(searchParams)), tree: treeFrom(searchParams) };
  const [only] = areas;
  if (only && areas.length === 1) redirect(paths.dashboard(only.areaId, query));
  return (
    <>
      <PageHeader description="您的授权分在几个辖区，请选一个。" title="四级联动" />
      <DataTable flow label="我的辖区">
        <thead>
          <tr>
            <HeaderCell>辖区</HeaderCell>
            <HeaderCell>层级</HeaderCell>
            <HeaderCell>看板</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ areaId, areaName, level }) => (
            <Row key={areaId}>
              <Cell>
                <TextLink href={paths.dashboard(areaId, query)}>{areaName}</TextLink>
              </Cell>
              <Cell>{levelLabels[level]}</Cell>
              <Cell>{linkageLabels[level]}</Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
    </>
  );
});
