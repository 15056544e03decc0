import { TextLink } from './text-link';

export type Crumb = { label: string; href?: string };

/** The way down to this page; the last one is the page itself and needs no `href`. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="no-print text-table">
      <ol className="flex flex-wrap items-center">
        {items.map((item, i) => (
          <li className="flex items-center" key={`${item.label} ${item.href}`}>
            {i > 0 && (
              <span aria-hidden="true" className="px-1.5 text-ink-2">
                /
              </span>
            )}
            {item.href ? (
              <TextLink href={item.href}>{item.label}</TextLink>
            ) : (
              <span aria-current={i === items.length - 1 ? 'page' : undefined} className="text-ink-2">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
