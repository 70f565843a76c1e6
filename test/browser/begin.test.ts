/** The ten-minute walk: a designer who has never seen it makes 进博物馆 by the six questions, a second person publishes it, and a card opens the gate. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, decide, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const goOn = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** Answers the six questions, each in its view. */
async function answerTheQuestions(page: Page): Promise<void> {
  await heading(page, '办什么事？');
  await page.getByLabel('中文名称').fill('进博物馆');
  await page.getByLabel('英文名称').fill('Museum entry');
  await page.getByRole('radio', { name: '进场所、核对身份' }).check();
  expect(await page.getByLabel('领域').inputValue()).toBe('culture-tourism');
  await goOn(page);

  await heading(page, '由谁提供？');
  await page.getByLabel('单位名称（中文）').fill('省博物馆');
  await page.getByLabel('单位名称（英文）').fill('Provincial Museum');
  await page.getByRole('radio', { name: /^不写/ }).check();
  await goOn(page);

  await heading(page, '怎样用卡？');
  await page.getByRole('checkbox', { name: '展码' }).check();
  await page.getByText('现场用卡要保留实体卡').waitFor();
  await page.getByRole('checkbox', { name: '非接读卡' }).check();
  await page.getByText('现场用卡要保留实体卡').waitFor({ state: 'detached' });
  await goOn(page);

  await heading(page, '在哪里用卡？');
  expect(await page.getByRole('radio', { name: /^网上/ }).isDisabled()).toBe(true);
  await page.getByRole('radio', { name: '闸机' }).check();
  await expectAccessible(page);
  await goOn(page);

  await heading(page, '那里用什么网络？');
  await page.getByRole('radio', { name: /^互联网/ }).check();
  await goOn(page);

  await heading(page, '涉及资金吗？');
  await page.getByRole('radio', { name: '不涉及资金' }).check();
  await goOn(page);
  await heading(page, '用这个名称新建吗？');
}

test('museum entry, from nothing to an open gate', async () => {
  const began = Date.now();
  const designer = await open();
  const page = designer.page;
  await signIn(page, 'designer');
  await page.getByRole('link', { name: '新建场景' }).click();
  await answerTheQuestions(page);
  await page.getByText('可以用').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await page.waitForURL('**/scenarios/museum-entry/edit');

  // The drawing is whole already; all that is found is that tests are still to be saved.
  await page.getByText('1 个提示').waitFor();
  await page.getByRole('button', { name: '检查与备案' }).click();
  await page.getByRole('button', { name: '自动生成测试' }).click();
  await page.getByRole('button', { name: /^保存/ }).click({ timeout: 60_000 });
  await page.getByText(/个测试通过/).waitFor();
  await page.getByRole('button', { name: /^备案修订/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '备案', exact: true }).click();
  await page.getByText('已备案为版本 1').waitFor();

  const reviewer = await open();
  await signIn(reviewer.page, 'reviewer');
  await reviewer.page.goto('/scenarios/museum-entry');
  await reviewer.page.getByRole('link', { name: '版本 1 等您复核' }).click();
  await reviewer.page.getByRole('link', { name: '查看变化并复核' }).click();
  await reviewer.page.getByRole('button', { name: '发布版本 1' }).click();
  await decide(reviewer.page, '发布版本 1');
  await reviewer.page.getByText('版本 1 已发布').first().waitFor();

  const operator = await open();
  await signIn(operator.page, 'operator');
  await operator.page.getByRole('link', { name: '进博物馆' }).click();
  await operator.page.getByRole('button', { name: '用卡', exact: true }).click();
  await operator.page.locator('input[value="demo-wang"]').check();
  await operator.page.getByLabel('用卡方式').selectOption('card');
  await operator.page.getByRole('button', { name: '放卡办理' }).click();
  await operator.page.getByRole('link', { name: '查看办件记录' }).waitFor();
  await operator.page.getByText('欢迎来到省博物馆，请进。').first().waitFor();
  expect(Date.now() - began).toBeLessThan(10 * 60_000);
  for (const { calm } of [designer, reviewer, operator]) calm();
});

test('answers survive a reload and the browser’s way back; an address that is taken is said at its field', async () => {
  const { page } = await open({ viewport: { width: 390, height: 844 } });
  await signIn(page, 'designer');
  await page.goto('/scenarios/new');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await expectAccessible(page);
  await page.getByLabel('中文名称').fill('公园');
  await page.getByLabel('英文名称').fill('Park entry');
  await page.getByRole('radio', { name: '进场所、核对身份' }).check();
  await page.keyboard.press('Enter');
  await heading(page, '由谁提供？');
  await page.reload();
  await heading(page, '由谁提供？');
  await page.goBack();
  await heading(page, '办什么事？');
  expect(await page.getByLabel('中文名称').inputValue()).toBe('公园');
  await expectNoSidewaysScroll(page);

  await page.goto('/scenarios/new?way=templates');
  await page
    .getByRole('group', { name: /^平台里已有的场景/ })
    .getByRole('radio', { name: /^公园入园/ })
    .check();
  const address = page.getByLabel('网址名');
  await address.fill('park-entry');
  await page.getByText('这个网址名已经有了').waitFor();
  expect(await address.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await address.fill('park-entry-of-the-city');
  await page.getByText('可以用').waitFor();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await heading(page, '编辑公园入园（副本）');
});

test('a template is found by its words, says what it is for, and brings its tests along', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  await page.goto('/scenarios/new?way=templates');
  await page.getByLabel('查找模板').fill('养老金 申领');
  await page.getByRole('radio', { name: /^养老待遇领取/ }).check();
  await page.getByRole('heading', { name: '发布前要调整' }).waitFor();
  await page.getByText(/个测试，1 个策略/).waitFor();
  await expectAccessible(page);
  await picture(page, 'template-chosen');
  await page.getByText('可以用').waitFor();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await heading(page, '编辑养老待遇领取');
  // Nothing is found, not even that there are no tests.
  await page.getByText('检查通过').waitFor();
  calm();
});

test('whoever may not make scenarios is told, and finds no button', async () => {
  const { page } = await open();
  await signIn(page, 'operator');
  expect(await page.getByRole('link', { name: '新建场景' }).count()).toBe(0);
  await page.goto('/scenarios/new');
  await heading(page, '当前账号不能新建场景');
  await expectAccessible(page);
});

test('a draft leaves as BPMN and comes back as another scenario; a foreign file says what became of it, rubbish is refused', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  await page.goto('/scenarios/park-entry?document=draft');
  await page.getByRole('button', { name: '导出' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'BPMN 2.0，含图形' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('park-entry.bpmn');

  await page.goto('/scenarios/new?way=file');
  const field = page.locator('input[type=file]');
  await field.setInputFiles({ name: 'x.bpmn', mimeType: 'application/xml', buffer: Buffer.from('<a><b></a>') });
  await page.getByRole('alert').waitFor();
  await field.setInputFiles('test/fixtures/bpmn/flowable-design.bpmn');
  await page.getByText(/^请看一看的 \d+ 项$/).waitFor();
  await expectAccessible(page);
  await picture(page, 'begin from a file');
  await field.setInputFiles(await saved.path());
  await page.getByText(/转换 0 项，未保留 0 项$/).waitFor();
  await page.getByLabel('网址名').fill('park-entry-from-a-file');
  await page.getByText('可以用').waitFor();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await heading(page, '编辑公园入园');
  calm();
});
