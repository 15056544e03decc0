import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'grey' | 'green' | 'blue' | 'yellow' | 'red';

const tones: Record<Tone, string> = {
  grey: 'bg-panel-strong text-ink',
  green: 'bg-green-soft text-green',
  blue: 'bg-blue-soft text-blue',
  yellow: 'bg-yellow-soft text-yellow',
  red: 'bg-red-soft text-red',
};

/** `children` is the word: colour and sign never stand without it. */
export function Badge({
  tone = 'grey',
  sign,
  children,
}: {
  tone?: Tone;
  sign?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-control px-1.5 font-normal text-note',
        tones[tone],
      )}
    >
      {sign && <span aria-hidden="true">{sign}</span>}
      {children}
    </span>
  );
}

export type State = 'on-time' | 'near-due' | 'lagging' | 'overdue';

const states: Record<State, { tone: Tone; sign: string; word: string }> = {
  'on-time': { tone: 'green', sign: '●', word: '按期' },
  'near-due': { tone: 'blue', sign: '◐', word: '临期' },
  lagging: { tone: 'yellow', sign: '▲', word: '滞后' },
  overdue: { tone: 'red', sign: '■', word: '逾期' },
};

/** The four warning lights. A more exact word may replace the usual one: 「逾期 3 天」. */
export function StateBadge({ state, children }: { state: State; children?: ReactNode }) {
  const { tone, sign, word } = states[state];
  return (
    <Badge sign={sign} tone={tone}>
      {children ?? word}
    </Badge>
  );
}
