import type { Actor } from '@/lib/platform/actor';
import { type Audit, difference, type Entry } from '@/lib/platform/audit';
import { type Day, today, wallTime } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput, StaleEdit } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { once, transact } from '@/lib/platform/transact';
import type { Ledger, Values } from './define';
import { draftName, dropDraft } from './drafts';
import { flatten, formValues, textsOf } from './form';
import { labelsFor } from './labels';
import { checkRecord, parseRecord } from './parse';
import { getRecord, tableOf } from './read';
import type { LedgerRecord, Stale } from './record';
import { resolveForm } from './resolve';
import { insertRows, updateRows } from './rows';

/** What a form sent: text by field, areas and references by id. `submitKey` makes sending it twice store it once. */
export type RecordForm = { texts: Readonly<Record<string, string>>; submitKey: string };

export const nameOf = (values: Values) => `${values.name}（${values.code}）`;

export function entryOf(
  ledger: Ledger,
  action: string,
  record: { id: number; pos: number; values: Values },
  change: Pick<Entry, 'before' | 'after' | 'note' | 'importId'>,
): Entry {
  return {
    action,
    subject: ledger.name,
    subjectId: record.id,
    subjectLabel: nameOf(record.values),
    pos: record.pos,
    ...change,
  };
}

/** Reads a sent form; what it says of other things is left aside. */
export const recordForm = (ledger: Ledger, form: FormData): RecordForm => ({
  texts: textsOf(ledger, form),
  submitKey: String(form.get('submitKey') ?? ''),
});

export const revisionForm = (ledger: Ledger, form: FormData): Revision => ({
  ...recordForm(ledger, form),
  id: Number(form.get('id')),
  version: Number(form.get('version')),
});

/** Enters a new record and returns its id. Throws `InvalidInput` with a message for each wrong field. */
export async function createRecord(
  actor: Actor,
  ledger: Ledger,
  { texts, submitKey }: RecordForm,
): Promise<number> {
  return transact(actor, 'ledger.write', async (tx, audit) => {
    const entries: Entry[] = [];
    const { result } = await once(tx, actor, submitKey, async () => {
      const values = await readForm(tx, actor, ledger, texts, null);
      const [row] = await insertRows(tx, ledger, [{ values, enteredById: actor.userId, importId: null }]);
      if (!row)
        throw new InvalidInput({ code: '这个编码已经在用，请核对；如要修改原记录，请从列表打开它。' });
      entries.push(entryOf(ledger, 'create', { ...row, values }, { after: values }));
      await dropDraft(tx, actor, draftName(ledger, null));
      return row.id;
    });
    return audit.record(entries, result);
  });
}

export type Revision = RecordForm & { id: number; version: number };

/** Changes a record and returns its id. Throws `StaleEdit` with the record as it stands now if `version` is not its last. */
export async function reviseRecord(
  actor: Actor,
  ledger: Ledger,
  { id, version, texts, submitKey }: Revision,
): Promise<number> {
  return transact(actor, 'ledger.write', async (tx, audit) => {
    const entries: Entry[] = [];
    const { result } = await once(tx, actor, submitKey, async () => {
      const stands = await lockRecord(tx, actor, ledger, id);
      if (stands.version !== version) throw await staleEdit(tx, ledger, stands);
      if (stands.retiredOn && stands.retiredOn <= today())
        throw broken('这条记录已停用，不能再修改；如停用有误，请先撤销停用。');
      const values = await readForm(tx, actor, ledger, texts, stands.values);
      const { before, after, isEmpty } = difference(stands.values, values);
      await dropDraft(tx, actor, draftName(ledger, id));
      if (isEmpty) return id;
      const [row] = await updateRows(tx, ledger, [
        { id, version, values, enteredById: actor.userId, importId: null },
      ]);
      if (!row) throw await staleEdit(tx, ledger, stands);
      entries.push(entryOf(ledger, 'revise', { ...row, values }, { before, after }));
      return id;
    });
    return audit.record(entries, result);
  });
}

