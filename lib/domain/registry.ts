import type { Ledger } from '@/lib/ledger/define';
import { estates } from './estates/definition';
import { grids } from './grids/definition';
import { partyOrganisations } from './party-organisations/definition';
import { selfOrganisations } from './self-organisations/definition';
import { serviceProjects } from './service-projects/definition';

/** Every ledger, in the order of the navigation. Serves imports, exports, navigation and contract tests. */
export const ledgers: readonly Ledger[] = [
  estates,
  grids,
  partyOrganisations,
  selfOrganisations,
  serviceProjects,
];

export const findLedger = (name: string): Ledger | undefined =>
  ledgers.find((ledger) => ledger.name === name);
