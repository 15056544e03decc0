import Form from 'next/form';
import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Select } from '@/components/ui/inputs';
import { PageHeader, ReportTitle } from '@/components/ui/page-header';
import { FilterField, Toolbar } from '@/components/ui/toolbar';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { recentPeriods } from '@/lib/domain/indicators/period';
import type { ReportBlock } from '@/lib/domain/reports/compile';
import { readBulletin } from '@/lib/domain/supervision/bulletin';
import { bulletinBlocks, bulletinTitle } from '@/lib/domain/supervision/bulletin-document';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { numberParam, textParam } from '@/lib/platform/search-params';
import { SoftLinks } from '../../dashboard/_components/soft-links';
import { ExportButtons } from '../../reports/_components/export-buttons';
import { ReportBody } from '../../reports/_components/report-body';
import { exportBulletin } from './actions';

export const metadata = { title: '调度通报' };

/** The monthly bulletin of an area: every number opens its tasks. */
export default page('supervision.read', async (actor, { searchParams }) => {
  const months = recentPeriods().filter(({ key }) => key.includes('-'));
  const asked = textParam(searchParams, 'period');
  const month = months.find(({ key }) => key === asked)?.key ?? months[0]?.key ?? '';
  const areaId = numberParam(searchParams, 'area') ?? ownAreas(actor, 'supervision.read')[0]?.areaId ?? 0;
  const bulletin = await readBulletin(actor, areaId, month);
  const { area, period, readAt, isDemo } = bulletin;
  return (
    <>
      <PageHeader
        badge={isDemo && <Badge>演示数据</Badge>}
        breadcrumbs={[{ label: '督办', href: paths.supervision() }, { label: '调度通报' }]}
        description="预览。导出的文件按公文格式排版，是草稿，不带红头和印章；每次导出都有记录。"
        primary={
          can(actor, 'report.export', area) && (
            <ExportButtons action={exportBulletin} fields={{ areaId: area.id, period: period.key }} />
          )
        }
        secondary={<PrintButton />}
        title="调度通报"
      />
      <Toolbar>
        <Form action={paths.bulletins()} className="flex flex-wrap items-center gap-3" prefetch={false}>
          <FilterField htmlFor="area" label="辖区">
            <Combobox
              className="w-56"
              defaultLabel={area.name}
              defaultValue={String(area.id)}
              id="area"
              key={area.id}
              name="area"
              src={paths.areaChoices(['city', 'district', 'street', 'community'])}
            />
          </FilterField>
          <FilterField htmlFor="period" label="月份">
            <Select
              defaultValue={period.key}
              id="period"
              name="period"
              options={months.map(({ key, label }) => ({ value: key, label }))}
            />
          </FilterField>
          <Button type="submit">查看</Button>
        </Form>
      </Toolbar>
      <SoftLinks>
        <article className="mx-auto max-w-[50rem] px-4 pb-8">
          <ReportTitle note={`数据截至${wallTime(readAt)}`}>{bulletinTitle(bulletin)}</ReportTitle>
          <ReportBody blocks={bulletinBlocks(bulletin) as ReportBlock[]} />
        </article>
      </SoftLinks>
    </>
  );
});
