import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../../prisma/client/client';

export { Prisma };

/** A transaction that already knows its actor. There is no other way to the data. */
export type Tx = Prisma.TransactionClient;

type Database = { client: PrismaClient; pool: pg.Pool };
const kept = globalThis as { gongzhiDatabase?: Database };

function open(): Database {
  if (kept.gongzhiDatabase) return kept.gongzhiDatabase;
  const connectionString = process.env.APP_DATABASE_URL;
  if (!connectionString)
    throw new Error('APP_DATABASE_URL is not set; start with `npm start` or `npm run dev`');
  const pool = new pg.Pool({
    connectionString,
    max: Number(process.env.DATABASE_POOL ?? 10),
    // A fresh connection knows no table and no plan yet: the first page on it takes several times as long.
    idleTimeoutMillis: 10 * 60_000,
  });
  // A connection that breaks while idle is replaced; unheard, its error would end the process.
  pool.on('error', (error) => console.error(`database: ${error.message}`));
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: nameOf }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  kept.gongzhiDatabase = { client, pool };
  return kept.gongzhiDatabase;
}

const MARK = '/* prepared */';

/**
 * A statement whose text is always the same, to be planned once for each connection: where dozens of tables are counted,
 * planning is most of the work. Not for text that follows what a person chose, of which there is no end.
 */
export const prepared = (statement: Prisma.Sql): Prisma.Sql => Prisma.sql`${Prisma.raw(MARK)} ${statement}`;

// Without a name a statement is planned each time.
const nameOf = ({ sql }: { sql: string }): string =>
  sql.startsWith(MARK) ? createHash('sha1').update(sql).digest('base64url') : '';

/** The application's own role: it owns nothing, and row-level security applies to it. */
export const database = (): PrismaClient => open().client;

/**
 * The same connections without Prisma, for the one statement that every request begins with: prepared, it
 * takes a third of the time. No actor is set: row-level security shows such a statement nothing.
 */
export const preparedQuery = async <Row extends object>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> => (await open().pool.query<Row>({ name, text, values })).rows;

export async function disconnect(): Promise<void> {
  await kept.gongzhiDatabase?.client.$disconnect();
  kept.gongzhiDatabase = undefined;
}
