import { redirect } from 'next/navigation';
import { ledgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { areaInScope, onKnownTree } from '@/lib/ledger/list';
import { parseListQuery } from '@/lib/ledger/query';
import { idsOf, reviewRecords } from '@/lib/ledger/review';
import { usesIn } from '@/lib/ledger/uses';
import {
  createRecord,
  type Retirement,
  recordForm,
  reinstateRecord,
  retireRecord,
  reviseRecord,
  revisionForm,
  type Uses,
} from '@/lib/ledger/write';
import { action, command, type Parsed } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import { read } from '@/lib/platform/transact';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What the pages of a ledger let a person do. A noun with rules of its own composes its own actions from the kit instead. */
export function ledgerActions(ledger: Ledger, uses: Uses = usesIn(ledger, ledgers)) {
  return {
    create: action<ReturnType<typeof recordForm>, never>(
      'ledger.write',
      (form) => ({ value: recordForm(ledger, form) }),
      async (actor, form) => redirect(paths.record(ledger.name, await createRecord(actor, ledger, form))),
    ),
    revise: action<ReturnType<typeof revisionForm>, never>(
      'ledger.write',
      (form) => ({ value: revisionForm(ledger, form) }),
      async (actor, form) => redirect(paths.record(ledger.name, await reviseRecord(actor, ledger, form))),
    ),
    retire: command(
      'ledger.write',
      (form): Parsed<Retirement> => {
        const input = {
          ...identified(form),
          on: String(form.get('on')),
          reason: String(form.get('reason')).trim(),
        };
        const problems: Record<string, string> = {};
        if (!day.test(input.on)) problems.on = '请填写停用日期。';
        if (!input.reason) problems.reason = '请填写停用原因。';
        return Object.keys(problems).length > 0 ? { problems } : { value: input };
      },
      async (actor, input) => refresh(ledger, await retireRecord(actor, ledger, input, uses)),
    ),
    reinstate: command(
      'ledger.write',
      (form) => ({ value: identified(form) }),
      async (actor, input) => refresh(ledger, await reinstateRecord(actor, ledger, input)),
    ),
    reviewOne: command(
      'ledger.review',
      (form) => ({ value: { ids: [Number(form.get('id'))], ...decided(form) } }),
      async (actor, input) => {
        await reviewRecords(actor, ledger, input);
        refresh(ledger, input.ids[0] ?? 0);
      },
    ),
    reviewMany: action(
      'ledger.review',
      (form) => ({ value: form }),
      async (actor, form) =>
        reviewRecords(actor, ledger, { ids: await chosenIds(actor, ledger, form), ...decided(form) }),
    ),
  };
}

const identified = (form: FormData) => ({ id: Number(form.get('id')), version: Number(form.get('version')) });

const decided = (form: FormData) => ({
  decision: form.get('decision') === 'approved' ? ('approved' as const) : ('returned' as const),
  note: String(form.get('note') ?? ''),
});

const refresh = (ledger: Ledger, id: number) => redirect(paths.record(ledger.name, id));

/** The rows ticked, or all that the list's filter matches. */
async function chosenIds(actor: Actor, ledger: Ledger, form: FormData): Promise<number[]> {
  if (form.get('allMatching') !== '1') return form.getAll('id').map(Number).filter(Number.isInteger);
  const sent = parseListQuery(
    ledger,
    Object.fromEntries(new URLSearchParams(String(form.get('query') ?? ''))),
  );
  const filter = await read(actor, 'ledger.read', async (tx) => {
    const { filter, areaId } = await onKnownTree(tx, sent);
    return {
      ...filter,
      area: areaId === null ? undefined : await areaInScope(tx, actor, areaId, filter.tree),
    };
  });
  return idsOf(actor, ledger, { ...filter, review: ['pending'] });
}
