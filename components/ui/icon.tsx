import clsx from 'clsx';

/** Outlines on a 16 × 16 grid, stroke 1.5. */
const outlines = {
  alert: 'M8 2 14.5 13.5h-13L8 2ZM8 6.5v3M8 11.5v.1',
  bell: 'M3.5 11.5h9c-1-1-1.2-2-1.2-4.5a3.3 3.3 0 0 0-6.6 0c0 2.5-.2 3.5-1.2 4.5ZM6.7 13.7a1.5 1.5 0 0 0 2.6 0',
  calendar: 'M2.5 3.5h11v10h-11v-10ZM2.5 6.5h11M5.5 2v3M10.5 2v3',
  chart: 'M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V7',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  'chevron-down': 'm4 6 4 4 4-4',
  'chevron-left': 'm10 4-4 4 4 4',
  'chevron-right': 'm6 4 4 4-4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  columns: 'M2.5 3h11v10h-11V3ZM6.2 3v10M9.8 3v10',
  document: 'M4 2h5l3 3v9H4V2ZM9 2v3h3M6 8.5h4M6 11h4',
  download: 'M8 2.5v7.5M5 7l3 3 3-3M2.5 13h11',
  edit: 'm10.5 3 2.5 2.5L6 12.5l-3 .5.5-3L10.5 3Z',
  exit: 'M9.5 2.5h-6v11h6M6.5 8h7M11 5.5 13.5 8 11 10.5',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  filter: 'M2 3.5h12L9.5 9v4l-3-1.5V9L2 3.5Z',
  flag: 'M3.5 14V2.5h8.5L10 5.7 12 9H3.5',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.8-4.1L2.5 5.5M2.5 2.5v3h3M8 5v3.2l2.2 1.3',
  home: 'M2.5 7.2 8 2.5l5.5 4.7v6.3h-11V7.2ZM6.3 13.5V9.5h3.4v4',
  inbox: 'M2.5 9 4.5 3h7l2 6v4.5h-11V9ZM2.5 9H6c.2 1.2.9 1.8 2 1.8s1.8-.6 2-1.8h3.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.4M8 5.2v.1',
  link: 'M6.5 9.5a2.5 2.5 0 0 0 3.5 0l2.7-2.7a2.5 2.5 0 0 0-3.5-3.5L8 4.5M9.5 6.5a2.5 2.5 0 0 0-3.5 0L3.3 9.2a2.5 2.5 0 0 0 3.5 3.5L8 11.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  lock: 'M3.5 7h9v6.5h-9V7ZM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2',
  map: 'm2 4 4-1.5 4 1.5 4-1.5v9.5L10 13.5 6 12l-4 1.5V4ZM6 2.5V12M10 4v9.5',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  people:
    'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.8 13.2c0-2.3 1.7-3.9 4.2-3.9s4.2 1.6 4.2 3.9M10.8 3.2a2.2 2.2 0 0 1 0 4.2M12 9.7c1.4.5 2.2 1.8 2.2 3.5',
  plus: 'M8 3v10M3 8h10',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7v-4Z',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14',
  success: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.3 8.2l2 2 3.5-4',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9',
  tree: 'M5.5 2h5v3.5h-5V2ZM1.5 10.5h5V14h-5v-3.5ZM9.5 10.5h5V14h-5v-3.5ZM8 5.5V8M4 10.5V8h8v2.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  upload: 'M8 10V2.5M5 5.5l3-3 3 3M2.5 13h11',
  user: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8ZM3 13.7c0-2.5 2-4 5-4s5 1.5 5 4',
} as const;

export type IconName = keyof typeof outlines;

/** Decoration only: the word beside it carries the meaning. 16 px unless a `size-*` class says otherwise. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={clsx('shrink-0', className)}
      fill="none"
      focusable="false"
      height="16"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.5"
      viewBox="0 0 16 16"
      width="16"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
