import clsx from 'clsx';
import type { Drawing } from '@/lib/platform/charts/drawing';

const pictureClass =
  '[&>svg]:block [&>svg]:h-auto [&>svg]:max-w-full [&_a:hover_.hit]:fill-action-soft [&_a:focus-visible_.hit]:fill-action-soft [&_a:hover_.shape]:stroke-ink [&_a:hover_.shape]:[stroke-width:2]';

/** A drawing in the page. It shrinks with its place, but never grows: its text is 13 px at its own width. */
export function Picture({ of, className }: { of: Drawing; className?: string }) {
  return (
    <div
      className={clsx(pictureClass, className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/platform/charts escapes every name and address
      dangerouslySetInnerHTML={{ __html: of.svg }}
    />
  );
}
