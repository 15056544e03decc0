import clsx from 'clsx';
import { Icon } from './icon';
import { PlainLink } from './text-link';

export type TreeNode = {
  id: string;
  label: string;
  href: string;
  hint?: string;
  current?: boolean;
  /** The same page with this node opened or closed; none for a leaf. */
  toggleHref?: string;
  children?: readonly TreeNode[];
};

/** A tree that opens by links, so that each state has an address. Only opened nodes carry `children`. */
export function TreeList({
  nodes,
  label,
  depth = 0,
}: {
  nodes: readonly TreeNode[];
  label?: string;
  depth?: number;
}) {
  return (
    <ul aria-label={label} className={clsx(depth > 0 && 'ml-3 border-l pl-2')}>
      {nodes.map((node) => (
        <li key={node.id}>
          <div
            className={clsx(
              'flex min-h-8 items-center gap-1 rounded-control hover:bg-panel pointer-coarse:min-h-10',
              node.current && 'bg-action-soft',
            )}
          >
            {node.toggleHref ? (
              <PlainLink
                aria-label={`${node.children ? '收起' : '展开'}${node.label}`}
                className="inline-flex size-6 items-center justify-center rounded-control text-ink-2 hover:text-action"
                href={node.toggleHref}
                scroll={false}
              >
                <Icon className={clsx('size-3', node.children && 'rotate-90')} name="chevron-right" />
              </PlainLink>
            ) : (
              <span className="size-6" />
            )}
            <PlainLink
              aria-current={node.current ? 'true' : undefined}
              className={clsx('truncate hover:text-action', node.current && 'font-medium text-action')}
              href={node.href}
            >
              {node.label}
            </PlainLink>
            {node.hint && <span className="ml-auto shrink-0 pr-2 text-ink-2 text-table">{node.hint}</span>}
          </div>
          {node.children && <TreeList depth={depth + 1} nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
