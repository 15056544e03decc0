import { Fragment } from 'react';
import { Picture } from '@/components/charts/picture';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import type { LinkedFigure } from '@/lib/domain/reports/cells';
import type { ReportBlock } from '@/lib/domain/reports/compile';
import type { LinkedTable } from '@/lib/domain/reports/tables';
import { chineseNumeral } from '@/lib/platform/documents/layout';

/** The report's blocks as a page, numbered as in the files: 一、, 表1, 图1. */
export function ReportBody({ blocks }: { blocks: readonly ReportBlock[] }) {
  return blocks.map((block, at) => {
    const number = blocks.slice(0, at + 1).filter(({ kind }) => kind === block.kind).length;
    return <BlockView block={block} key={`${block.kind} ${number}`} number={number} />;
  });
}

function BlockView({ block, number }: { block: ReportBlock; number: number }) {
  if (block.kind === 'table') return <ReportTable caption={`表${number}　${block.title}`} table={block} />;
  if (block.kind === 'heading')
    return (
      <h2 className="mt-6 font-semibold text-heading">
        {chineseNumeral(number)}、{block.text}
      </h2>
    );
  if (block.kind === 'drawing')
    return (
      <figure className="mt-4 flex flex-col items-center">
        <Picture of={block.drawing} />
        <figcaption className="mt-1 font-medium text-table">
          图{number}　{block.drawing.title}
        </figcaption>
      </figure>
    );
  return (
    <p className="mt-2 indent-[2em] text-heading leading-7">
      {block.runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
        <Fragment key={i}>
          <Said run={run} />
        </Fragment>
      ))}
    </p>
  );
}

function ReportTable({ caption, table }: { caption: string; table: LinkedTable }) {
  return (
    <div className="mt-4">
      <div className="flex items-baseline justify-center gap-4 pb-1 text-table">
        <span className="font-medium">{caption}</span>
        {table.unit && <span className="text-ink-2 text-note">单位：{table.unit}</span>}
      </div>
      <DataTable flow label={caption}>
        <thead>
          <tr>
            {table.columns.map(({ header, kind }) => (
              <HeaderCell className="whitespace-normal!" key={header} numeric={kind === 'number'}>
                {header}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...table.rows, ...(table.totals ? [table.totals] : [])].map((row) => (
            <Row className={row === table.totals ? 'font-semibold' : undefined} key={String(row[0])}>
              {row.map((cell, i) => (
                <Cell key={table.columns[i]?.header} numeric={table.columns[i]?.kind === 'number'}>
                  <Said run={cell} />
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </DataTable>
      {table.note && <p className="mt-1 text-ink-2 text-note">注：{table.note}</p>}
    </div>
  );
}

/** Text, or a number that opens its records. */
function Said({ run }: { run: string | LinkedFigure }) {
  if (typeof run === 'string') return run;
  if (!run.href) return run.text;
  return (
    <a className="underline-offset-4 hover:text-action hover:underline" href={run.href}>
      {run.text}
    </a>
  );
}
