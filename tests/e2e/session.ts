import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Signs in as one of the demo accounts and waits for the workbench. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(process.env.DEMO_PASSWORD ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  // The first one on a busy machine is not quick: the password is hashed at a cost, and nothing is warm yet.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/工作台/, { timeout: 30_000 });
}

/** By the navigation, where the ledgers of a group are found once it is open. */
export async function openLedger(page: Page, group: string, ledger: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await navigation.locator('summary').filter({ hasText: group }).press('Enter');
  await navigation.getByRole('link', { name: ledger, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ledger);
}

/** No violation of WCAG 2.2 A and AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated rather than added as a script: the page's own policy stays in force.
  await page.evaluate(axe);
  // From the top: axe takes what has just gone below the bar for a target that is too small.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
  expect(violations).toEqual([]);
}

/** The figure behind its label on a dashboard, as a number. */
export const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d.-]/g, ''));
