import type pg from 'pg';
import type { DemoUsers } from './accounts.ts';
import { Dice } from './dice.ts';
import { record, type Words } from './entries.ts';
import type { Hosts } from './hosts.ts';
import type { Lot, Site, Sites } from './lots.ts';

/** What the makers of a ledger's demo records work with. */
export class Loading {
  constructor(
    readonly client: pg.ClientBase,
    readonly users: DemoUsers,
    readonly sites: Sites,
    readonly hosts: Hosts,
    /** 1 of the whole city, 20 of the small one. */
    private readonly scale: number,
    private readonly seed: number,
  ) {}

  /** Chance of its own for each ledger: a change in one leaves the others as they are. */
  dice(ledger: string): Dice {
    return new Dice(
      [...ledger].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), this.seed) | 0,
    );
  }

  /** A number of the whole city, at the size that is loaded. */
  of(count: number): number {
    return Math.max(1, Math.round(count / this.scale));
  }

  /** What every row of a ledger has. */
  entry(dice: Dice, lot: Lot<Site>, words: Words) {
    const { site, code } = lot;
    return { ...record(dice, this.users, lot, site, code, words), areaId: site.id };
  }
}
