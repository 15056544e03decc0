import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../../prisma/client/client';

export { Prisma } from '../../prisma/client/client';

/** A transaction that already knows its actor. There is no other way to the data. */
export type Tx = Prisma.TransactionClient;

const kept = globalThis as { gongzhiDatabase?: PrismaClient };

/** The application's own role: it owns nothing, and row-level security applies to it. */
export function database(): PrismaClient {
  const url = process.env.APP_DATABASE_URL;
  if (!url) throw new Error('APP_DATABASE_URL is not set; start with `npm start` or `npm run dev`');
  kept.gongzhiDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: Number(process.env.DATABASE_POOL ?? 10) }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return kept.gongzhiDatabase;
}

export async function disconnect(): Promise<void> {
  await kept.gongzhiDatabase?.$disconnect();
  kept.gongzhiDatabase = undefined;
}
