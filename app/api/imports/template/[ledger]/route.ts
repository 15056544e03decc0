import { randomUUID } from 'node:crypto';
import { findLedger } from '@/lib/domain/registry';
import { writeLedgerTemplate } from '@/lib/ledger/template';
import { sendFile } from '@/lib/platform/downloads';
import { notFound } from '@/lib/platform/errors';
import { placeFor } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';
import { read } from '@/lib/platform/transact';

/** The workbook to fill in, with the areas of one's own scope in its drop-down. */
export const GET = route<{ ledger: string }>('ledger.import', async (actor, _, { ledger: name }) => {
  const ledger = findLedger(name);
  if (!ledger) throw notFound();
  const path = await placeFor(`templates/${randomUUID()}.xlsx`);
  await read(actor, 'ledger.import', (tx) => writeLedgerTemplate(tx, actor, ledger, path));
  return sendFile(path, `${ledger.label}导入模板.xlsx`, true);
});
