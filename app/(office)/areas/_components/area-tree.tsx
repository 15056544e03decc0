import { TreeList, type TreeNode } from '@/components/ui/tree-list';
import type { AreaInTree } from '@/lib/platform/areas/queries';
import { paths } from '@/lib/platform/paths';

/** `areas` holds the roots and the children of what is open; each state of the tree has its address. */
export function AreaTree({
  roots,
  areas,
  open,
}: {
  roots: readonly AreaInTree[];
  areas: readonly AreaInTree[];
  open: ReadonlySet<number>;
}) {
  const toggled = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    return paths.areas({ open: [...next].join(',') || 'none' });
  };
  const nodeOf = (area: AreaInTree): TreeNode => ({
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
