/** A draft is tried step by step before it is published, in a real browser: by keys, with answers in place of people, kept as a test that passes. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, picture, signIn } from './browser.ts';

const open = browserTests();

const controls = (page: Page) => page.getByRole('toolbar', { name: '试运行操作' });

const standing = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).waitFor();

async function openTrial(page: Page, scenario: string): Promise<void> {
  await page.goto(`/scenarios/${scenario}/edit`);
  await page.getByRole('tab', { name: '试运行' }).click();
  await controls(page).getByRole('button', { name: '开始' }).waitFor();
}

test('a subsidy is tried: run to where people answer, answered, stepped back, and kept as a test that passes', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await openTrial(page, 'subsidy-review');
  await expectAccessible(page);
  await controls(page).getByRole('button', { name: '开始' }).click();
  await standing(page, '停在：窗口用卡');
  await page.keyboard.press('F10');
  await standing(page, '停在：读卡与卡认证');
  await page.getByRole('button', { name: '后退' }).click();
  await standing(page, '停在：窗口用卡');
  await page.keyboard.press('F5');
  await standing(page, '在等：授权使用银行账户');
  await expectAccessible(page);
  const ask = page.getByRole('region', { name: '等您代为处理' });
  await ask.getByRole('button', { name: '同意', exact: true }).click();
  await page.keyboard.press('F5');
  await standing(page, '在等：登记种植情况');
  await ask.getByRole('button', { name: '提交', exact: true }).click();
  await page.keyboard.press('F5');
  await standing(page, '在等：市级审批');
  await ask.getByRole('button', { name: '同意', exact: true }).click();
  await page.keyboard.press('F5');
  await standing(page, '已结束：已发放');
  await page.getByRole('textbox', { name: '测试名称' }).fill('浏览器里试过');
  await page.getByRole('button', { name: '把这次试运行存为测试' }).click();
  await standing(page, '已存为测试');
  await page.getByRole('tab', { name: '测试', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: '浏览器里试过' }).waitFor();
  await page.getByRole('button', { name: /^运行全部/ }).click();
  await standing(page, /个测试全部通过/);
  await expectAccessible(page);
  expect(
    await page.getByRole('listitem').filter({ hasText: '浏览器里试过' }).getByText('通过', { exact: true }).count(),
  ).toBe(1);
  calm();
});

test('an outside system that cannot be reached shows where the way leads then', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await openTrial(page, 'library-lending');
  await page.getByRole('checkbox', { name: '终端有网络' }).uncheck();
  await page.keyboard.press('F5');
  await standing(page, '已结束：无法核验');
  await page.keyboard.press('Shift+F5');
  await page.getByRole('checkbox', { name: '终端有网络' }).check();
  await page.keyboard.press('F5');
  await standing(page, '已结束：已借出');
  calm();
});

test('how the card is used, where, and which call of which node fails are chosen, and only what the start allows', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await openTrial(page, 'library-lending');
  await page.getByRole('radio', { name: '非接读卡' }).check();
  expect(await page.getByRole('radio', { name: '展码' }).isDisabled()).toBe(true);
  expect(await page.getByRole('radio', { name: '闸机' }).isDisabled()).toBe(true);
  await page.getByText('其余不可选：开始节点定为窗口').waitFor();
  const place = page.getByRole('combobox', { name: '办理地点' });
  await place.fill('12x');
  await page.getByText('没有这样的行政区划。').waitFor();
  await place.press('Tab');
  await page.getByText('没有这样的行政区划：').waitFor();
  await place.fill('990100');
  await place.press('Enter');
  expect(await place.inputValue()).toBe('演示省 / 演示一市');
  await page.getByRole('button', { name: '加一个故障' }).click();
  await page.getByRole('combobox', { name: '故障 1：哪个节点' }).selectOption({ label: '核验卡和人员状态' });
  await page.getByText('核验卡和人员状态：“状态核验”第 1 次连不上').waitFor();
  await expectAccessible(page);
  await picture(page, 'try-choices');
  await page.keyboard.press('F5');
  await standing(page, '已结束：无法核验');
  await page.keyboard.press('Shift+F5');
  await page.getByRole('combobox', { name: '故障 1：第几次' }).selectOption({ label: '第 2 次' });
  const node = page.getByTestId('rf__node-decide');
  await node.click();
  await node.press('b');
  await page.getByText('断点：是否可以借阅').waitFor();
  await page.keyboard.press('F5');
  await standing(page, '停在：是否可以借阅');
  await node.getByText('当前').waitFor();
  await node.getByRole('button', { name: /^断点/ }).waitFor();
  await expectAccessible(page);
  await picture(page, 'try-breakpoint');
  await page.keyboard.press('F5');
  await standing(page, '已结束：已借出');
  await page.getByText('contactless').first().waitFor();
  await page.getByRole('switch', { name: '长辈版' }).click();
  await expectAccessible(page);
  calm();
}, 120_000);

test('a saved test that fails is shown where it first goes another way', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.goto('/scenarios/park-entry/edit?node=verify');
  await page
    .getByRole('tabpanel')
    .getByRole('combobox', { name: /均正常/ })
    .waitFor();
  await page
    .getByRole('tabpanel')
    .getByRole('combobox', { name: /均正常/ })
    .selectOption({ index: 1 });
  await page.getByRole('tab', { name: '测试', exact: true }).click();
  await page.getByRole('button', { name: /^运行全部/ }).click();
  const failing = page.getByRole('listitem').filter({ hasText: '未通过' }).first();
  await failing.getByRole('button', { name: /在试运行中重现/ }).click();
  const notice = page.getByRole('region', { name: /在这里与预期不同/ });
  await notice.getByText('预期', { exact: true }).waitFor();
  await notice.getByText('实际', { exact: true }).waitFor();
  await expectAccessible(page);
  await picture(page, 'try-reproduced');
  calm();
}, 120_000);
