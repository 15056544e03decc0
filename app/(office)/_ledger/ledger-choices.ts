import type { OptionGroup } from '@/components/ui/inputs';
import { ledgerGroups } from '@/lib/domain/registry';

/** To choose a ledger from, by the groups of the navigation. */
export const ledgerChoices: readonly OptionGroup[] = ledgerGroups.map(({ label, ledgers }) => ({
  label,
  options: ledgers.map((ledger) => ({ value: ledger.name, label: ledger.label })),
}));
