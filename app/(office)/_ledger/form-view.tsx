import { notFound as nextNotFound } from 'next/navigation';
import { RecordForm } from '@/components/ledger/record-form';
import { PageHeader } from '@/components/ui/page-header';
import type { Ledger, Values } from '@/lib/ledger/define';
import { draftName, draftOf } from '@/lib/ledger/drafts';
import { formSections, formValues } from '@/lib/ledger/form';
import { labelsFor } from '@/lib/ledger/labels';
import { getRecord } from '@/lib/ledger/read';
import { noLabels } from '@/lib/ledger/values';
import type { Actor } from '@/lib/platform/actor';
import { notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { ledgerActions } from './ledger-actions';

type NewProps = { actor: Actor; ledger: Ledger; action: ReturnType<typeof ledgerActions>['create'] };

export async function viewNew({ actor, ledger, action }: NewProps) {
  const draft = await read(actor, 'ledger.write', (tx) => draftOf(tx, actor, draftName(ledger, null)));
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: ledger.label, href: paths.ledger(ledger.name) }, { label: '新增' }]}
        title={`新增${ledger.label}`}
      />
      <RecordForm
        action={action}
        cancelHref={paths.ledger(ledger.name)}
        draft={draft}
        draftName={draftName(ledger, null)}
        id={null}
        initial={formValues(ledger, {}, noLabels)}
        sections={formSections(ledger)}
        signInHref={paths.signIn(paths.newRecord(ledger.name))}
        submitKey={crypto.randomUUID()}
        version={null}
      />
    </>
  );
}

type EditProps = {
  actor: Actor;
  ledger: Ledger;
  id: string;
  action: ReturnType<typeof ledgerActions>['revise'];
};

export async function viewEdit({ actor, ledger, id, action }: EditProps) {
  if (!/^\d+$/.test(id)) nextNotFound();
  const { record, labels, draft } = await read(actor, 'ledger.read', async (tx) => {
    const record = await getRecord(tx, actor, ledger, Number(id));
    if (!can(actor, 'ledger.write', { lo: record.pos, hi: record.pos }) || record.retiredOn) throw notFound();
    return {
      record,
      labels: await labelsFor(tx, ledger, [record.values]),
      draft: await draftOf(tx, actor, draftName(ledger, record.id)),
    };
  });
  const own: Values = record.values;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: ledger.label, href: paths.ledger(ledger.name) },
          { label: String(own.name), href: paths.record(ledger.name, record.id) },
          { label: '编辑' },
        ]}
        title={`编辑${ledger.label}`}
      />
      <RecordForm
        action={action}
        cancelHref={paths.record(ledger.name, record.id)}
        draft={draft}
        draftName={draftName(ledger, record.id)}
        id={record.id}
        initial={formValues(ledger, own, labels)}
        sections={formSections(ledger)}
        signInHref={paths.signIn(paths.editRecord(ledger.name, record.id))}
        submitKey={crypto.randomUUID()}
        version={record.version}
      />
    </>
  );
}
