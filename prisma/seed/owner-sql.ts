import type pg from 'pg';
import type { Sql } from '@/lib/domain/area-changes/carry-out';
import { Prisma } from '../client/client.ts';

/** The owner's connection in the form in which the application's own functions ask for a transaction. */
export function ownerSql(client: pg.ClientBase): Sql {
  const run = (strings: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: given } = 'text' in strings ? strings : Prisma.sql(strings, ...values);
    return client.query(text, given);
  };
  return {
    $queryRaw: (async (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(strings, values)).rows) as Sql['$queryRaw'],
    $executeRaw: (async (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(strings, values)).rowCount ?? 0) as Sql['$executeRaw'],
  };
}
