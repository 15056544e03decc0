import { defineConfig } from 'prisma/config';

// Generating the client needs no schema engine, but the command line looks for one and would download it
// from a host that an intranet does not reach. Any program that exists satisfies the look.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: '../prisma/schema',
  migrations: { path: '../prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
