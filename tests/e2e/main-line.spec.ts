import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, openLedger, signIn } from './session';
import { allRows, fillTemplate, sheetRows } from './workbook';

// One story, told in order: each part goes on from what the one before has left.
test.describe.configure({ mode: 'serial' });

const community = '春熙路街道/总府路社区居委会';
const rowsToImport = Array.from({ length: 60 }, (_, at) => ({
  网格编码: `510104022006${701 + at}`,
  网格名称: `总府路第${701 + at}网格`,
  所属社区: community,
  网格类型: '一般网格',
  '户数（户）': String(200 + at),
}));
/** Each wrong in its own way, by the column that is to blame. */
const wrong: [string, string][] = [
  ['网格编码', '123'],
  ['网格名称', ''],
  ['所属社区', '没有这个社区'],
  ['网格类型', '大网格'],
  ['户数（户）', '很多'],
];
const spoiled = rowsToImport.map((row, at) => {
  const [header, value] = wrong[at] ?? [];
  return header === undefined ? row : { ...row, [header]: value };
});

const countIn = async (page: Page) =>
  Number(
    ((await page.getByText(/共 [\d,]+ 个/).textContent()) ?? '')
      .match(/共 ([\d,]+)/)?.[1]
      ?.replaceAll(',', ''),
  );

async function importFile(page: Page, file: string): Promise<void> {
  await page.goto('/imports/new/grids');
  await page.getByLabel('文件').setInputFiles(file);
  await page.getByRole('button', { name: '上传并检查' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('待确认', { timeout: 30_000 });
}

async function confirmImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已导入', { timeout: 30_000 });
}

let before = 0;
let editedPath = '';

test('a district clerk imports a workbook, mends what is wrong, and undoes a batch', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await signIn(page, 'district');
  await openLedger(page, '网格', '网格');
  before = await countIn(page);
  await expectAccessible(page);
  await page.getByText('导入', { exact: true }).click();
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载模板' }).click(),
  ]);
  const path = info.outputPath('template.xlsx');
  await template.saveAs(path);

  await importFile(page, await fillTemplate(path, '网格', spoiled));
  await expect(page.getByRole('definition').nth(0)).toContainText('55');
  await expect(page.getByRole('definition').nth(3)).toContainText('5');
  await expectAccessible(page);
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载检查结果' }).click(),
  ]);
  await marked.saveAs(info.outputPath('marked.xlsx'));
  const rows = await sheetRows(info.outputPath('marked.xlsx'), '网格');
  expect(
    rows.filter((row) => row.length === rows[0]?.length && row.at(-1) !== '' && row.at(-1) !== '错误原因'),
  ).toHaveLength(5);
  await page.goto('/grids');
  expect(await countIn(page)).toBe(before);

  await page.goBack();
  await confirmImport(page);
  await page.goto('/grids');
  expect(await countIn(page)).toBe(before + 55);

  await importFile(page, await fillTemplate(path, '网格', rowsToImport));
  await confirmImport(page);
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已撤销', { timeout: 30_000 });
  await page.goto('/grids');
  expect(await countIn(page)).toBe(before + 55);
});

