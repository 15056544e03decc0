import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { PageHeader, ReportTitle } from '@/components/ui/page-header';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { compileReport } from '@/lib/domain/reports/compile';
import { annexOf, asOfText, periodWords, reportTitle } from '@/lib/domain/reports/document';
import { readReport } from '@/lib/domain/reports/make';
import { chineseDate } from '@/lib/platform/documents/layout';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { SoftLinks } from '../../dashboard/_components/soft-links';
import { AnnexTable } from '../_components/annex-table';
import { ExportButtons } from '../_components/export-buttons';
import { FreezeButton } from '../_components/freeze-button';
import { ReportBody } from '../_components/report-body';
import { exportReport } from '../actions';

export const metadata = { title: '报告' };

/** What the files will say, with every number open to its records. */
export default page<{ areaId: string }>('report.export', async (actor, { params, searchParams }) => {
  const period = periodFrom(searchParams);
  const standing = await readReport(actor, { areaId: Number(params.areaId), period: period.key });
  const blocks = await compileReport(standing);
  const { area, isDemo } = standing;
  const query = { period: carried(period) };
  return (
    <>
      <PageHeader
        badge={isDemo && <Badge>演示数据</Badge>}
        breadcrumbs={[
          { label: '报告', href: paths.reports(query) },
          { label: area.name, href: paths.dashboard(area.id, query) },
          { label: periodWords(period) },
        ]}
        description="预览。导出的文件按公文格式排版，是草稿，不带红头和印章；每次导出都有记录。"
        primary={<ExportButtons action={exportReport} fields={{ areaId: area.id, period: period.key }} />}
        secondary={
          <>
            <PrintButton />
            {can(actor, 'report.freeze', standing.path.at(-1) ?? area) && (
              <FreezeButton areaId={area.id} period={period.key} title={reportTitle(area)} />
            )}
          </>
        }
        title={`${area.name}报告`}
      />
      <SoftLinks>
        <article className="mx-auto max-w-[50rem] px-4">
          <ReportTitle note={`${periodWords(period)}，数据截至${chineseDate(asOfText(standing))}`}>
            {reportTitle(area)}
          </ReportTitle>
          <ReportBody blocks={blocks} />
          <div className="mt-6">
            <Disclosure summary="附件：指标说明">
              <AnnexTable entries={annexOf(blocks, standing)} />
            </Disclosure>
          </div>
        </article>
      </SoftLinks>
    </>
  );
});
