import type { TestProject } from 'vitest/node';
import { openTestCluster } from '@/scripts/test/cluster';
import { buildWorld } from './city';
import type { WorldSource } from './database';

declare module 'vitest' {
  export interface ProvidedContext {
    worldSource: WorldSource;
  }
}

/** Starts the tests' own PostgreSQL and builds the small city once; each test file then gets a copy of it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  const template = await cluster.template(
    'world',
    ['tests/world', 'prisma/seed', 'lib/platform/areas'],
    buildWorld,
  );
  project.provide('worldSource', {
    template: template.name,
    world: template.built,
    superuserUrl: cluster.superuserUrl,
    ownerUrl: cluster.url('postgres'),
    passwords: cluster.passwords,
  });
  return () => cluster.close();
}