test('two people edit one grid: the second sees both versions and decides', async ({ browser }) => {
  test.setTimeout(90_000);
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  await signIn(first, 'district');
  await signIn(second, 'community');
  await first.goto('/grids?q=510104022006730');
  await first.getByRole('link', { name: '总府路第730网格' }).click();
  await expect(first.getByRole('heading', { level: 1 })).toContainText('总府路第730网格');
  editedPath = new URL(first.url()).pathname;
  for (const page of [first, second]) await page.goto(`${editedPath}/edit`);
  await first.getByLabel('户数').fill('333');
  await first.getByRole('button', { name: '保存' }).click();
  await expect(first.getByText('333 户')).toBeVisible();
  await second.getByLabel('户数').fill('444');
  await second.getByLabel('网格名称').fill('总府路第730网格（东）');
  await second.getByRole('button', { name: '保存' }).click();
  await expect(second.getByText('这条记录刚被别人改过')).toBeVisible();
  await expect(second.getByRole('row', { name: /户数/ })).toContainText('333');
  await expect(second.getByRole('row', { name: /户数/ })).toContainText('444');
  await expectAccessible(second);
  await second.getByLabel('网格名称：采用我填的').check();
  await second.getByRole('button', { name: '按所选内容继续' }).click();
  await second.getByRole('button', { name: '保存' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toContainText('总府路第730网格（东）');
  await expect(second.getByText('333 户')).toBeVisible();
});

test('what is typed survives on the server as a draft', async ({ page }) => {
  await signIn(page, 'district');
  await page.goto('/grids/new');
  const kept = page.waitForResponse((response) => response.url().includes('/api/drafts') && response.ok());
  await page.getByLabel('网格名称').fill('还没想好的网格');
  await kept;
  await page.goto('/grids/new');
  await page.getByRole('button', { name: '恢复草稿' }).click();
  await expect(page.getByLabel('网格名称')).toHaveValue('还没想好的网格');
});

test('a street sees the new grids at once, opens a number down to its records, and nothing of the neighbour', async ({
  page,
}) => {
  await signIn(page, 'street');
  await page.getByRole('link', { name: '四级联动' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('春熙路街道');
  await expectAccessible(page);
  const row = page.getByRole('row', { name: /总府路社区/ }).first();
  const grids = row.locator('a[href^="/grids"]').first();
  await grids.click();
  await page.waitForURL(/area=/);
  expect(await countIn(page)).toBeGreaterThanOrEqual(55);

  await page.goto('/grids?review=pending&q=总府路第');
  await page.getByLabel('选择本页全部').check();
  await page.getByRole('button', { name: '审核通过' }).click();
  await expect(page.getByText(/已处理 \d+ 个/)).toBeVisible();
});

test('another street’s grid, asked for by its address, is not found', async ({ browser }) => {
  const city = await (await browser.newContext()).newPage();
  await signIn(city, 'city');
  await city.goto('/grids?q=武侯区&sort=-code');
  await city.goto('/grids?sort=-code');
  const address = await city.locator('tbody a').first().getAttribute('href');
  const street = await (await browser.newContext()).newPage();
  await signIn(street, 'street');
  const response = await street.goto(address ?? '');
  expect(response?.status()).toBe(404);
  await expect(street.getByText('没有找到')).toBeVisible();
});

test('the city exports its report, and its numbers are those of the screen', async ({ page }, info) => {
  test.setTimeout(120_000);
  await signIn(page, 'city');
  await page.goto('/dashboard?period=2018');
  await expectAccessible(page);
  const shown = ((await page.locator('main a[href^="/grids"]').first().textContent())?.match(/[\d,]+/) ?? [
    '',
  ])[0];
  expect(shown).toMatch(/^13,\d{3}$/);
  await page.getByRole('link', { name: '报告' }).last().click();
  // A sentence rounds as the paper does, a table does not.
  await expect(
    page.getByText(`划分网格${(Number(shown.replace(',', '')) / 10_000).toFixed(1)}万个`),
  ).toBeVisible();
  await expect(page.locator('tfoot, tbody').getByText(shown).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Excel/ }).first().click();
  // The order is taken once the page has moved on to the reports that were ordered.
  await page.waitForURL(/\/reports$/);
  await page.goto('/exports');
  const ready = page.getByRole('link', { name: /下载成都市/ }).first();
  await expect(ready).toBeVisible({ timeout: 60_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), ready.click()]);
  await file.saveAs(info.outputPath('report.xlsx'));
  const grids = (await allRows(info.outputPath('report.xlsx'))).find((row) => row.includes('网格'));
  expect(grids).toContain(shown.replace(',', ''));
});

test('the auditor finds who imported, changed, undid, with the values before and after', async ({ page }) => {
  await signIn(page, 'auditor');
  await page.goto('/audit');
  await expectAccessible(page);
  await page.goto('/audit?action=undo-import');
  await expect(page.locator('tbody').getByText('撤销导入').first()).toBeVisible();
  const id = editedPath.split('/').at(-1);
  await page.goto(`/audit?subject=grids&record=${id}&action=revise`);
  await page.locator('tbody a').first().click();
  await expect(page.getByText('网格名称')).toBeVisible();
  await expect(page.getByText('总府路第730网格（东）').first()).toBeVisible();
  expect((await page.goto('/grids'))?.status()).toBe(200);
  await expect(page.getByText('您的账号不能打开这一页')).toBeVisible();
});
