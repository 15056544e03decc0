import type pg from 'pg';
import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { PartyOrganisationKind } from '../client/enums.ts';
import type { PartyOrganisationCreateManyInput } from '../client/models/PartyOrganisation.ts';
import type { DemoUsers } from './accounts.ts';
import { insertRows, reserveIds } from './bulk.ts';
import type { Dice } from './dice.ts';
import { entry } from './entries.ts';
import type { Host } from './estates.ts';
import {
  communityCommittees,
  estateOrganisations,
  type Founding,
  gridBranches,
  sectorBranches,
  streetCommittees,
} from './party-places.ts';
import { type Community, readCommunities } from './places.ts';
import { type Plan, REFERENCE_DAY } from './plan.ts';
import { lastSerials, type Slot } from './stock.ts';

/** Loads the Party organisations, each below the one of its community, and those below the street's. */
export async function seedPartyOrganisations(
  client: pg.ClientBase,
  dice: Dice,
  communities: readonly Community[],
  plan: Plan,
  users: DemoUsers,
  hosts: readonly Host[],
  grids: readonly Slot[],
): Promise<void> {
  const foundings = [
    ...streetCommittees(dice, communities),
    ...communityCommittees(dice, communities),
    ...estateOrganisations(dice, hosts, plan),
    ...gridBranches(dice, grids, plan),
    ...sectorBranches(dice, communities, 'new_sector', plan),
    ...sectorBranches(dice, communities, 'resident_unit', plan),
  ];
  await insertFoundings(client, dice, users, foundings, new Map());
}

async function insertFoundings(
  client: pg.ClientBase,
  dice: Dice,
  users: DemoUsers,
  foundings: readonly Founding[],
  last: ReadonlyMap<string, number>,
): Promise<void> {
  const ids = await reserveIds(client, 'party_organisations', foundings.length);
  const superiors = new Map<string, number>();
  for (const [i, { setting, area, life }] of foundings.entries())
    if ((setting === 'street' || setting === 'community') && !life.retiredOn)
      superiors.set(area.code, ids[i] as number);

  const serials = new Map<string, number>();
  await insertRows<PartyOrganisationCreateManyInput>(
    client,
    'party_organisations',
    foundings.map((founding, i) => {
      const { setting, kind, area, community, words, life } = founding;
      const serial = (serials.get(area.code) ?? last.get(`${area.code}P`) ?? 0) + 1;
      serials.set(area.code, serial);
      return {
        id: ids[i],
        ...entry(dice, users, life, community, `${area.code}P${String(serial).padStart(3, '0')}`, words),
        areaId: area.id,
        kind,
        setting,
        superiorId: superiorOf(superiors, founding),
        memberCount: dice.chance(0.005) ? null : members(dice, kind),
        ...term(dice, founding),
      };
    }),
  );
}

/**
 * After a change of areas: committees of streets and communities that ended are dissolved that day, those of new
 * ones set up, and whatever stood below the old ones is put below those of now.
 */
export async function followChange(
  client: pg.ClientBase,
  dice: Dice,
  plan: Plan,
  users: DemoUsers,
  on: Day,
): Promise<void> {
  await client.query(
    `UPDATE party_organisations p SET retired_on = $1, retire_reason = '区划调整，党组织撤并'
     FROM areas a WHERE setting IN ('street', 'community') AND retired_on IS NULL AND a.id = p.area_id
       AND (a.valid_to = $1 OR EXISTS (SELECT FROM record_places r WHERE r.ledger = 'party-organisations' AND r.record_id = p.id AND r.until = $1))`,
    [on],
  );
  const { rows } = await client.query<{ id: number }>('SELECT id FROM areas WHERE valid_from = $1', [on]);
  const anew = new Set(rows.map(({ id }) => id));
  const communities = await readCommunities(client, dice, plan.districts);
  const foundings = [
    ...streetCommittees(
      dice,
      communities.filter(({ street }) => anew.has(street.id)),
      on,
    ),
    ...communityCommittees(
      dice,
      communities.filter(({ id }) => anew.has(id)),
      on,
    ),
  ];
  await insertFoundings(client, dice, users, foundings, await lastSerials(client, 'party_organisations'));
  await client.query(
    `WITH left_alone AS MATERIALIZED (
       SELECT p.id, s.setting, CASE WHEN s.setting = 'street' OR a.level = 'estate' THEN a.parent_id ELSE a.id END AS area_id
       FROM party_organisations p JOIN party_organisations s ON s.id = p.superior_id JOIN areas a ON a.id = p.area_id
       WHERE s.retired_on = $1 AND p.retired_on IS NULL),
     standing AS MATERIALIZED (SELECT id, setting, area_id FROM party_organisations WHERE setting IN ('street', 'community') AND retired_on IS NULL)
     UPDATE party_organisations p SET superior_id = n.id
     FROM left_alone l JOIN standing n ON n.setting = l.setting AND n.area_id = l.area_id WHERE p.id = l.id`,
    [on],
  );
  await client.query(
    `UPDATE party_organisations p SET superior_id = n.id FROM areas a, party_organisations n
     WHERE p.setting = 'community' AND p.superior_id IS NULL AND p.started_on = $1 AND a.id = p.area_id
       AND n.setting = 'street' AND n.retired_on IS NULL AND n.area_id = a.parent_id`,
    [on],
  );
}

function superiorOf(superiors: ReadonlyMap<string, number>, { setting, community }: Founding): number | null {
  if (setting === 'street') return null;
  return superiors.get(setting === 'community' ? community.street.code : community.code) ?? null;
}

const sizes: Record<PartyOrganisationKind, [number, number]> = {
  work_committee: [120, 400],
  committee: [101, 260],
  general_branch: [51, 100],
  branch: [3, 50],
  joint_branch: [3, 40],
  functional_branch: [3, 20],
  temporary_branch: [3, 15],
  party_group: [3, 9],
};

function members(dice: Dice, kind: PartyOrganisationKind): number {
  // A few branches have outgrown their kind, for somebody to find.
  if (kind === 'branch' && dice.chance(0.001)) return 63;
  const [from, to] = sizes[kind];
  return Math.round(from + (to - from) * dice.roll() ** 1.6);
}

/** Most terms run on; about 4 % have ended and 6 % end within half a year. */
function term(
  dice: Dice,
  { kind, setting, life }: Founding,
): { termStartedOn: Day; termEndsOn: Day } | { termStartedOn: null; termEndsOn: null } {
  if (kind === 'party_group') return { termStartedOn: null, termEndsOn: null };
  const days = setting === 'community' || setting === 'street' ? 1_826 : 1_095;
  const roll = dice.roll();
  const left = roll < 0.04 ? -dice.int(1, 400) : roll < 0.1 ? dice.int(0, 180) : dice.int(181, days);
  const termEndsOn = addDays(life.retiredOn ?? REFERENCE_DAY, left);
  const begins = addDays(termEndsOn, -days);
  return begins < life.startedOn
    ? { termStartedOn: life.startedOn, termEndsOn: addDays(life.startedOn, days) }
    : { termStartedOn: begins, termEndsOn };
}
