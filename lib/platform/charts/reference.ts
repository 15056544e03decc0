import { ink, smallSize, textWidth } from './style';
import { line, text } from './svg';

/** Room to leave above the rows for the line's label. */
export const referenceRoom = 24;

const rule = { stroke: ink, 'stroke-dasharray': '4 3', 'pointer-events': 'none' } as const;
// Dark dashes would be lost on dark bars.
const underlay = {
  stroke: '#fff',
  'stroke-width': 3,
  'stroke-opacity': 0.85,
  'pointer-events': 'none',
} as const;

export function uprightReference(
  x: number,
  top: number,
  bottom: number,
  label: string,
  width: number,
): string {
  const half = textWidth(label, smallSize) / 2;
  const labelAt = Math.min(Math.max(x, half), width - half);
  return (
    line(x, top, x, bottom, underlay) +
    line(x, top - 4, x, bottom, rule) +
    text(labelAt, top - 13, label, { 'text-anchor': 'middle', 'font-size': smallSize })
  );
}

export function levelReference(left: number, right: number, y: number): string {
  return line(left, y, right, y, underlay) + line(left, y, right, y, rule);
}
