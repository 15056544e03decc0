import { notFound as nextNotFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { PrintButton } from '@/components/ledger/print-button';
import { RecordDetail } from '@/components/ledger/record-detail';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { DateInput, TextArea } from '@/components/ui/inputs';
import type { Ledger } from '@/lib/ledger/define';
import { listFormer } from '@/lib/ledger/former';
import { historyOf } from '@/lib/ledger/history';
import { labelsFor } from '@/lib/ledger/labels';
import { getRecord } from '@/lib/ledger/read';
import type { LedgerRecord } from '@/lib/ledger/record';
import type { Actor } from '@/lib/platform/actor';
import { today, wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { FormerTable } from './former-table';
import type { ledgerActions } from './ledger-actions';

type Actions = Pick<ReturnType<typeof ledgerActions>, 'retire' | 'reinstate' | 'reviewOne'>;
type Props = {
  actor: Actor;
  ledger: Ledger;
  id: string;
  actions: Actions;
  children?: (record: LedgerRecord) => ReactNode;
};

/** A view is called by its page, not rendered as an element: what it does not find becomes the page's not-found. */
export async function viewRecord({ actor, ledger, id, actions, children }: Props) {
  if (!/^\d+$/.test(id)) nextNotFound();
  const { record, labels, history, former } = await read(actor, 'ledger.read', async (tx) => {
    const record = await getRecord(tx, actor, ledger, Number(id));
    return {
      record,
      labels: await labelsFor(tx, ledger, [record.values]),
      history: await historyOf(tx, ledger, record.id),
      former: await listFormer(tx, ledger, record.id),
    };
  });
  const place = { lo: record.pos, hi: record.pos };
  const mayWrite = can(actor, 'ledger.write', place);
  const mayReview =
    can(actor, 'ledger.review', place) &&
    record.reviewState === 'pending' &&
    record.enteredById !== actor.userId;
  const warnings = record.retiredOn
    ? []
    : ledger.warnings.flatMap((warning) => warning(record.values, today()) ?? []);
  return (
    <RecordDetail
      history={history.map((entry) => ({
        id: entry.id,
        when: wallTime(entry.at),
        who: entry.actor,
        what: entry.note ? `${entry.action}：${entry.note}` : entry.action,
        details: entry.changes.length > 0 && (
          <ul>
            {entry.changes.map((change) => (
              <li key={change.label}>
                {change.label}：{change.before} → {change.after}
              </li>
            ))}
          </ul>
        ),
      }))}
      labels={labels}
      ledger={ledger}
      primary={
        mayWrite && !record.retiredOn ? (
          <ButtonLink href={paths.editRecord(ledger.name, record.id)} icon="edit" variant="primary">
            编辑
          </ButtonLink>
        ) : (
          mayReview && <Approve action={actions.reviewOne} record={record} />
        )
      }
      record={record}
      secondary={
        <>
          <PrintButton />
          {mayWrite &&
            (record.retiredOn ? (
              <Reinstate action={actions.reinstate} record={record} />
            ) : (
              <Retire action={actions.retire} record={record} />
            ))}
          {mayReview && <Return action={actions.reviewOne} record={record} />}
        </>
      }
      warnings={warnings}
    >
      {former.length > 0 && <FormerTable former={former} />}
      {children?.(record)}
    </RecordDetail>
  );
}

const nameOf = ({ values }: LedgerRecord) => `“${values.name}”`;
const identity = ({ id, version }: LedgerRecord) => ({ id: String(id), version: String(version) });

function Retire({ record, action }: { record: LedgerRecord; action: Actions['retire'] }) {
  return (
    <ConfirmDialog
      action={action}
      confirmLabel="停用"
      fields={identity(record)}
      title={`停用${nameOf(record)}？`}
      trigger="停用"
      triggerVariant="danger"
    >
      <p>停用后不再计入统计，记录和历史仍可查看，也可以撤销停用。</p>
      <Field label="停用日期" name="on" required>
        {(control) => <DateInput {...control} defaultValue={today()} />}
      </Field>
      <Field label="停用原因" name="reason" required>
        {(control) => <TextArea {...control} maxLength={200} rows={2} />}
      </Field>
    </ConfirmDialog>
  );
}

function Reinstate({ record, action }: { record: LedgerRecord; action: Actions['reinstate'] }) {
  return (
    <ConfirmDialog
      action={action}
      confirmLabel="撤销停用"
      danger={false}
      fields={identity(record)}
      title={`撤销${nameOf(record)}的停用？`}
      trigger="撤销停用"
    >
      <p>记录重新计入统计，并等待审核。</p>
    </ConfirmDialog>
  );
}

function Approve({ record, action }: { record: LedgerRecord; action: Actions['reviewOne'] }) {
  return (
    <ConfirmDialog
      action={action}
      confirmLabel="审核通过"
      danger={false}
      fields={{ id: String(record.id), decision: 'approved' }}
      title={`审核通过${nameOf(record)}？`}
      trigger="审核通过"
      triggerVariant="primary"
    />
  );
}

function Return({ record, action }: { record: LedgerRecord; action: Actions['reviewOne'] }) {
  return (
    <ConfirmDialog
      action={action}
      confirmLabel="退回"
      fields={{ id: String(record.id), decision: 'returned' }}
      title={`退回${nameOf(record)}？`}
      trigger="退回"
    >
      <Field label="要改什么" name="note" required>
        {(control) => <TextArea {...control} maxLength={300} rows={3} />}
      </Field>
    </ConfirmDialog>
  );
}
