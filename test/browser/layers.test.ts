/** Layers and releases in a real browser: a second person finds what waits, sees what changes and releases it; a city's layer is begun where its province's policy lies. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const propose = `(async () => {
  const at = '/api/policies/library-lending';
  const { policy } = await (await fetch(at)).json();
  policy.rules[1].loosenable = true;
  policy.from = '2099-01-01';
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'layers-' + Date.now() };
  return (await fetch(at + '/versions', { method: 'POST', headers, body: JSON.stringify(policy) })).status;
})()`;

test('a version that one person proposed is found, looked at and released by another', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  expect(await page.evaluate(propose)).toBe(201);
  await page.goto('/policies/library-lending');
  await page.getByRole('heading', { name: '版本 2 等待另一人复核' }).waitFor();
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: '撤回', exact: true }).waitFor();

  const reader = await open({ viewport: { width: 390, height: 844 } });
  await signIn(reader.page, 'reviewer');
  await reader.page.goto('/policies');
  await reader.page.getByText('1 条策略有新版本等待您复核。').waitFor();
  await expectAccessible(reader.page);
  await reader.page.getByRole('link', { name: '查看' }).click();
  await reader.page.getByRole('link', { name: '图书借阅条件' }).click();
  await reader.page.getByText('生效日期设为“2099-01-01”').first().waitFor();
  await reader.page.getByText('8 行测试全部符合。').waitFor();
  await reader.page.getByText(/假设了 \d+ 处错误/).waitFor();
  await expectNoSidewaysScroll(reader.page);
  await expectAccessible(reader.page);
  await picture(reader.page, 'layers-review-phone');
  await reader.page.getByRole('button', { name: '发布', exact: true }).click();
  const dialogue = reader.page.getByRole('dialog', { name: '发布版本 2' });
  await dialogue.getByRole('button', { name: '发布版本 2' }).click();
  await dialogue.getByText('请写明理由，20 至 1000 字，不写个人信息').waitFor();
  await expectAccessible(reader.page);
  await dialogue.getByLabel('理由').fill('规则与测试行逐条核对过，与省里的通知一致，同意发布。');
  await dialogue.getByRole('button', { name: '发布版本 2' }).click();
  await reader.page.getByText('版本 2 已发布。').waitFor();
  await reader.page.getByText('2099-01-01 起生效').first().waitFor();
  await expectAccessible(reader.page);
  calm();
  reader.calm();
}, 240_000);

test('the layers of a place are seen, and a layer is begun there', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'designer');
  await page.goto('/policies/park-entry');
  const stack = page.getByRole('list', { name: 'Layers' });
  await stack.getByText('May be loosened: outside-hours').waitFor();
  await stack.getByRole('link', { name: 'Park entry: night tours of the demo park' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'layers-stack-en');
  await page.goto('/policies/library-lending');
  await page.getByRole('link', { name: 'Add a layer' }).click();
  await page.getByRole('heading', { name: 'New layer' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Choose the division where it holds').waitFor();
  await page.getByRole('textbox').nth(0).fill('演示一市借阅');
  await page.getByRole('textbox').nth(1).fill('Lending in demo city one');
  const region = page.getByRole('combobox', { name: 'Division' });
  await region.fill('990100');
  await region.press('Enter');
  await picture(page, 'layers-new-en');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Edit policy: Lending in demo city one').or(page.locator('h1')).first().waitFor();
  await page.waitForURL(/lending-in-demo-city-one\/edit/);
  await expectAccessible(page);
  await page.goto('/policies/library-lending-evening');
  await page.getByRole('link', { name: 'Who may borrow books', exact: true }).waitFor();
  await expectAccessible(page);
  calm();
}, 240_000);
