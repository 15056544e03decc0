import { randomUUID } from 'node:crypto';
import type { Ledger } from '@/lib/ledger/define';
import { formValues } from '@/lib/ledger/form';
import type { LedgerRecord } from '@/lib/ledger/record';
import { noLabels } from '@/lib/ledger/values';
import type { RecordForm } from '@/lib/ledger/write';

/** A new record of any ledger, made after one that exists: the same but for its code and name. */
export function formAfter(ledger: Ledger, record: LedgerRecord, serial: string): RecordForm {
  const { texts } = formValues(ledger, record.values, noLabels);
  const code = String(record.values.code).slice(0, -3) + serial;
  return { submitKey: randomUUID(), texts: { ...texts, code, name: `新${record.values.name}` } };
}
