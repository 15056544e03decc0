import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    globalSetup: 'tests/world/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    slowTestThreshold: 3_000,
    hookTimeout: 60_000,
    // Reports of the run, read by scripts/test; nobody keeps them.
    outputFile: { json: 'tests/.results/unit.json' },
    reporters: process.env.GONGZHI_TEST_RUN ? ['default', 'json'] : ['default'],
    env: {
      TZ: 'Asia/Shanghai',
      NODE_ENV: 'test',
      NEXTAUTH_SECRET: 'tests',
      FIELD_KEY: Buffer.alloc(32, 'tests').toString('base64url'),
    },
  },
});
