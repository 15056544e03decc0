import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible, signIn } from './session';

// One story, told in order: each part goes on from what the one before has left.
test.describe.configure({ mode: 'serial' });

// Each page is awaited by what it shows: on a slow machine only that it comes counts, not when.
const patient = { timeout: 30_000 };
const hands = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const asked = '三单元门口的路灯不亮半个多月了，晚上看不见台阶。';
const note = '灯具库存还有两盏。';
const result = '已更换路灯两盏，夜间巡查已亮。';
// A photo of one dot; what it shows is not asked.
const photo = {
  name: '路灯.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

let code = '';
let queryCode = '';

const phoneOf = async (browser: Browser): Promise<Page> => (await browser.newContext(hands)).newPage();

async function signedIn(browser: Browser, username: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, username);
  return page;
}

async function fillIn(page: Page, { words }: { words: string }) {
  await page.goto('/ask');
  await page.getByRole('textbox', { name: '搜索小区、社区或街道' }).fill('zongfulu');
  await page
    .getByRole('button', { name: /总府路社区居委会/ })
    .first()
    .click(patient);
  await page.getByRole('textbox', { name: '内容' }).fill(words);
  await page.getByRole('button', { name: '看内容像是“道路和照明”，选它' }).click();
  await expect(page.getByText('已选：道路和照明')).toBeVisible();
}

/** Sends until it is taken: a form that was filled in faster than a person can is asked to wait a little. */
async function sendUntil(page: Page, button: RegExp, shown: string) {
  const heading = page.getByRole('heading', { name: shown });
  await expect(async () => {
    await page.getByRole('button', { name: button }).first().click();
    await expect(heading).toBeVisible({ timeout: 5_000 });
  }).toPass(patient);
}

/** Takes a step of a request, with what it asks, and waits until the path shows it. */
async function step(page: Page, action: string, text = '') {
  await page.getByRole('toolbar', { name: '可以办的' }).getByRole('button', { name: action }).click();
  const form = page.locator('main form').filter({ has: page.locator('input[name="action"]') });
  if (text) await form.getByRole('textbox').first().fill(text);
  await form.getByRole('button', { name: action, exact: true }).click();
  await expect(page.locator('main ol').getByText(action, { exact: true }).first()).toBeVisible(patient);
}

async function openFromToDo(page: Page, line: RegExp, box: string) {
  await page.getByRole('list').getByRole('link', { name: line }).first().click();
  await page.waitForURL(new RegExp(`box=${box}`), patient);
  await page.getByRole('searchbox', { name: '编号或内容含有' }).fill(code);
  await page.getByRole('searchbox', { name: '编号或内容含有' }).press('Enter');
  await page.getByRole('link', { name: code, exact: true }).click(patient);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code, patient);
}

async function follow(page: Page, typed: string) {
  await page.goto('/ask/follow');
  await page.getByRole('textbox', { name: '查询码' }).fill(typed);
  await page.getByRole('button', { name: '查进度' }).click();
}

