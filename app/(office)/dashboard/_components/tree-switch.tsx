import { buttonClass } from '@/components/ui/button-class';
import type { Standing } from '@/lib/domain/indicators/figures';
import { type Tree, treeLabel } from '@/lib/domain/indicators/tree';

type Props = {
  standing: Pick<Standing, 'treeDay' | 'isChoice'>;
  hrefOf: (tree: Tree | undefined) => string;
};

/** By which areas a past period is shown; nothing where these are the same. */
export function TreeSwitch({ standing: { treeDay, isChoice }, hrefOf }: Props) {
  if (!isChoice) return null;
  const current: Tree = treeDay ? 'then' : 'today';
  return (
    <nav aria-label="按哪时的区划" className="no-print flex gap-1.5">
      {(['then', 'today'] as const).map((tree) => (
        <a
          aria-current={tree === current ? 'true' : undefined}
          className={buttonClass(tree === current ? 'primary' : 'secondary')}
          // As then is what a past period shows by itself.
          href={hrefOf(tree === 'then' ? undefined : tree)}
          key={tree}
        >
          {treeLabel(tree)}
        </a>
      ))}
    </nav>
  );
}
