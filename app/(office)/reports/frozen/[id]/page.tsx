import { PrintButton } from '@/components/ledger/print-button';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { PageHeader, ReportTitle } from '@/components/ui/page-header';
import { treeLabel } from '@/lib/domain/indicators/tree';
import { getFrozenReport } from '@/lib/domain/reports/frozen';
import { wallTime } from '@/lib/platform/clock';
import { asOfLine } from '@/lib/platform/documents/plan';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { AnnexTable } from '../../_components/annex-table';
import { ExportButtons } from '../../_components/export-buttons';
import { ReportBody } from '../../_components/report-body';
import { exportFrozenReport } from '../../actions';

export const metadata = { title: '定稿报告' };

/** As it was stored: nothing here is counted or named anew. */
export default page<{ id: string }>('report.export', async (actor, { params }) => {
  const { id, content, tree, frozenBy, frozenAt, note } = await getFrozenReport(actor, Number(params.id));
  return (
    <>
      <PageHeader
        badge={
          <>
            <Badge tone="green">定稿</Badge>
            {content.demo && <Badge>演示数据</Badge>}
          </>
        }
        breadcrumbs={[
          { label: '报告', href: paths.reports() },
          { label: '定稿报告', href: paths.frozenReports() },
          { label: `${content.issuer}，${content.period}` },
        ]}
        description={[`${frozenBy} ${wallTime(frozenAt)} 定稿`, treeLabel(tree), note]
          .filter(Boolean)
          .join('；')}
        primary={<ExportButtons action={exportFrozenReport} fields={{ id }} />}
        secondary={<PrintButton />}
        title={`${content.issuer}报告`}
      />
      <article className="mx-auto max-w-[50rem] px-4">
        <ReportTitle note={`${content.period}，数据截至${asOfLine(content)}`}>{content.title}</ReportTitle>
        <ReportBody blocks={content.blocks} />
        <div className="mt-6">
          <Disclosure summary="附件：指标说明">
            <AnnexTable entries={content.annex} note={content.annexNote} />
          </Disclosure>
        </div>
      </article>
    </>
  );
});
