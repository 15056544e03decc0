/** Without `value` it only says that something goes on. `text` is what a reader is told: 「已读 1,200 / 5,000 行」. */
export function Progress({
  label,
  value,
  max = 100,
  text,
}: {
  label: string;
  value?: number;
  max?: number;
  text?: string;
}) {
  const share = value === undefined || max <= 0 ? undefined : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div>
      <div className="mb-1 flex justify-between gap-4 text-table">
        <span>{label}</span>
        <span className="text-ink-2">{text ?? (share === undefined ? '' : `${Math.floor(share)}%`)}</span>
      </div>
      <div
        aria-label={label}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={share === undefined ? undefined : Math.floor(share)}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-panel-strong"
        role="progressbar"
      >
        {share === undefined ? (
          <div className="h-full w-1/3 animate-slide rounded-full bg-action" />
        ) : (
          <div className="h-full rounded-full bg-action" style={{ width: `${share}%` }} />
        )}
      </div>
    </div>
  );
}
