import { Fragment } from 'react';
import { Picture } from '@/components/charts/picture';
import type { LinkedFigure } from '@/lib/domain/reports/cells';
import type { ReportBlock } from '@/lib/domain/reports/compile';
import { chineseNumeral } from '@/lib/platform/documents/layout';
import { type ReportCell, ReportTable } from './report-table';

/** The report's blocks as a page, numbered as in the files: 一、, 表1, 图1. */
export function ReportBody({ blocks }: { blocks: readonly ReportBlock[] }) {
  return blocks.map((block, at) => {
    const number = blocks.slice(0, at + 1).filter(({ kind }) => kind === block.kind).length;
    return <BlockView block={block} key={`${block.kind} ${number}`} number={number} />;
  });
}

function BlockView({ block, number }: { block: ReportBlock; number: number }) {
  if (block.kind === 'table')
    return (
      <ReportTable
        caption={`表${number}　${block.title}`}
        columns={block.columns.map(({ header, kind }) => ({ header, isText: kind === 'text' }))}
        note={block.note}
        rows={block.rows.map(inShort)}
        totals={block.totals && inShort(block.totals)}
        unit={block.unit}
      />
    );
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
    <p className="mt-2 [&_a]:underline-offset-4 [&_a:hover]:text-action [&_a:hover]:underline indent-[2em] text-heading leading-7">
      {block.runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never move
        <Fragment key={i}>
          <Said run={run} />
        </Fragment>
      ))}
    </p>
  );
}

const inShort = (cells: readonly (string | LinkedFigure)[]): ReportCell[] =>
  cells.map((cell) => (typeof cell === 'string' ? cell : cell.href ? [cell.text, cell.href] : cell.text));

/** Text, or a number that opens its records. */
function Said({ run }: { run: string | LinkedFigure }) {
  if (typeof run === 'string') return run;
  if (!run.href) return run.text;
  return <a href={run.href}>{run.text}</a>;
}
