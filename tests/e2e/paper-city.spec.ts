import { expect, test } from '@playwright/test';
import { expectAccessible, signIn } from './session';

const numberIn = (text: string | null) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

test('the city follows a figure of the paper to its districts, and to its records', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'city');
  await page.goto('/dashboard?period=2018');
  const tile = page.locator('main dl > div').filter({ hasText: '区域化党建联席会议' }).first();
  await expect(tile).toContainText('1,804');
  await tile.getByRole('link', { name: '区域化党建联席会议' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('区域化党建联席会议');
  await expectAccessible(page);
  // The districts make up the city: the largest number of the table is the sum of the others.
  const table = page.locator('table').filter({ hasText: '合计' }).first();
  const numbers = (await table.locator('a[href*="/conferences?"]').allTextContents()).map(numberIn);
  const whole = Math.max(...numbers);
  expect(whole).toBe(1_804);
  expect(numbers.length).toBeGreaterThanOrEqual(21);
  expect(numbers.reduce((sum, each) => sum + each, 0) - whole).toBe(whole);
  await page.goto('/dashboard?period=2018');
  await tile.getByRole('link', { name: '1,804' }).click();
  await expect(page.getByText('共 1,804 个')).toBeVisible();
});

test('five lines and five steps say what the paper says, each for its area', async ({ page }) => {
  await signIn(page, 'city');
  await page.goto('/five-lines?period=2018');
  await expect(page.locator('main dl > div').filter({ hasText: '志愿者' }).first()).toContainText(
    '1,700,000',
  );
  await expectAccessible(page);
  await page.goto('/five-steps?period=2018');
  const backbone = page.locator('main dl > div').filter({ hasText: '党员骨干' }).first();
  await expect(backbone).toContainText('362,800');
  const inDistricts = await page.locator('main table').first().locator('tbody tr').count();
  expect(inDistricts).toBeGreaterThanOrEqual(20);

  await page.context().clearCookies();
  await signIn(page, 'street');
  await page.goto('/five-steps?period=2018');
  const own = numberIn(
    await page.locator('main dl > div').filter({ hasText: '党员骨干' }).first().locator('dd').textContent(),
  );
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(362_800);
});
