import type { Day } from '../../lib/platform/clock.ts';

export type Size = 'full' | 'small';

/** The day on which the figures below are counted for the first time. */
export const STOCK_DAY: Day = '2018-12-31';
/** "Now" for the demo: what is due, late or past is so from here. */
export const REFERENCE_DAY: Day = '2026-11-01';

/** How much of a stock is replaced between the two days: as many leave as join. */
const TURNOVER = 0.04;

/**
 * Records in force on STOCK_DAY, and again on REFERENCE_DAY. The figures are those of the paper that the
 * product follows (2018); grid branches and those of companies and resident units are not in it.
 */
const full = {
  grids: 13_000,
  estates: 20_000,
  selfOrganisations: 32_000,
  serviceProjects: 12_000,
  party: {
    estate: 4_328,
    owners_committee: 706,
    property_firm: 347,
    grid: 6_000,
    new_sector: 600,
    resident_unit: 400,
  },
};

export type Plan = typeof full & {
  /** The districts that get records; null for all. */
  districts: readonly string[] | null;
  /** By what the other ledgers' numbers are divided. */
  scale: number;
};

const SMALL = 20;
const scaled = (count: number) => Math.round(count / SMALL);

/** The small one fills two districts at a twentieth. */
export function planOf(size: Size): Plan {
  if (size === 'full') return { ...full, districts: null, scale: 1 };
  const { party } = full;
  return {
    grids: scaled(full.grids),
    estates: scaled(full.estates),
    selfOrganisations: scaled(full.selfOrganisations),
    serviceProjects: scaled(full.serviceProjects),
    party: {
      estate: scaled(party.estate),
      owners_committee: scaled(party.owners_committee),
      property_firm: scaled(party.property_firm),
      grid: scaled(party.grid),
      new_sector: scaled(party.new_sector),
      resident_unit: scaled(party.resident_unit),
    },
    districts: SMALL_DISTRICTS,
    scale: SMALL,
  };
}

export const SMALL_DISTRICTS = ['510104', '510107'];

/** In the year before the demo is loaded. */
export const REQUESTS = 40_000;

export const turnover = (count: number) => Math.round(count * TURNOVER);
