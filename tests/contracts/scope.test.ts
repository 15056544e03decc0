import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgers } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import { Prisma } from '@/lib/platform/db';
import { type Permission, permissions } from '@/lib/platform/permissions';
import { can, scope } from '@/lib/platform/scope';
import { read, transact } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  const database = await testDatabase();
  world = database.world;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

type Row = { id: number; pos: number };
const tables = ledgers.map(({ table }) => table);
const rowsOf = async (table: string) =>
  (await owner.query<Row>(`SELECT id, pos FROM ${table} ORDER BY id`)).rows;
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const people = () => Object.entries(world.actors);
const business = Object.keys(permissions).filter(
  (name) => permissions[name as Permission] === 'business',
) as Permission[];

/** Everything in a table that a transaction for this permission can see, with no condition at all: the second lock alone. */
const visible = (actor: Actor, permission: Permission, table: string) =>
  read(actor, permission, (tx) => tx.$queryRaw<Row[]>`SELECT id, pos FROM ${Prisma.raw(table)} ORDER BY id`);

describe('what scope() allows, can() allows, and row-level security shows are the same', () => {
  test.each(tables)('%s', async (table) => {
    const all = await rowsOf(table);
    for (const [name, actor] of people())
      for (const permission of business) {
        const allowed = all.filter(({ pos }) =>
          scope(actor, permission).OR.some(({ pos: { gte, lte } }) => gte <= pos && pos <= lte),
        );
        expect(
          idsOf(all.filter(({ pos }) => can(actor, permission, { lo: pos, hi: pos }))),
          `${name} ${permission}`,
        ).toEqual(idsOf(allowed));
        if (!can(actor, permission))
          await expect(visible(actor, permission, table)).rejects.toMatchObject({ code: 'forbidden' });
        else
          expect(idsOf(await visible(actor, permission, table)), `${name} ${permission}`).toEqual(
            idsOf(allowed),
          );
      }
  });
});

describe('what may be written is where one may write, even by a statement without a condition', () => {
  test.each(tables)('%s', async (table) => {
    const all = await rowsOf(table);
    for (const [name, actor] of people()) {
      if (!can(actor, 'ledger.write')) continue;
      const changed: Promise<Row[]> = transact<Row[]>(actor, 'ledger.write', async (tx, audit) => {
        const rows = await tx.$queryRaw<Row[]>`UPDATE ${Prisma.raw(table)} SET name = name RETURNING id, pos`;
        await audit.record([], rows);
        throw new Undo(rows);
      }).catch((error: unknown) => {
        if (error instanceof Undo) return error.rows;
        throw error;
      });
      const allowed = all.filter(({ pos }) => can(actor, 'ledger.write', { lo: pos, hi: pos }));
      expect(idsOf([...(await changed)].sort((a, b) => a.id - b.id)), name).toEqual(idsOf(allowed));
    }
  });

  test('a read can write nothing', async () => {
    const attempt = read(
      world.actors.districtClerk,
      'ledger.read',
      (tx) => tx.$executeRaw`UPDATE grids SET name = 'x'`,
    );
    await expect(attempt).rejects.toThrow(/read-only/);
  });

  test("a record cannot be pushed into the neighbour's area", async () => {
    const { areas, actors } = world;
    const attempt = transact(actors.districtClerk, 'ledger.write', async (tx, audit) => {
      await tx.$executeRaw`UPDATE grids SET area_id = ${areas.taiping.id}`;
      return audit.record([], null);
    });
    await expect(attempt).rejects.toThrow(/row-level security/);
  });

  test('a transaction that says nothing sees nothing', async () => {
    const app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL });
    await app.connect();
    for (const table of [...tables, 'users', 'grants', 'audit_entries', 'imports', 'exports'])
      expect((await app.query(`SELECT * FROM ${table}`)).rows, table).toEqual([]);
    await expect(app.query('DELETE FROM audit_entries')).rejects.toThrow(/permission denied/);
    await expect(app.query('ALTER TABLE grids DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/owner/);
    await app.end();
  });
});

class Undo extends Error {
  readonly rows: Row[];
  constructor(rows: Row[]) {
    super('undo');
    this.rows = rows;
  }
}
