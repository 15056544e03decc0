import type { Day } from '../../lib/platform/clock.ts';
import { apportion, type Dice } from './dice.ts';
import type { Community, Place } from './places.ts';
import { STOCK_DAY } from './plan.ts';
import { begun, type Life } from './stock.ts';

/** Where a record of any level stands. */
export type Site = Place & {
  /** What a name is made from. */
  shortName: string;
  street?: Place;
  district?: Place;
  density: number;
};

export type Lot<S extends Site = Site> = Life & { site: S; code: string };

export type Sites = {
  city: Site;
  districts: readonly Site[];
  streets: readonly Site[];
  communities: readonly Community[];
};

/** The areas above the communities, each as full as what lies in it. */
export function sitesOf(city: Place, communities: readonly Community[]): Sites {
  const districts = new Map<number, Site>();
  const streets = new Map<number, Site>();
  for (const { district, street, density } of communities) {
    const ofDistrict = districts.get(district.id) ?? {
      ...district,
      shortName: district.name,
      district,
      density: 0,
    };
    districts.set(district.id, { ...ofDistrict, density: ofDistrict.density + density });
    const ofStreet = streets.get(street.id) ?? {
      ...street,
      shortName: street.name,
      district,
      street,
      density: 0,
    };
    streets.set(street.id, { ...ofStreet, density: ofStreet.density + density });
  }
  return {
    city: { ...city, shortName: city.name, density: 1 },
    districts: [...districts.values()],
    streets: [...streets.values()],
    communities,
  };
}

/** Gives out the codes of one ledger: the area's own, the ledger's letters, a serial number. */
export class Codes {
  private readonly last: Map<string, number>;

  constructor(
    private readonly letters: string,
    last: ReadonlyMap<string, number> = new Map(),
  ) {
    this.last = new Map(last);
  }

  next(areaCode: string): string {
    const stem = areaCode + this.letters;
    const serial = (this.last.get(stem) ?? 0) + 1;
    if (serial > 999) throw new Error(`no serial number left after ${stem}`);
    this.last.set(stem, serial);
    return stem + String(serial).padStart(3, '0');
  }
}

type Since = { since: Day; until?: Day };

/** `count` records over the sites by weight, to the last one. */
export function lots<S extends Site>(
  dice: Dice,
  codes: Codes,
  sites: readonly S[],
  count: number,
  { since, until = STOCK_DAY, weight = ({ density }) => density }: Since & { weight?: (site: S) => number },
): Lot<S>[] {
  const shares =
    count < sites.length ? drawn(dice, count, sites.map(weight)) : apportion(count, sites.map(weight));
  return sites.flatMap((site, i) =>
    Array.from({ length: shares[i] ?? 0 }, () => lotAt(dice, codes, site, { since, until })),
  );
}

/** One each for `count` of them, the likelier the heavier: shares of less than one would all go to the fullest. */
function drawn(dice: Dice, count: number, weights: readonly number[]): number[] {
  const keys = weights.map((weight, i) => ({ i, key: dice.roll() ** (1 / weight) }));
  const taken = new Set(
    keys
      .sort((a, b) => b.key - a.key)
      .slice(0, count)
      .map(({ i }) => i),
  );
  return weights.map((_, i) => (taken.has(i) ? 1 : 0));
}

/** One at each site. */
export const lotOfEach = <S extends Site>(
  dice: Dice,
  codes: Codes,
  sites: readonly S[],
  since: Since,
): Lot<S>[] => sites.map((site) => lotAt(dice, codes, site, since));

const lotAt = <S extends Site>(
  dice: Dice,
  codes: Codes,
  site: S,
  { since, until = STOCK_DAY }: Since,
): Lot<S> => ({ ...begun(dice.day(since, until)), site, code: codes.next(site.code) });

/** Parts of a whole number, uneven as life is, that add up to it. */
export const partsOfWhole = (dice: Dice, total: number, weights: readonly number[], unit = 1): number[] =>
  apportion(
    Math.round(total / unit),
    weights.map((weight) => weight * (0.6 + 0.8 * dice.roll())),
  ).map((share) => share * unit);
