import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signIn } from './session';

// One story, told in order, after that of the main line: areas change under what it has left.
test.describe.configure({ mode: 'serial' });

type Divisions = Record<'districts' | 'streets' | 'communities', [string, string][]>;
const divisions: Divisions = JSON.parse(
  readFileSync(new URL('../../prisma/data/chengdu-divisions-2023.json', import.meta.url), 'utf8'),
);

/** 书院街街道 goes into 春熙路街道 with its communities; 水井坊社区 is parted in two. */
function nextEdition(path: string): void {
  const communities = divisions.communities.flatMap(([code, name], at): [string, string][] => {
    if (code.startsWith('510104023')) return [[`510104022${String(500 + at).slice(-3)}`, name]];
    if (code !== '510104017001') return [[code, name]];
    return [
      ['510104017071', '水井坊东社区居委会'],
      ['510104017072', '水井坊西社区居委会'],
    ];
  });
  const streets = divisions.streets.filter(([code]) => code !== '510104023');
  const rows = [...divisions.districts, ...streets, ...communities].map((row) => row.join(','));
  writeFileSync(path, ['代码,名称', ...rows].join('\n'));
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
async function total(page: Page): Promise<number> {
  const text = await page.getByRole('row', { name: /^合计/ }).getByRole('cell').first().textContent();
  return Number((text ?? '').replaceAll(',', ''));
}
let address = '';

test('the tree is that of any day, with the names and codes of then', async ({ page }) => {
  await signIn(page, 'city');
  for (const [day, counts] of [
    ['2019-12-31', '20 个区（市）县、375 个街道（镇）、4,366 个社区（村）'],
    ['2020-12-31', '20 个区（市）县、261 个街道（镇）、3,041 个社区（村）'],
    ['', '20 个区（市）县、261 个街道（镇）、3,047 个社区（村）'],
  ]) {
    await page.goto(day ? `/areas?on=${day}` : '/areas');
    await expect(page.getByText(counts as string)).toBeVisible();
  }
  await page.goto('/areas?on=2019-12-31');
  await expect(page.getByRole('link', { name: '新津县', exact: true })).toBeVisible();
  await expectAccessible(page);
  const answer = await page.request.get('/api/areas?on=2019-12-31&level=street');
  expect((await answer.json()).total).toBe(375);
});

test('2018 reads by the areas of then and by those of today, with the same sums', async ({ page }) => {
  await signIn(page, 'city');
  await page.goto('/dashboard/2?period=2018');
  await expect(page.getByText('按当时区划，即 2018-12-31 的区划')).toBeVisible();
  await expect(page.getByRole('row', { name: /督院街街道/ })).toBeVisible();
  const then = await total(page);
  await page.getByRole('link', { name: '按现区划' }).click();
  await expect(page.getByRole('row', { name: /锦官驿街道/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /督院街街道/ })).toHaveCount(0);
  expect(await total(page)).toBe(then);
  await expectAccessible(page);
});

test('the city imports a change, settles what is in doubt, sees what follows, and it takes effect', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  await signIn(page, 'city');
  await page.goto('/dashboard');
  const file = info.outputPath('edition.csv');
  nextEdition(file);
  await page.goto('/areas/changes/new');
  await page.getByLabel('名称').fill('书院街街道并入春熙路街道');
  await page.getByLabel('文件').setInputFiles(file);
  await page.getByRole('button', { name: '上传并比对' }).click();
  await expect(heading(page)).toContainText('书院街街道并入春熙路街道', { timeout: 30_000 });
  await expect(page.getByText('还有 1 个辖区存疑')).toBeVisible();
  await expectAccessible(page);

  const parted = page.getByRole('row', { name: /水井坊社区居委会/ });
  await parted.getByRole('button', { name: '选去向' }).click();
  const shares = page.getByRole('dialog').getByLabel(/份额/);
  await shares.nth(0).fill('60');
  await shares.nth(1).fill('40');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('还有 1 个辖区存疑')).toHaveCount(0);

  await page.getByRole('link', { name: '影响' }).click();
  await expect(page.getByRole('heading', { name: '会怎样处理' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /书院街街道/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '确认变更' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('生效日期').fill('2026-11-20');
  await dialog.getByLabel('依据').fill('成府函〔2026〕99号');
  await dialog.getByRole('button', { name: '确认变更' }).click();
  await expect(page.getByText('已生效')).toBeVisible({ timeout: 120_000 });
  address = page.url();
});

test('the old address of the merged street leads on to where it went', async ({ page }) => {
  await signIn(page, 'city');
  await page.goto(address);
  const street = page.getByRole('link', { name: '书院街街道', exact: true }).first();
  const area = (await street.getAttribute('href')) ?? '';
  await page.goto(area.replace('/areas/', '/dashboard/'));
  await expect(heading(page)).toContainText('春熙路街道');
  await expect(page.getByText('书院街街道已于 2026-11-20 并入本辖区')).toBeVisible();
  await page.goto(area);
  await expect(page.getByText(/2026-11-20 撤销/)).toBeVisible();
});

test('the district assigns what stands at the parted community', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'district');
  await page.goto('/areas?q=水井坊社区&on=2026-11-01');
  await page.getByRole('link', { name: '水井坊社区居委会' }).first().click();
  await page.getByRole('link', { name: /划转记录/ }).click();
  await expect(heading(page)).toContainText('划转记录');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^网格/ }).last().click();
  await page.waitForURL(/ledger=grids/);
  await page.getByLabel('选择本页全部').check();
  await page.getByLabel('划入').selectOption({ label: '水井坊东社区居委会' });
  await page.getByRole('button', { name: '划转', exact: true }).click();
  await expect(page.getByText(/已划转 \d+ 个/)).toBeVisible({ timeout: 30_000 });
  await page.goto('/grids?q=水井坊');
  await expect(page.getByText(/^510104017071\d{3}$/).first()).toBeVisible();
});

test('the staff of a street that was merged keep their work, and the trail says so', async ({ page }) => {
  await signIn(page, 'merged-street');
  await page.goto('/account');
  await expect(page.getByText('锦江区/春熙路街道/督院街社区居委会')).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, 'auditor');
  await page.goto('/audit?subject=grants');
  await page
    .getByRole('row', { name: /merged-street/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText('督院街街道', { exact: true })).toBeVisible();
});
