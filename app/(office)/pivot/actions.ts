'use server';

import { redirect } from 'next/navigation';
import { parsePivot, pivotParams } from '@/lib/domain/pivot/definition';
import { savedAs } from '@/lib/domain/pivot/queries';
import { press } from '@/lib/platform/action';
import { paths } from '@/lib/platform/paths';
import { keepOwn } from '@/lib/platform/transact';

/** The page's address, read and written anew, never trusted. */
const sentBy = (form: FormData): URLSearchParams =>
  pivotParams(parsePivot(Object.fromEntries(new URLSearchParams(String(form.get('query') ?? '')))));

export const savePivot = press('ledger.read', async ({ userId, ...actor }, form) => {
  const params = sentBy(form);
  const name = String(form.get('name') ?? '')
    .trim()
    .slice(0, 30);
  const query = params.toString();
  if (name) {
    const key = { userId, ledger: savedAs, name };
    await keepOwn({ userId, ...actor }, (tx) =>
      tx.savedView.upsert({
        where: { userId_ledger_name: key },
        create: { ...key, query },
        update: { query },
      }),
    );
  }
  redirect(paths.pivot(params));
});

export const dropPivot = press('ledger.read', async (actor, form) => {
  const id = Number(form.get('id'));
  await keepOwn(actor, (tx) =>
    tx.savedView.deleteMany({ where: { id, userId: actor.userId, ledger: savedAs } }),
  );
  redirect(paths.pivot(sentBy(form)));
});
