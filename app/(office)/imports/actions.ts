'use server';

import { redirect } from 'next/navigation';
import { type ImportMove, moveImport } from '@/lib/ledger/import';
import { command } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';

const mover = (move: ImportMove) =>
  command(
    'ledger.import',
    (form) => ({ value: Number(form.get('id')) }),
    async (actor, id) => {
      await moveImport(actor, id, move);
      redirect(paths.import(id));
    },
  );

export const confirmImport = mover('confirm');
export const undoImport = mover('undo');
export const cancelImport = mover('cancel');
export const retryImport = mover('retry');
