'use client';

import clsx from 'clsx';
import { type DragEvent, useRef, useState } from 'react';
import type { ControlProps } from './field';
import { FilesInput } from './files-input';
import { Icon } from './icon';

/**
 * A file input one can also drop on. Spread the control of a Field on it:
 * `<Field name="file" label="文件">{(c) => <FileDrop {...c} accept=".xlsx,.csv" hint="…" />}</Field>`
 */
export function FileDrop({ accept, hint, ...control }: ControlProps & { accept?: string; hint?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [file, setFile] = useState<File>();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    setFile(input.current.files?.[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra, the input does all by keyboard
    <div
      className={clsx(
        'rounded-panel border border-dashed px-4 py-6 text-center',
        isOver ? 'border-action bg-action-soft' : 'border-line-control bg-panel',
        control['aria-invalid'] && 'border-red',
      )}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <Icon className="mx-auto mb-2 size-5 text-ink-2" name="upload" />
      <FilesInput
        {...control}
        accept={accept}
        className="mx-auto"
        onChange={(event) => setFile(event.target.files?.[0])}
        ref={input}
      />
      <p className="mt-2 text-ink-2 text-table">
        {file ? `${file.name}，${fileSize(file.size)}` : (hint ?? '可以把文件拖到这里')}
      </p>
    </div>
  );
}

function fileSize(bytes: number) {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
