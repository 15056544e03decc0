import { TreeList, type TreeNode } from '@/components/ui/tree-list';
import type { AreaOfTree } from '@/lib/domain/areas/history';
import { paths } from '@/lib/platform/paths';

type Props = {
  roots: readonly AreaOfTree[];
  areas: readonly AreaOfTree[];
  open: ReadonlySet<number>;
  /** Left out today. */
  day: string | undefined;
};

/** `areas` holds the children of what is open; each state of the tree has its address. */
export function AreaTree({ roots, areas, open, day }: Props) {
  const toggled = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    return paths.areas({ on: day, open: [...next].join(',') || 'none' });
  };
  const nodeOf = (area: AreaOfTree): TreeNode => ({
    id: String(area.id),
    label: area.name,
    href: paths.area(area.id),
    hint: area.code,
    toggleHref: area.hasChildren ? toggled(area.id) : undefined,
    children:
      area.hasChildren && open.has(area.id)
        ? areas.filter(({ parentId }) => parentId === area.id).map(nodeOf)
        : undefined,
  });
  return <TreeList label="辖区" nodes={roots.map(nodeOf)} />;
}
