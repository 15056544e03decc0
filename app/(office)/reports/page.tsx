import Form from 'next/form';
import { redirect } from 'next/navigation';
import { Refresh } from '@/components/ledger/refresh';
import { Button, ButtonLink } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Select } from '@/components/ui/inputs';
import { PageHeader, Section } from '@/components/ui/page-header';
import { FilterField } from '@/components/ui/toolbar';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom, recentPeriods } from '@/lib/domain/indicators/period';
import { treeFrom } from '@/lib/domain/indicators/tree';
import { listExports } from '@/lib/domain/transfers/exports';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { ReportHistory } from './_components/report-history';

export const metadata = { title: '报告' };

export default page('report.export', async (actor, { searchParams }) => {
  const period = periodFrom(searchParams);
  // The form below sends here: its answer is the report's own address.
  if (Number(searchParams.area) > 0 && 'choose' in searchParams)
    redirect(
      paths.report(Number(searchParams.area), { period: carried(period), tree: treeFrom(searchParams) }),
    );
  const orders = await listExports(actor, 'report');
  const [own] = ownAreas(actor, 'report.export');
  const isRunning = orders.some(({ state }) => state === 'queued' || state === 'running');
  return (
    <>
      {isRunning && <Refresh every={2_000} />}
      <PageHeader
        description="选辖区和报告期，先预览，再导出 Word、PDF 或 Excel。"
        secondary={
          <ButtonLink href={paths.frozenReports()} icon="document">
            定稿报告
          </ButtonLink>
        }
        title="报告"
      />
      <Form action={paths.reports()} className="flex flex-wrap items-center gap-4 px-4 pb-3" prefetch={false}>
        <FilterField htmlFor="area" label="辖区">
          <Combobox
            className="w-72"
            defaultLabel={own?.areaName}
            defaultValue={own && String(own.areaId)}
            id="area"
            name="area"
            placeholder="输入名称、拼音或代码查找"
            src={paths.areaChoices()}
          />
        </FilterField>
        <FilterField htmlFor="period" label="报告期">
          <Select
            defaultValue={period.key}
            id="period"
            name="period"
            options={recentPeriods().map(({ key, label }) => ({ value: key, label }))}
          />
        </FilterField>
        <input name="choose" type="hidden" value="1" />
        <Button type="submit" variant="primary">
          预览
        </Button>
      </Form>
      <Section title="我导出的报告">
        <ReportHistory orders={orders} />
      </Section>
    </>
  );
});
