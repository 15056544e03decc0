import { Picture } from '@/components/charts/picture';
import type { Drawing } from '@/lib/platform/charts/drawing';

/** A chart whose table stands on the same page already. */
export const ChartFigure = ({ of }: { of: Drawing }) => (
  <figure className="min-w-0">
    <figcaption className="mb-2 font-semibold">{of.title}</figcaption>
    <Picture of={of} />
  </figure>
);