test('a resident asks on a phone, without an account, and gets a query code', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await phoneOf(browser);
  await page.goto('/ask');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await expectAccessible(page);

  await fillIn(page, { words: asked });
  await page.getByLabel('拍照或选照片').setInputFiles(photo);
  await expect(page.getByRole('img', { name: '要提交的照片' })).toBeVisible();
  await page.getByRole('textbox', { name: '电话' }).fill('138 0000 5678');
  await expectAccessible(page);
  // The demo may have others of the kind nearby: then it is asked whether it is one of them.
  await sendUntil(page, /^(提交|不是同一件，继续提交)$/, '已收到');
  code = (await page.getByText(/^SQ\d+$/).textContent()) ?? '';
  queryCode = ((await page.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/).textContent()) ?? '').trim();
  await expectAccessible(page);
  await page.getByRole('link', { name: '看办理进度' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到', patient);
  await expect(page.getByText(asked)).toBeVisible();
  await expect(page.getByRole('img', { name: '您的照片 1' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '看完了，退出查询' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('查办理进度', patient);
});

test('a neighbour is shown that it is known already, and joins it', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await phoneOf(browser);
  await fillIn(page, { words: '这边的路灯也坏了，晚上不敢出门。' });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const similar = page.getByRole('region', { name: '附近已有人反映同一类事' });
  await expect(similar).toBeVisible(patient);
  await expect(similar.getByText(asked)).toHaveCount(0);
  await expectAccessible(page);
  await sendUntil(page, /^是同一件，加入$/, '已加入');
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByText(queryCode)).toHaveCount(0);
  await page.getByRole('link', { name: '看办理进度' }).click();
  await expect(page.getByText('您已加入')).toBeVisible(patient);
  await expect(page.getByText(asked)).toHaveCount(0);
});

test('the community finds it among what it owes, signs, calls, and reports the result', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'community', hands);
  await openFromToDo(page, /诉求待办/, 'mine');
  await expect(page.getByText(asked)).toBeVisible();
  await expect(page.getByRole('heading', { name: '反映人（2）' })).toBeVisible();
  await expect(page.getByText('138****5678')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('combobox', { name: '用途' }).first().selectOption({ label: '约上门时间' });
  await page.getByRole('button', { name: '显示' }).first().click();
  await expect(page.getByText('13800005678')).toBeVisible(patient);
  await step(page, '签收');
  await step(page, '联系居民', '已电话联系，今晚到现场看。');
  await step(page, '记一笔', note);
  await step(page, '办结报审', result);
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('待审核');
  await expectAccessible(page);
});

test('the street, which did not do it, approves what is told to the residents', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, 'street');
  await openFromToDo(page, /诉求办结待审核/, 'review');
  await expect(page.getByText(result).first()).toBeVisible();
  await expectAccessible(page);
  await step(page, '审核通过，答复居民');
});

test('a wrong code says one thing, whatever is wrong with it', async ({ browser }) => {
  const page = await phoneOf(browser);
  const told: (string | null)[] = [];
  for (const wrong of ['2345678923', 'QWERTYUPAS', '12', code]) {
    await follow(page, wrong);
    const problem = page.getByText(/没有找到/);
    await expect(problem).toBeVisible(patient);
    told.push(await problem.textContent());
  }
  expect(new Set(told).size).toBe(1);
  await expectAccessible(page);
});

test('the resident reads the result and the public path only, rates it, and has it done again', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await phoneOf(browser);
  await follow(page, queryCode.toLowerCase().replace('-', ''));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已答复，请您评价', patient);
  await expect(page.getByRole('region', { name: '办理结果' })).toContainText(result);
  await expect(page.getByText('已电话联系，今晚到现场看。')).toBeVisible();
  for (const kept of [note, '办结报审', '填报员', '138', '晚上不敢出门'])
    await expect(page.locator('main')).not.toContainText(kept);
  await expectAccessible(page);

  const rating = page.getByRole('form', { name: '请您评价' });
  await rating.getByRole('button', { name: '提交评价' }).click();
  await expect(rating.getByText('请选择满意程度。').first()).toBeVisible(patient);
  await expectAccessible(page);
  for (const answer of ['联系过', '解决了', '基本满意'])
    await rating.getByRole('radio', { name: answer, exact: true }).check();
  await rating.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('您已评价，谢谢。')).toBeVisible(patient);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已办结');
  await expectAccessible(page);

  await page.getByRole('textbox', { name: '理由' }).fill('昨晚又不亮了，请再来看看。');
  await page.getByRole('button', { name: '要求重新办理' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到', patient);
  await expectAccessible(page);

  const community = await signedIn(browser, 'community', hands);
  await openFromToDo(community, /诉求待办/, 'mine');
  await expect(community.getByText('昨晚又不亮了，请再来看看。')).toBeVisible();
  await expect(community.getByText('第 2 次')).toBeVisible();
  await expect(community.getByText(/居民自评.*已解决，基本满意/)).toBeVisible();
});
