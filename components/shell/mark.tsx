import { PlainLink } from '../ui/text-link';

/** The sign alone is `public/mark.svg`; here it is inline, so that it prints and needs no request. */
export function MarkSign({ className = 'size-6' }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={className} focusable="false" viewBox="0 0 24 24">
      <rect className="fill-brand" height="24" rx="4" width="24" />
      <path
        className="fill-none stroke-ground"
        d="M5 16.5h14M7.5 16.5V11L12 7l4.5 4v5.5M12 16.5V13"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.8"
      />
    </svg>
  );
}

export function Mark({ href }: { href: string }) {
  return (
    <PlainLink className="inline-flex h-8 items-center gap-2 rounded-control" href={href}>
      <MarkSign />
      <span className="font-semibold text-heading tracking-widest">共治</span>
    </PlainLink>
  );
}
