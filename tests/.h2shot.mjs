import { chromium } from '@playwright/test';
const base = 'http://127.0.0.1:3302';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const errors = [];
async function as(user, viewport = { width: 1366, height: 768 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && errors.push(`${user} ${page.url()} ${m.text()}`));
  page.on('pageerror', (e) => errors.push(`${user} ${page.url()} ${e.message}`));
  await page.goto(`${base}/sign-in`);
  await page.getByLabel('账号').fill(user);
  await page.getByLabel('密码', { exact: true }).fill('Gongzhi-2026');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(`${base}/`);
  return page;
}
export { as, base, browser, errors };
const run = process.argv[2];
if (run) await import(run).then((m) => m.default({ as, base, errors }));
console.log('ERRORS', JSON.stringify([...new Set(errors)].slice(0, 20), null, 1));
await browser.close();
