import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import {
  dimensionsOf,
  hrefOf,
  measuresOf,
  type Part,
  type Pivot,
  parsePivot,
  pivotParams,
} from '@/lib/domain/pivot/definition';
import { type Cell, countPivot, loadPivotForm, type PivotTable } from '@/lib/domain/pivot/queries';
import { ledgers } from '@/lib/domain/registry';
import { areaInScope, loadList, onKnownTree } from '@/lib/ledger/list';
import { parseListQuery } from '@/lib/ledger/query';
import { countRecords } from '@/lib/ledger/read';
import { clock } from '@/lib/platform/clock';
import { read } from '@/lib/platform/transact';
import { testDatabase } from '../world/database';
import { addPast, type Past } from '../world/past';
import type { Person } from '../world/people';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let past: Past;
let owner: pg.Client;
beforeAll(async () => {
  const database = await testDatabase();
  past = await addPast(database.ownerUrl, database.world);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`UPDATE grids SET retired_on = '2026-05-01' WHERE code = '510104022011002'`);
  await owner.query(`UPDATE grids SET started_on = '2027-01-01' WHERE code = '510107001002001'`);
});
afterAll(() => owner.end());

type Address = Record<string, string>;
const pivotOf = (address: Address): Pivot => at(() => parsePivot(address));
const counted = (person: Person, address: Address, ...limits: [Parameters<typeof countPivot>[3]?]) =>
  at(() => countPivot(past.actors[person], pivotOf(address), 'ledger.read', ...limits));
const ofGrids = (person: Person, address: Address) =>
  counted(person, { 'pivot.ledger': 'grids', ...address });

/** How many records the lists at these addresses have. */
const listed = (person: Person, hrefs: readonly string[]): Promise<number[]> =>
  at(() =>
    read(past.actors[person], 'ledger.read', async (tx) => {
      const totals: number[] = [];
      for (const href of hrefs) {
        const { ledger, params } = listAt(href);
        const { filter, areaId } = await onKnownTree(tx, parseListQuery(ledger, params));
        const area = areaId ? await areaInScope(tx, past.actors[person], areaId, filter.tree) : undefined;
        totals.push(await countRecords(tx, ledger, { ...filter, area }));
      }
      return totals;
    }),
  );

function listAt(href: string) {
  const [path = '', query] = href.split('?');
  const ledger = ledgers.find(({ name }) => `/${name}` === path);
  if (!ledger) throw new Error(`no list at ${href}`);
  return { ledger, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** Each number beside the parts of its link; those that no list can show are left out. */
function linked({ rows, columns, cells, rowTotals, columnTotals, total }: PivotTable): [Cell, Part[]][] {
  const known = (cell: Cell | undefined, ...parts: (Part | null | undefined)[]): [Cell, Part[]][] =>
    cell && parts.every(Boolean) ? [[cell, parts as Part[]]] : [];
  return [
    ...rows.flatMap((row, r) => [
      ...known(rowTotals[r], row.part),
      ...columns.flatMap((column, c) => known(cells[r]?.[c], row.part, column.part)),
    ]),
    ...columns.flatMap((column, c) => known(columnTotals[c], column.part)),
    [total, []],
  ];
}

const sum = (cells: readonly (Cell | undefined)[]) => cells.reduce((all, cell) => all + (cell?.n ?? 0), 0);
const namesAndNumbers = ({ rows, rowTotals }: PivotTable) =>
  rows.map(({ label }, i) => [label, rowTotals[i]?.value]);

const situations: [string, Person, Address][] = [
  ['the city', 'cityViewer', {}],
  ['a street', 'streetReviewer', {}],
  ['two areas apart', 'twoCommunities', { status: 'all' }],
  ['a district with a filter', 'cityViewer', { status: 'all', review: 'approved', q: '网格' }],
  ['a day in the past as then', 'cityViewer', { on: '2024-12-31', tree: 'then' }],
  ['a district as then', 'districtClerk', { on: '2024-12-31', tree: 'then' }],
];

describe.each(ledgers.map((ledger) => [ledger.label, ledger] as const))('%s', (_, ledger) => {
  test.each(situations)(
    'adds up by every dimension, and each number opens its list: %s',
    async (_, person, address) => {
      const dimensions = dimensionsOf(ledger);
      const own = Object.fromEntries(
        Object.entries(address).filter(([key]) => key !== 'q' || ledger.name === 'grids'),
      );
      const { filter } = at(() => parseListQuery(ledger, own));
      const expected = await at(() =>
        read(past.actors[person], 'ledger.read', (tx) => countRecords(tx, ledger, filter)),
      );
      const numbers = new Map<string, Set<number>>();
      for (const [i, rows] of dimensions.entries()) {
        const columns = dimensions[(i * 7 + 5) % dimensions.length];
        const pivot = pivotOf({
          ...own,
          'pivot.ledger': ledger.name,
          'pivot.rows': rows.name,
          'pivot.columns': columns?.name ?? '',
        });
        const table = await at(() => countPivot(past.actors[person], pivot));
        const said = `${rows.name} × ${pivot.columns?.name}`;
        expect(table.total, said).toMatchObject({ n: expected, value: expected });
        expect(sum(table.rowTotals), said).toBe(expected);
        if (pivot.columns) {
          expect(sum(table.columnTotals), said).toBe(expected);
          expect(sum(table.cells.flat()), said).toBe(expected);
        }
        for (const [cell, parts] of linked(table)) {
          const href = hrefOf(pivot, ...parts);
          numbers.set(href, (numbers.get(href) ?? new Set()).add(cell.n));
        }
      }
      const hrefs = [...numbers.keys()];
      const totals = await listed(person, hrefs);
      expect(hrefs.map((href) => [href, ...(numbers.get(href) ?? [])])).toEqual(
        hrefs.map((href, i) => [href, totals[i]]),
      );
    },
  );

  test('has an address for all of it', () => {
    for (const rows of dimensionsOf(ledger))
      for (const measure of measuresOf(ledger)) {
        const pivot = pivotOf({
          'pivot.ledger': ledger.name,
          'pivot.rows': rows.name,
          'pivot.columns': 'review',
          'pivot.measure': measure.name,
          'pivot.share': 'row',
          'pivot.order': '-total',
          period: '2018',
          status: 'all',
          area: '7',
        });
        expect(pivotOf(Object.fromEntries(pivotParams(pivot)))).toEqual(pivot);
        expect(pivot.measure.name).toBe(measure.name);
      }
  });

  test('knows no dimension, no measure and no ledger but its own', async () => {
    const standard = pivotOf({ 'pivot.ledger': ledger.name });
    for (const forged of [
      'passwordHash',
      'id; DROP TABLE grids',
      '__proto__',
      'contactPhone',
      'name',
      'startedOn.day',
    ])
      expect(
        pivotOf({
          'pivot.ledger': ledger.name,
          ...{ 'pivot.rows': forged, 'pivot.columns': forged, 'pivot.measure': `sum.${forged}` },
          ...{ 'pivot.share': forged, 'pivot.order': forged },
        }),
      ).toEqual(standard);
    expect(pivotOf({ 'pivot.ledger': 'users' }).ledger).toBe(ledgers[0]);
  });
});
