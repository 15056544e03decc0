// npm start, npm run dev: checks Node.js, installs what is missing, then hands over to serve.ts.
import { inWords, say } from './console.js';
import { checkNode, ensureInstalled, loadTypeScript, root } from './install.js';

try {
  process.chdir(root);
  checkNode();
  say('共治 Gongzhi');
  await ensureInstalled();
  await loadTypeScript();
  const { serve } = await import('./serve.ts');
  await serve(process.argv.includes('--dev') ? 'development' : 'production');
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exit(1);
}
