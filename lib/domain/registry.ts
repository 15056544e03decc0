import type { Ledger } from '@/lib/ledger/define';
import { actionProjects } from './action-projects/definition';
import { activities } from './activities/definition';
import { coBuildingProjects } from './co-building-projects/definition';
import { conferences } from './conferences/definition';
import { demands } from './demands/definition';
import { demonstrationUnits } from './demonstration-units/definition';
import { disputes } from './disputes/definition';
import { estates } from './estates/definition';
import { facilities } from './facilities/definition';
import { funds } from './funds/definition';
import { fusionChecks } from './fusion-checks/definition';
import { gridForces } from './grid-forces/definition';
import { grids } from './grids/definition';
import { honours } from './honours/definition';
import { industrialZones } from './industrial-zones/definition';
import { leadershipActions } from './leadership-actions/definition';
import { leadingBodies } from './leading-bodies/definition';
import { linkageAreas, linkageProblems, linkageVisits } from './linkage/definition';
import { linkageAssignments } from './linkage-assignments/definition';
import { onlineServices } from './online-services/definition';
import { partTimePosts } from './part-time-posts/definition';
import { partyOrganisations } from './party-organisations/definition';
import { policies } from './policies/definition';
import { requestMonths } from './requests/definition';
import { residentUnits } from './resident-units/definition';
import { selfOrganisations } from './self-organisations/definition';
import { serviceItems } from './service-items/definition';
import { serviceOutlets } from './service-outlets/definition';
import { serviceProjects } from './service-projects/definition';
import { socialOrganisations } from './social-organisations/definition';
import { streetFunctions } from './street-functions/definition';
import { supervision } from './supervision/definition';
import { surveys } from './surveys/definition';
import { tallies } from './tallies/definition';
import { workers } from './workers/definition';

/** Every ledger, as the navigation has them. */
export const ledgerGroups: readonly { label: string; ledgers: readonly Ledger[] }[] = [
  {
    label: '组织',
    ledgers: [
      leadingBodies,
      partyOrganisations,
      conferences,
      partTimePosts,
      linkageAssignments,
      leadershipActions,
    ],
  },
  { label: '网格', ledgers: [grids, gridForces, fusionChecks] },
  {
    label: '五线',
    ledgers: [selfOrganisations, socialOrganisations, serviceProjects, serviceItems, activities, tallies],
  },
  { label: '五步', ledgers: [estates, disputes] },
  { label: '共建', ledgers: [residentUnits, coBuildingProjects] },
  { label: '阵地', ledgers: [facilities, serviceOutlets, onlineServices] },
  { label: '行动', ledgers: [actionProjects, industrialZones] },
  { label: '资金', ledgers: [funds] },
  { label: '队伍', ledgers: [workers, demonstrationUnits, honours] },
  { label: '制度', ledgers: [policies, streetFunctions, surveys, demands] },
];

/** Serves imports, exports, search and contract tests. Estates come first: others stand at them. */
export const ledgers: readonly Ledger[] = [
  estates,
  ...ledgerGroups.flatMap((group) => group.ledgers).filter((ledger) => ledger !== estates),
];

/** What workflows keep that is counted as a ledger's records are: with lists and forms of their own, none of the kit's. */
export const countedOnly: readonly Ledger[] = [
  supervision,
  linkageVisits,
  linkageProblems,
  linkageAreas,
  requestMonths,
];

/** Whatever figures are counted in. */
export const counted: readonly Ledger[] = [...ledgers, ...countedOnly];

/** Whatever goes with its area when areas change: all but the areas themselves. */
export const moved: readonly Ledger[] = counted.filter((ledger) => ledger !== linkageAreas);

/** Whatever somebody assigns when its area was parted; what hangs on another record goes with that. */
export const assignable: readonly Ledger[] = counted.filter(({ follows }) => !follows);

export const findCounted = (name: string): Ledger | undefined =>
  counted.find((ledger) => ledger.name === name);

export const findLedger = (name: string): Ledger | undefined =>
  ledgers.find((ledger) => ledger.name === name);
