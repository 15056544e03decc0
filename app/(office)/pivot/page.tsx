import { Picture } from '@/components/charts/picture';
import { PrintButton } from '@/components/ledger/print-button';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { drawPivot, mostBars } from '@/lib/domain/pivot/chart';
import {
  addsUp,
  dimensionsOf,
  type Pivot,
  parsePivot,
  pivotKeys,
  pivotParams,
  titleOf,
} from '@/lib/domain/pivot/definition';
import { cutsOf, headText } from '@/lib/domain/pivot/format';
import { type PivotTable as Counted, countPivot, loadPivotForm } from '@/lib/domain/pivot/queries';
import { AppError } from '@/lib/platform/errors';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { textParam } from '@/lib/platform/search-params';
import { LedgerForm, PivotForm } from './_components/pivot-form';
import { PivotTable } from './_components/pivot-table';
import { SavedPivots } from './_components/saved-pivots';

export const metadata = { title: '分析' };

export default page('ledger.read', async (actor, { searchParams }) => {
  const { pivot, saved, mayExport, ...form } = await loadPivotForm(actor, parsePivot(searchParams));
  const counted = await countPivot(actor, pivot).catch((error: unknown) => {
    // What took too long is said beside the form that can make it smaller.
    if (error instanceof AppError && error.code === 'rule') return error;
    throw error;
  });
  const own = pivotParams(pivot);
  return (
    <div className="print-wide">
      <PageHeader
        description={`${titleOf(pivot)}，${headText(pivot.measure)}${basisOf(pivot)}`}
        secondary={
          <>
            <SavedPivots own={own.toString()} saved={saved} />
            {mayExport && (
              <a className={buttonClass('secondary', 'normal')} download href={paths.pivotFile(own)}>
                <Icon name="download" />
                导出 Excel
              </a>
            )}
            <PrintButton />
          </>
        }
        title="分析"
      />
      <LedgerForm pivot={pivot} />
      <PivotForm pivot={pivot} {...form} />
      {counted instanceof AppError ? (
        <div className="px-4">
          <Notice tone="warning">{counted.message}</Notice>
        </div>
      ) : (
        <Result
          notes={notesOn(pivot, counted, textParam(searchParams, pivotKeys.columns))}
          pivot={pivot}
          table={counted}
        />
      )}
    </div>
  );
});

function Result({ pivot, table, notes }: { pivot: Pivot; table: Counted; notes: readonly string[] }) {
  const drawing = drawPivot(pivot, table);
  return (
    <>
      <PivotTable pivot={pivot} table={table} />
      <p className="px-4 py-2 text-ink-2 text-table">
        {[`共 ${table.total.n.toLocaleString('zh-CN')} ${pivot.ledger.measureWord}。`, ...notes].join(' ')}
      </p>
      {drawing && (
        <Section title={drawing.title}>
          <Picture of={drawing} />
        </Section>
      )}
    </>
  );
}

const basisOf = ({ query: { filter } }: Pivot): string =>
  filter.tree ? `，按当时区划（${filter.tree} 的区划）` : '';

/** What a reader would else wonder at. */
function notesOn(pivot: Pivot, table: Counted, askedColumns: string): string[] {
  const { ledger, columns, measure, share } = pivot;
  const isSame = !columns && dimensionsOf(ledger).some(({ name }) => name === askedColumns);
  return [
    ...cutsOf(table),
    ...(isSame ? ['行和列取自同一项，没有分列。'] : []),
    ...(share !== 'none' && !addsUp(measure) ? [`${measure.label}不能算占比，显示的是数值。`] : []),
    ...(addsUp(measure) ? [] : ['合计按全部记录算，不是各行相加。']),
    ...(table.rows.length > mostBars ? [`超过 ${mostBars} 行，不画图。`] : []),
  ];
}
