import { appliesAt, type FigureId, isRate } from '@/lib/domain/indicators/catalogue';
import { areaMap, comparison, trend } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, estimateNote, show } from '@/lib/domain/indicators/format';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import type { Drawing } from '@/lib/platform/charts/drawing';
import type { Heading } from '@/lib/platform/documents/model';
import { changeInWords, figure, type LinkedFigure } from './cells';
import { reportSections } from './definition';
import type { Clause, ReportPart } from './parts';
import {
  areasTable,
  attentionTable,
  breakdownTable,
  changesTable,
  type LinkedTable,
  monthsTable,
  ratesTable,
} from './tables';

export type ReportBlock =
  | Heading
  | { kind: 'paragraph'; runs: (string | LinkedFigure)[] }
  | LinkedTable
  | { kind: 'drawing'; drawing: Drawing };

/** As wide as a page's type area. */
const chartWidth = 580;
/** More bars than this do not fit a page; the table has them all. */
const mostBars = 30;

/**
 * The report of an area as blocks: what the screen previews, and what Word, PDF and Excel are made from.
 * A part that does not apply at the area's level is left out, and so is a section without any part.
 */
export async function compileReport(standing: Figures): Promise<ReportBlock[]> {
  const blocks: ReportBlock[] = [];
  for (const { heading, parts, isPresentOnly } of reportSections) {
    if (isPresentOnly && !standing.period.isCurrent && !standing.kept?.isShown) continue;
    const made = (await Promise.all(parts.map((part) => compile(part, standing)))).filter(
      (block) => block !== null,
    );
    if (made.length === 0) continue;
    blocks.push({ kind: 'heading', level: 1, text: heading });
    if (isPresentOnly && standing.kept?.isShown)
      blocks.push({ kind: 'paragraph', runs: [presentOnlyText(standing.kept)] });
    blocks.push(...made);
  }
  return blocks;
}

async function compile(part: ReportPart, standing: Figures): Promise<ReportBlock | null> {
  const { area, children } = standing;
  const applicable = <Id extends FigureId>(ids: readonly Id[]) =>
    ids.filter((id) => appliesAt(id, area.level));
  const canCompare = (id: FigureId) => children[0] !== undefined && appliesAt(id, children[0].area.level);
  switch (part.kind) {
    case 'sentence':
      return sentence(part, standing);
    case 'changes':
      return filled(changesTable(standing, part.title, applicable(part.figures)));
    case 'rates':
      return filled(ratesTable(standing, part.title, applicable(part.figures)));
    case 'breakdown':
      return filled(breakdownTable(standing, part.title, part.whole, applicable(part.figures)));
    case 'areas':
      return part.figures.some(canCompare) ? filled(areasTable(standing, part.title, part.figures)) : null;
    case 'months':
      return monthsTable(standing, part.title, part.figures);
    case 'attention':
      return (
        filled(attentionTable(standing, part.title)) ?? { kind: 'paragraph', runs: ['没有需要关注的事项。'] }
      );
    case 'map':
      return area.level === 'city' ? drawn(areaMap(standing, part.figure, { width: chartWidth })) : null;
    case 'comparison':
      // The city's map has every district's figure already.
      return area.level !== 'city' && canCompare(part.figure) && children.length <= mostBars
        ? drawn(comparison(standing, part.figure, { width: chartWidth }))
        : null;
    case 'trend':
      return appliesAt(part.figure, area.level)
        ? drawn(trend(standing, part.figure, part.name, { width: chartWidth }))
        : null;
  }
}

/** A table without rows is none; one with estimates says what they are. */
function filled(table: LinkedTable): LinkedTable | null {
  const cells = [...table.rows.flat(), ...(table.totals ?? [])];
  const isEstimate = cells.some((one) => typeof one !== 'string' && one.text.startsWith('≈'));
  if (table.rows.length === 0) return null;
  return isEstimate ? { ...table, note: [table.note, estimateNote].filter(Boolean).join('') } : table;
}
const drawn = async (drawing: Promise<Drawing>): Promise<ReportBlock> => ({
  kind: 'drawing',
  drawing: await drawing,
});

function sentence(
  { lead, clauses }: Extract<ReportPart, { kind: 'sentence' }>,
  standing: Figures,
): ReportBlock | null {
  const said = clauses
    .filter((clause) => hasSomething(clause, standing))
    .map((clause) => runsOf(clause, standing));
  if (said.length === 0) return null;
  const runs = said.flatMap((clause, i) => [i === 0 ? lead : '，', ...clause]);
  return { kind: 'paragraph', runs: [...runs, '。'].filter((run) => run !== '') };
}

function hasSomething({ figures }: Clause, { total }: Figures): boolean {
  const amounts = figures.flatMap((one) => (typeof one === 'string' ? [amountOf(total, one)] : []));
  return amounts.every((amount) => amount !== null) && amounts.some(Boolean);
}

function runsOf({ words, figures }: Clause, standing: Figures): (string | LinkedFigure)[] {
  return words.flatMap((before, i) => {
    const next = figures[i];
    if (next === undefined) return [before];
    return [
      before,
      ...(typeof next === 'string' ? withUnit(next, standing) : [changeInWords(next.change, standing)]),
    ];
  });
}

function withUnit(id: FigureId, standing: Figures): (string | LinkedFigure)[] {
  const { unit } = show(id, amountOf(standing.total, id), 'words');
  return [figure(id, standing.total, 'words', standing), isRate(id) ? '' : unit];
}
