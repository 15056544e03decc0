import { Child } from '../processes.ts';
import { openTestCluster } from './cluster.ts';
import { type Counts, counted } from './counts.ts';

interface VitestReport {
  numPassedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export async function runUnits(): Promise<Counts> {
  // The runner's own setup joins this server. Held here as well, it is stopped even when the runner is killed.
  const cluster = await openTestCluster();
  return runVitest().finally(() => cluster.close());
}

function runVitest(): Promise<Counts> {
  const run = async () => {
    const vitest = new Child(
      ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'],
      {
        env: { ...process.env, GONGZHI_TEST_RUN: '1' },
        inherit: true,
      },
    );
    return (await vitest.ended).code === 0;
  };
  return counted<VitestReport>('unit.json', run, ({ numPassedTests, numPendingTests, testResults }) => ({
    passed: numPassedTests,
    skipped: numPendingTests,
    // A file that could not even be loaded has no test to its name.
    failed: testResults
      .filter(({ status }) => status === 'failed')
      .map(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').length || 1)
      .reduce((sum, each) => sum + each, 0),
  }));
}
