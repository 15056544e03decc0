import { findLedger } from '@/lib/domain/registry';
import { fieldOf } from '@/lib/ledger/define';
import { noLabels } from '@/lib/ledger/values';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText } from '@/lib/platform/areas/queries';
import { read } from '@/lib/platform/transact';
import { fieldLabel, valueText } from './labels';
import type { FullEntry } from './queries';

export type Change = { label: string; before: string; after: string };

/** An entry's values in words, before and after, in the order of the form where there is one. */
export async function changesOf(actor: Actor, { subject, before, after }: FullEntry): Promise<Change[]> {
  const ledger = findLedger(subject);
  const order = Object.keys(ledger?.fields ?? {});
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const names = Object.keys({ ...before, ...after }).sort((a, b) => rank(a) - rank(b));
  const areaNames = names.filter((name) => ledger?.fields[name] && fieldOf(ledger, name).kind === 'area');
  const areaIds = areaNames
    .flatMap((name) => [before?.[name], after?.[name]])
    .filter((id) => typeof id === 'number');
  const paths = await read(actor, 'audit.read', (tx) => ancestorsOf(tx, areaIds));
  const areas = new Map([...paths].map(([id, path]) => [id, areaPathText(path)]));
  const words = (values: FullEntry['before'], name: string) =>
    valueText(subject, name, values?.[name], { ...noLabels, areas });
  return names.map((name) => ({
    label: fieldLabel(subject, name),
    before: words(before, name),
    after: words(after, name),
  }));
}
