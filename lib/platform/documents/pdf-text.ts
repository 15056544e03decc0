import { GRID, isWide, PAGE, SIZE, TEXT } from './layout';
import { balancedLines, breakLines, type Line, type Piece } from './line-breaking';
import type { Heading, Run } from './model';
import { baseline, type Flow, type Tag } from './pdf-flow';
import type { FontName } from './pdf-fonts';

const BODY = { size: SIZE.body, tracking: GRID.char - SIZE.body } as const;
const TWO_CHARACTERS = GRID.char * 2;
const HEADING_FONTS: Record<Heading['level'], FontName> = { 1: 'hei', 2: 'strong', 3: 'body', 4: 'body' };

export const headingPieces = (heading: Heading): Piece<FontName>[] => [
  { text: heading.text, font: HEADING_FONTS[heading.level] },
];

export const bodyPieces = (runs: readonly Run[]): Piece<FontName>[] =>
  runs.map((run) => (typeof run === 'string' ? { text: run, font: 'body' } : { ...run, font: 'body' }));

/** Body text on the grid of 28 × 22, set justified, first line two characters in. */
export function drawBody(flow: Flow, tag: Tag, pieces: readonly Piece<FontName>[], indent = TWO_CHARACTERS) {
  const lines = breakLines(pieces, TEXT.width, flow.measure(BODY), { indent, hang: SIZE.body / 2 });
  flow.tagged(tag, () => {
    lines.forEach((line, index) => {
      // Two lines at least at the foot of a page, and two at its head.
      const together = index === 0 || index === lines.length - 2 ? Math.min(2, lines.length - index) : 1;
      flow.keep(together * GRID.line);
      const first = index === 0 ? indent : 0;
      const y = flow.y + baseline(SIZE.body);
      flow.drawLine(line, PAGE.left + first, y, BODY, justification(line, TEXT.width - first));
      flow.y += GRID.line;
    });
  });
}

/** What each Chinese character of the line gets, or gives, so that it ends flush. */
function justification(line: Line<FontName>, room: number): number {
  const squares = line.fragments.flatMap((fragment) => [...fragment.text].filter(isWide)).length;
  const slack = room - line.width;
  const ragged = line.isLast ? slack >= 0 : slack > room / 4;
  return squares < 2 || ragged ? 0 : slack / (squares - 1);
}

type Style = { readonly font: FontName; readonly size: number; readonly pitch: number };

/** Lines in the middle of the type area; a long title is broken into lines of about one length. */
export function drawCentred(flow: Flow, tag: Tag, text: string, style: Style) {
  const lines = balancedLines([{ text, font: style.font }], TEXT.width, flow.measure(style));
  flow.keep(lines.length * style.pitch);
  flow.tagged(tag, () => {
    for (const line of lines) {
      const x = PAGE.left + (TEXT.width - line.width) / 2;
      flow.drawLine(line, x, flow.y + baseline(style.size, style.pitch), style);
      flow.y += style.pitch;
    }
  });
}

/** One line that ends `indent` before the right edge. */
export function drawRight(flow: Flow, text: string, indent: number) {
  const lines = breakLines([{ text, font: 'body' }], TEXT.width - indent, flow.measure(BODY));
  flow.tagged('P', () => {
    for (const line of lines) {
      flow.drawLine(line, PAGE.left + TEXT.width - indent - line.width, flow.y + baseline(SIZE.body), BODY);
      flow.y += GRID.line;
    }
  });
}
