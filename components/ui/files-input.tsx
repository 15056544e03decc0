import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** Files in one line of a form; where one file is the whole form, FileDrop. */
export const FilesInput = ({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) => (
  <input
    {...rest}
    className={clsx(
      'block max-w-full rounded-control text-table file:mr-3 file:h-8 file:rounded-control file:border file:border-line-control file:border-solid file:bg-ground file:px-3 file:text-body',
      className,
    )}
    type="file"
  />
);
