import { redirect } from 'next/navigation';
import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { PageHeader, ReportTitle } from '@/components/ui/page-header';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { AreaEnded, basisText, type Tree, treeFrom } from '@/lib/domain/indicators/tree';
import { compileReport } from '@/lib/domain/reports/compile';
import { annexNote, annexOf, asOfText, periodWords, reportTitle } from '@/lib/domain/reports/document';
import { readReport } from '@/lib/domain/reports/make';
import type { Actor } from '@/lib/platform/actor';
import { asOfLine } from '@/lib/platform/documents/plan';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { Period } from '@/lib/platform/period';
import { can } from '@/lib/platform/scope';
import { SoftLinks } from '../../dashboard/_components/soft-links';
import { TreeSwitch } from '../../dashboard/_components/tree-switch';
import { AnnexTable } from '../_components/annex-table';
import { ExportButtons } from '../_components/export-buttons';
import { FreezeButton } from '../_components/freeze-button';
import { ReportBody } from '../_components/report-body';
import { exportReport } from '../actions';

export const metadata = { title: '报告' };

/** What the files will say, with every number open to its records. */
export default page<{ areaId: string }>('report.export', async (actor, { params, searchParams }) => {
  const period = periodFrom(searchParams);
  const asked = treeFrom(searchParams);
  const standing = await reportOrDashboard(actor, Number(params.areaId), period, asked);
  const blocks = await compileReport(standing);
  const { area, isDemo } = standing;
  const query = { period: carried(period), tree: standing.tree };
  const basis = basisText(standing);
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
        primary={
          <ExportButtons
            action={exportReport}
            fields={{ areaId: area.id, period: period.key, tree: standing.tree ?? '' }}
          />
        }
        secondary={
          <>
            <TreeSwitch
              hrefOf={(tree) => paths.report(area.id, { period: query.period, tree })}
              standing={standing}
            />
            <PrintButton />
            {can(actor, 'report.freeze', standing.path.at(-1) ?? area) && (
              <FreezeButton
                areaId={area.id}
                period={period.key}
                tree={standing.tree ?? ''}
                title={reportTitle(area)}
              />
            )}
          </>
        }
        title={`${area.name}报告`}
      />
      <SoftLinks>
        <article className="mx-auto max-w-[50rem] px-4">
          <ReportTitle
            note={`${periodWords(period)}，数据截至${asOfLine({ asOf: asOfText(standing), basis })}`}
          >
            {reportTitle(area)}
          </ReportTitle>
          <ReportBody blocks={blocks} />
          <div className="mt-6">
            <Disclosure summary="附件：指标说明">
              <AnnexTable
                entries={annexOf(blocks, standing)}
                hrefOf={(code) => paths.figure(code, { area: area.id, ...query })}
                note={annexNote}
              />
            </Disclosure>
          </div>
        </article>
      </SoftLinks>
    </>
  );
});

/** An area that is no more has no report of today; its dashboard leads on. */
async function reportOrDashboard(actor: Actor, areaId: number, period: Period, tree: Tree | undefined) {
  try {
    return await readReport(actor, { areaId, period: period.key, tree });
  } catch (error) {
    if (!(error instanceof AreaEnded)) throw error;
    redirect(paths.dashboard(areaId, { period: carried(period), tree }));
  }
}
