/** A policy on trial in a city, in a real browser: released by a second person for one division, compared with the version in force, and made general by two people. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const propose = `(async () => {
  const at = '/api/policies/library-lending';
  const { policy } = await (await fetch(at)).json();
  policy.rules[1].loosenable = true;
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'trial-' + Date.now() };
  return (await fetch(at + '/versions', { method: 'POST', headers, body: JSON.stringify(policy) })).status;
})()`;
const reason = '先在一个市试行一个月，看监护人陪同的比例有没有变化。';

test('a version is tried in a city, and made general once two people have agreed', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  expect(await page.evaluate(propose)).toBe(201);

  const reader = await open({ viewport: { width: 390, height: 844 } });
  const second = reader.page;
  await signIn(second, 'reviewer');
  await second.goto('/policies/library-lending');
  await second.getByRole('button', { name: '发布', exact: true }).click();
  const dialogue = second.getByRole('dialog', { name: '发布版本 2' });
  await dialogue.getByLabel('理由').fill(reason);
  await dialogue.getByRole('checkbox', { name: '先只在部分地区试行' }).check();
  await dialogue.getByRole('button', { name: '发布版本 2' }).click();
  await dialogue.getByText('请选择至少一个试行地区').waitFor();
  await expectAccessible(second);
  await dialogue.getByRole('combobox', { name: '试行地区' }).fill('990200');
  await dialogue.getByRole('treeitem').first().click();
  await expectAccessible(second);
  await picture(second, 'trial release phone');
  await dialogue.getByRole('button', { name: '发布版本 2' }).click();
  await second.getByRole('heading', { name: '版本 2 正在试行：演示省演示二市' }).waitFor();
  await second.getByText('其余地区仍按版本 1。').waitFor();
  await expectAccessible(second);
  await expectNoSidewaysScroll(second);

  await page.goto('/policies/library-lending');
  await page.getByRole('button', { name: '提出转为普遍适用' }).click();
  const asking = page.getByRole('dialog');
  await asking.getByLabel('理由').fill('试行一个月，两个版本的结果没有差别，可以全省适用。');
  await expectAccessible(page);
  await asking.getByRole('button', { name: '提出转为普遍适用' }).click();
  await page.getByText('等待另一人确认。').waitFor();
  await expectAccessible(page);
  await picture(page, 'trial asked');

  await second.reload();
  await second.getByText('已提出转为普遍适用：').waitFor();
  await second.getByRole('button', { name: '确认版本 2 普遍适用' }).click();
  await second.getByRole('dialog').getByLabel('理由').fill('看过两个版本的结果，同意全省适用。请通知各市。');
  await second.getByRole('dialog').getByRole('button', { name: '确认版本 2 普遍适用' }).click();
  await second.getByRole('heading', { name: /正在试行/ }).waitFor({ state: 'detached' });
  await second.getByText('现行').first().waitFor();
  await expectAccessible(second);
  calm();
  reader.calm();
}, 240_000);
