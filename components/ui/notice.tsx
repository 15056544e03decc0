import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const looks: Record<NoticeTone, { icon: IconName; box: string; sign: string; word: string }> = {
  info: {
    icon: 'info',
    box: 'bg-panel border-line',
    sign: 'text-action',
    word: '提示',
  },
  success: {
    icon: 'success',
    box: 'bg-green-soft border-green/40',
    sign: 'text-green',
    word: '完成',
  },
  warning: {
    icon: 'alert',
    box: 'bg-yellow-soft border-yellow/40',
    sign: 'text-yellow',
    word: '注意',
  },
  danger: {
    icon: 'alert',
    box: 'bg-red-soft border-red/40',
    sign: 'text-red',
    word: '出错',
  },
};

/** `live` for what appears after an action: it is then read out (danger at once, the others politely). */
export function Notice({
  tone = 'info',
  title,
  live,
  action,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: boolean;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const look = looks[tone];
  return (
    <div
      className={clsx('flex items-start gap-2 rounded-panel border px-4 py-2', look.box)}
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <Icon className={clsx('mt-[3px] size-4', look.sign)} name={look.icon} />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{look.word}：</span>
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
