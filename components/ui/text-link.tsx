import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

type LinkProps = Omit<ComponentProps<typeof Link>, 'prefetch'>;

/**
 * Every link of the interface. Nothing is fetched ahead: a list of 25 rows would otherwise ask the
 * server for 25 pages, each with its session and scope check.
 */
export function PlainLink(props: LinkProps) {
  return <Link {...props} prefetch={false} />;
}

export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <PlainLink
      {...rest}
      className={clsx(
        'rounded-control text-action decoration-1 underline-offset-4 hover:text-action-strong hover:underline',
        className,
      )}
    />
  );
}
