'use server';

import { redirect } from 'next/navigation';
import { findLedger } from '@/lib/domain/registry';
import { queueLedgerExport } from '@/lib/domain/transfers/ledger-exports';
import { listParams } from '@/lib/ledger/conditions';
import type { Ledger } from '@/lib/ledger/define';
import { parseListQuery } from '@/lib/ledger/query';
import { press } from '@/lib/platform/action';
import { notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { keepOwn } from '@/lib/platform/transact';

/** The ledger and the list's address that every tool of a list sends; the address is read and written anew, never trusted. */
function sentBy(form: FormData): { ledger: Ledger; params: URLSearchParams } {
  const ledger = findLedger(String(form.get('ledger')));
  if (!ledger) throw notFound();
  const sent = Object.fromEntries(new URLSearchParams(String(form.get('query') ?? '')));
  return { ledger, params: listParams(parseListQuery(ledger, sent), ledger.list) };
}

export const saveView = press('ledger.read', async ({ userId, ...actor }, form) => {
  const { ledger, params } = sentBy(form);
  const name = String(form.get('name') ?? '')
    .trim()
    .slice(0, 30);
  const query = params.toString();
  if (name) {
    const key = { userId, ledger: ledger.name, name };
    await keepOwn({ userId, ...actor }, (tx) =>
      tx.savedView.upsert({
        where: { userId_ledger_name: key },
        create: { ...key, query },
        update: { query },
      }),
    );
  }
  redirect(paths.ledger(ledger.name, params));
});

export const dropView = press('ledger.read', async (actor, form) => {
  const { ledger, params } = sentBy(form);
  await keepOwn(actor, (tx) =>
    tx.savedView.deleteMany({ where: { id: Number(form.get('id')), userId: actor.userId } }),
  );
  redirect(paths.ledger(ledger.name, params));
});

export const chooseColumns = press('ledger.read', async (actor, form) => {
  const { ledger, params } = sentBy(form);
  const columns = form.get('reset')
    ? []
    : form
        .getAll('column')
        .map(String)
        .filter((name) => name in ledger.fields);
  const key = { userId: actor.userId, ledger: ledger.name };
  await keepOwn(actor, async (tx) => {
    await tx.columnChoice.deleteMany({ where: key });
    if (columns.length > 0) await tx.columnChoice.create({ data: { ...key, columns } });
  });
  params.delete('columns');
  redirect(paths.ledger(ledger.name, params));
});

export const exportList = press('ledger.export', async (actor, form) => {
  const { ledger, params } = sentBy(form);
  const format = form.get('format') === 'csv' ? 'csv' : 'xlsx';
  await queueLedgerExport(actor, ledger, {
    query: params.toString(),
    format,
    submitKey: String(form.get('submitKey')),
  });
  redirect(paths.exports());
});
