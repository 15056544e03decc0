import clsx from 'clsx';

/** A grey bar in place of text that is on its way. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return (
    <div aria-hidden="true" className={clsx('animate-pulse rounded-control bg-panel-strong', className)} />
  );
}

/** A list page that is on its way, as high as the list will be. */
export function ListSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">正在载入</span>
      <div className="flex h-14 items-center px-4">
        <Skeleton className="h-6 w-48" />
      </div>
      <div className="flex h-10 items-center gap-4 px-4">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-8 w-40" />
      </div>
      <div className="mt-2 h-9 border-y bg-panel" />
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <div className="flex h-9 items-center gap-8 border-b px-4" key={i}>
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 flex-1" />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}

/** Figures that are on their way, as high as KeyFigures will be. */
export function FiguresSkeleton({ figures = 6 }: { figures?: number }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] rounded-panel border" role="status">
      <span className="sr-only">正在载入</span>
      {Array.from({ length: figures }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <div className="h-24 space-y-3 px-4 py-4" key={i}>
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-6 w-28" />
        </div>
      ))}
    </div>
  );
}