async function readForm(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  texts: RecordForm['texts'],
  before: Values | null,
): Promise<Values> {
  const { values, problems } = parseRecord(ledger, texts, before);
  const area = await resolveForm(tx, actor, ledger, values, before, problems);
  checkRecord(ledger, values, area, problems);
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
  return values;
}

/** The record, held until the transaction ends; the actor must hold `ledger.write` where it stands. */
async function lockRecord(tx: Tx, actor: Actor, ledger: Ledger, id: number): Promise<LedgerRecord> {
  // Row-level security lets nobody lock a row that he may not change: one he only reads is refused below.
  await tx.$queryRaw`SELECT id FROM ${tableOf(ledger)} WHERE id = ${id} FOR UPDATE`;
  const record = await getRecord(tx, actor, ledger, id);
  demand(actor, 'ledger.write', { lo: record.pos, hi: record.pos });
  return record;
}

async function staleEdit(
  tx: Tx,
  ledger: Ledger,
  { id, version, values, updatedAt }: LedgerRecord,
): Promise<StaleEdit<Stale>> {
  const last = await tx.auditEntry.findFirst({
    where: { subject: ledger.name, subjectId: String(id) },
    orderBy: { id: 'desc' },
  });
  const labels = await labelsFor(tx, ledger, [values]);
  const flat = flatten(formValues(ledger, values, labels));
  return new StaleEdit({
    version,
    values: flat,
    changedBy: last?.actor ?? '',
    changedAt: wallTime(last?.at ?? updatedAt),
  });
}

export type Retirement = { id: number; version: number; on: Day; reason: string };

/** Who still needs a record, in words; empty when nothing does. */
export type Uses = (tx: Tx, record: LedgerRecord) => Promise<string[]>;

/** Takes a record out of use from a day on; it stays readable. Refused while others refer to it, naming them. */
export async function retireRecord(
  actor: Actor,
  ledger: Ledger,
  { id, version, on, reason }: Retirement,
  uses: Uses,
): Promise<number> {
  return transact(actor, 'ledger.write', async (tx, audit) => {
    const record = await lockRecord(tx, actor, ledger, id);
    if (record.version !== version) throw await staleEdit(tx, ledger, record);
    if (record.retiredOn) throw broken('这条记录已经停用。');
    if (typeof record.values.startedOn === 'string' && on < record.values.startedOn)
      throw new InvalidInput({ on: '停用日期不能早于启用日期。' });
    const users = await uses(tx, record);
    if (users.length > 0)
      throw broken(
        `还有 ${users.length} 条记录在使用它，请先处理：${users.slice(0, 5).join('；')}${users.length > 5 ? '等' : ''}。`,
      );
    return setRetirement(tx, audit, actor, ledger, record, { on, reason });
  });
}

/** Takes a retirement back. */
export async function reinstateRecord(
  actor: Actor,
  ledger: Ledger,
  { id, version }: { id: number; version: number },
): Promise<number> {
  return transact(actor, 'ledger.write', async (tx, audit) => {
    const record = await lockRecord(tx, actor, ledger, id);
    if (record.version !== version) throw await staleEdit(tx, ledger, record);
    return setRetirement(tx, audit, actor, ledger, record, null);
  });
}

async function setRetirement(
  tx: Tx,
  audit: Audit,
  actor: Actor,
  ledger: Ledger,
  record: LedgerRecord,
  to: { on: Day; reason: string } | null,
) {
  await tx.$executeRaw`
    UPDATE ${tableOf(ledger)} SET retired_on = ${to?.on ?? null}::date, retire_reason = ${to?.reason ?? null}, version = version + 1, updated_at = now(),
      review_state = 'pending', review_note = NULL, reviewed_by_id = NULL, reviewed_at = NULL, entered_by_id = ${actor.userId}
    WHERE id = ${record.id}`;
  const before = { retiredOn: record.retiredOn, retireReason: record.retireReason };
  const after = { retiredOn: to?.on ?? null, retireReason: to?.reason ?? null };
  return audit.record(entryOf(ledger, to ? 'retire' : 'reinstate', record, { before, after }), record.id);
}
