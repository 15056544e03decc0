// npm test [-- STEP …]: installs what the tests need, runs them all or the named steps, and sums up.
import { inWords, say } from './console.js';
import { checkNode, ensureInstalled, loadTypeScript, root } from './install.js';

try {
  process.chdir(root);
  checkNode();
  await ensureInstalled();
  await loadTypeScript();
  const { runTests } = await import('./test/run.ts');
  await runTests(process.argv.slice(2));
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exit(1);
}
