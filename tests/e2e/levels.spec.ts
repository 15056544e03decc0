import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible, numberIn, signIn } from './session';

// Each page is awaited by what it shows: on a slow machine only that it comes counts, not when.
const patient = { timeout: 30_000 };
const asked = '补齐没有党组织的小区，月底前报情况。';
// The smallest thing that is a PDF.
const evidence = {
  name: '新建党组织名单.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  ),
};
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function signedIn(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, username);
  return page;
}

const jinjiang = (page: Page) => page.locator('li[id^=task-]').filter({ hasText: '锦江区' }).first();

/** Presses a step of the district's task, writes what it asks, and waits for the state it leads to. */
async function move(page: Page, step: string, becomes: string, { note = '', withFile = false } = {}) {
  await page.reload();
  await jinjiang(page).getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (note) await dialog.getByRole('textbox').fill(note);
  if (withFile) await dialog.getByLabel('佐证材料').setInputFiles(evidence);
  await dialog.getByRole('button', { name: step, exact: true }).click();
  await expect(dialog).toBeHidden(patient);
  await expect(jinjiang(page).getByText(becomes, { exact: true })).toBeVisible(patient);
}

async function struckOff(page: Page): Promise<number> {
  await page.goto('/dashboard');
  const tile = page.locator('main dl > div').filter({ hasText: '销号督办任务' }).first();
  return numberIn(await tile.locator('.value').textContent(patient));
}

test('the city asks a district to raise a figure, sends its answer back once, and strikes it off', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const city = await signedIn(browser, 'city');
  const before = await struckOff(city);

  const rate = city.locator('main dl').getByRole('link', { name: '小区党组织覆盖率' }).first();
  await rate.click();
  await expect(city.getByRole('heading', { level: 1 })).toContainText('小区党组织覆盖率', patient);
  await city.getByRole('checkbox', { name: '选择锦江区' }).check();
  await expectAccessible(city);
  await city.getByRole('button', { name: '发起督办' }).click();
  await expect(city.getByRole('heading', { level: 1 })).toContainText('督办立项', patient);
  await expect(city.getByRole('checkbox', { name: '锦江区' })).toBeChecked();
  await city.getByRole('textbox', { name: '要求' }).fill(asked);
  await city.getByRole('combobox', { name: '要求' }).selectOption({ label: '不低于' });
  await city.getByLabel('数值').fill('60');
  await city.getByLabel('办结期限').fill(daysFromNow(20));
  await city.getByLabel('跟踪问效日期').fill(daysFromNow(80));
  await expectAccessible(city);
  await city.getByRole('button', { name: '立项并交办' }).click();
  await city.waitForURL(/\/supervision\/\d+/, patient);
  await expect(jinjiang(city).getByText('待签收', { exact: true })).toBeVisible();
  await expect(city.getByRole('region', { name: '各辖区的指标进展' })).toContainText('锦江区');
  await expectAccessible(city);
  const item = new URL(city.url()).pathname;

  const district = await signedIn(browser, 'district-coordinator');
  await district.goto('/supervision');
  await district.getByRole('link', { name: '待本级办理' }).click();
  await district.waitForURL(/side=lower/, patient);
  await expectAccessible(district);
  await district.locator(`a[href^="${item}#"]`).click();
  await expect(district.getByText(asked).first()).toBeVisible(patient);
  await expectAccessible(district);
  await move(district, '签收', '已签收');
  await move(district, '反馈', '待核验', { note: '新建小区党组织 3 个。', withFile: true });
  await expect(district.getByRole('link', { name: evidence.name })).toBeVisible();

  await move(city, '退回', '办理中', { note: '请附批复。' });
  await move(district, '反馈', '待核验', { note: '批复已附。', withFile: true });
  await expect(district.getByRole('link', { name: evidence.name })).toHaveCount(2);
  await move(city, '核验', '已核验', { note: '抽查属实。' });
  await move(city, '销号', '已销号');
  await expect(jinjiang(city).getByText('退回 1 次')).toBeVisible();
  await expect(city.getByText('已办结', { exact: true })).toBeVisible();
  const file = await city.request.get(
    (await city.getByRole('link', { name: evidence.name }).first().getAttribute('href')) ?? '',
  );
  expect(file.headers()['content-type']).toBe('application/pdf');

  await expect.poll(() => struckOff(city), patient).toBe(before + 1);
  await expectAccessible(city);
  await city.goto('/linkage');
  await expect(city.getByRole('heading', { level: 1 })).toContainText('联系点问题');
  await expectAccessible(city);
});
