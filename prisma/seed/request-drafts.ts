import { whenKnown } from '@/lib/domain/requests/deadlines';
import type { Calendar } from '@/lib/platform/calendar';
import { dayOf } from '../../lib/platform/clock.ts';
import type { EstateKind, RequestSource } from '../client/enums.ts';
import { DEMO_COMMUNITY, DEMO_STREET } from './accounts.ts';
import type { Dice } from './dice.ts';
import type { Loading } from './loading.ts';
import type { Community } from './places.ts';
import { categoryWeights, eventWeights, hourWeights, monthWeights, sourceWeights } from './request-mix.ts';
import type { Stage } from './request-stages.ts';
import { type Details, details } from './request-texts.ts';

export type Estate = {
  areaId: number;
  communityId: number;
  kind: EstateKind;
  households: number;
  buildings: number;
};

/** Who asks, when, where and about what. */
export type Draft = {
  at: Date;
  community: Community;
  /** The estate's own, or the community's. */
  areaId: number;
  where: Details;
  isInEstate: boolean;
  category: string;
  source: RequestSource;
  gridId: number | null;
  stage?: Stage;
  /** The case that somebody asks about once more. */
  twin?: Draft;
  isAskedTwice?: boolean;
};

const DAY = 86_400_000;
const DAYS = 365;

export type Places = {
  estates: ReadonlyMap<number, readonly Estate[]>;
  grids: ReadonlyMap<number, readonly number[]>;
};

export async function readPlaces({ client }: Loading): Promise<Places> {
  const estates = await client.query<Estate>(
    `SELECT own_area_id AS "areaId", area_id AS "communityId", kind, coalesce(households, 200) AS households,
       coalesce(buildings, 6) AS buildings
     FROM estates e JOIN areas a ON a.id = e.own_area_id WHERE e.retired_on IS NULL AND a.valid_to IS NULL ORDER BY e.id`,
  );
  const grids = await client.query<{ id: number; communityId: number }>(
    'SELECT id, area_id AS "communityId" FROM grids WHERE retired_on IS NULL ORDER BY id',
  );
  return {
    estates: grouped(estates.rows, ({ communityId }) => communityId),
    grids: new Map(
      [...grouped(grids.rows, ({ communityId }) => communityId)].map(([id, of]) => [
        id,
        of.map((grid) => grid.id),
      ]),
    ),
  };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Draws one of many, as often as its weight says, in the time of a look-up. */
class Lottery<T> {
  private readonly upTo: number[] = [];
  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T) => number,
  ) {
    let sum = 0;
    for (const item of items) {
      sum += weightOf(item);
      this.upTo.push(sum);
    }
  }
  draw(dice: Dice): T {
    const wanted = dice.roll() * (this.upTo.at(-1) ?? 0);
    let [low, high] = [0, this.upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.upTo[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}

/** A year of requests up to `now`, in the order in which they came. */
export function drafts(
  load: Loading,
  places: Places,
  calendar: Calendar,
  dice: Dice,
  count: number,
  now: Date,
): Draft[] {
  const communities = new Lottery(load.sites.communities, (community) => weightOf(community, places));
  const days = new Lottery(
    Array.from({ length: DAYS }, (_, i) => new Date(now.getTime() - i * DAY)),
    (day) => (monthWeights[day.getMonth()] ?? 1) * (isWorking(calendar, dayOf(day)) ? 1 : 0.55),
  );
  const made: Draft[] = [];
  while (made.length < count) {
    const community = communities.draw(dice);
    const isEvent = dice.chance(0.22);
    const source: RequestSource = isEvent ? 'grid' : dice.weighted(sourceWeights);
    const at = momentIn(dice, days.draw(dice), source);
    const hasNoGrid = isEvent && !places.grids.has(community.id);
    if (hasNoGrid || at.getTime() > now.getTime() - 180_000) continue;
    const draft = draftAt(dice, places, community, at, source);
    made.push(draft);
    // Some things are asked about twice.
    if (!isEvent && dice.chance(0.03)) {
      const again = new Date(at.getTime() + dice.int(1, 40) * 3_600_000);
      if (again < now && made.length < count) {
        made.push({ ...draft, at: again, source: dice.weighted(sourceWeights), twin: draft });
        draft.isAskedTwice = true;
      }
    }
  }
  return made;
}

/** The demo's accounts are to find work: their street is asked more than others. */
const weightOf = ({ id, code, street }: Community, { estates }: Places) =>
  ((estates.get(id)?.length ?? 0) + 0.3) *
  (code === DEMO_COMMUNITY ? 4 : street.code === DEMO_STREET ? 3 : 1);

const isWorking = (calendar: Calendar, day: string) =>
  whenKnown(() => new Date(Number(calendar.isWorkingDay(day))))?.getTime() !== 0;

function momentIn(dice: Dice, day: Date, source: RequestSource): Date {
  const hour = Number(
    dice.weighted(hourWeights[source === 'web' || source === 'api' ? 'resident' : 'staff']),
  );
  const midnight = Date.parse(`${dayOf(day)}T00:00:00+08:00`);
  return new Date(midnight + hour * 3_600_000 + dice.int(0, 3_599) * 1_000);
}

export function draftAt(
  dice: Dice,
  { estates, grids }: Places,
  community: Community,
  at: Date,
  source: RequestSource,
  wanted?: string,
): Draft {
  const all = estates.get(community.id);
  const estate = all && dice.chance(source === 'grid' ? 0.6 : 0.84) ? dice.pick(all) : null;
  const kind = estate?.kind ?? null;
  const where = details(dice, kind, estate?.buildings ?? 1);
  const category =
    wanted ??
    (source === 'grid'
      ? dice.weighted(eventWeights)
      : dice.weighted(categoryWeights(kind, at.getUTCMonth())));
  return {
    at,
    community,
    areaId: estate?.areaId ?? community.id,
    where,
    isInEstate: estate !== null,
    category,
    source,
    gridId: source === 'grid' ? (dice.pick(grids.get(community.id) ?? []) ?? null) : null,
  };
}
