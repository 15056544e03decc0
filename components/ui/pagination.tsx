import clsx from 'clsx';
import { Icon, type IconName } from './icon';
import { PlainLink } from './text-link';

/** The page numbers to show, 0 for a gap: 1 … 4 5 6 … 20. */
function pagesToShow(page: number, last: number) {
  const near = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, i) => (i > 0 && n - (shown[i - 1] ?? 0) > 1 ? [0, n] : [n]));
}

const box =
  'inline-flex h-7 min-w-7 items-center justify-center rounded-control px-1.5 pointer-coarse:h-9 pointer-coarse:min-w-9';

/** `hrefFor(page, size)` keeps the list's other parameters. Pages count from 1. */
export function Pagination({
  page,
  pageSize,
  total,
  hrefFor,
  pageSizes = [25, 50, 100],
  unit = '条',
}: {
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number, pageSize: number) => string;
  pageSizes?: readonly number[];
  unit?: string;
}) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav
      aria-label="分页"
      className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-table"
    >
      <p className="text-ink-2">
        {total > 0 && `第 ${from.toLocaleString('zh-CN')}–${to.toLocaleString('zh-CN')} ${unit}，`}共{' '}
        <span className="font-medium text-ink">{total.toLocaleString('zh-CN')}</span> {unit}
      </p>
      <p className="no-print flex items-center gap-1 text-ink-2">
        每页
        {pageSizes.map((size) => (
          <PlainLink
            aria-current={size === pageSize ? 'true' : undefined}
            aria-label={`每页 ${size} ${unit}`}
            className={clsx(
              box,
              size === pageSize ? 'bg-panel-strong text-ink' : 'text-action hover:bg-action-soft',
            )}
            href={hrefFor(1, size)}
            key={size}
          >
            {size}
          </PlainLink>
        ))}
      </p>
      {last > 1 && (
        <ol className="no-print ml-auto flex items-center gap-1">
          <Step
            href={page > 1 ? hrefFor(page - 1, pageSize) : undefined}
            icon="chevron-left"
            label="上一页"
          />
          {pagesToShow(page, last).map((n, i) =>
            n === 0 ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name
              <li aria-hidden="true" className="px-1 text-ink-2" key={`gap-${i}`}>
                …
              </li>
            ) : (
              <li key={n}>
                <PlainLink
                  aria-current={n === page ? 'page' : undefined}
                  // With the number as it is shown, by which somebody may call it.
                  aria-label={`第 ${n.toLocaleString('zh-CN')} 页`}
                  className={clsx(
                    box,
                    n === page ? 'bg-action text-on-action' : 'text-action hover:bg-action-soft',
                  )}
                  href={hrefFor(n, pageSize)}
                >
                  {n.toLocaleString('zh-CN')}
                </PlainLink>
              </li>
            ),
          )}
          <Step
            href={page < last ? hrefFor(page + 1, pageSize) : undefined}
            icon="chevron-right"
            label="下一页"
          />
        </ol>
      )}
    </nav>
  );
}

function Step({ href, icon, label }: { href?: string; icon: IconName; label: string }) {
  return (
    <li>
      {href ? (
        <PlainLink aria-label={label} className={clsx(box, 'text-action hover:bg-action-soft')} href={href}>
          <Icon name={icon} />
        </PlainLink>
      ) : (
        <span className={clsx(box, 'text-line-control')}>
          <Icon name={icon} />
        </span>
      )}
    </li>
  );
}
