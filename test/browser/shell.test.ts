/** The frame around every page: the quick search finds and remembers, lists come back as they were left, and a session that ends loses no edit. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, signIn } from './browser.ts';

const open = browserTests();

test('the quick search opens what is found, offers it again, and does acts', async () => {
  const { page, calm } = await open({ reducedMotion: 'reduce' });
  await signIn(page, 'designer');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '快速查找' });
  await page.locator('[role=combobox]:focus').waitFor();
  await page.keyboard.type('入园');
  await page.getByRole('option', { name: '公园入园', selected: true }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/scenarios/park-entry');
  await page.getByRole('button', { name: '快速查找' }).click();
  await page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: '公园入园' }).waitFor();
  await field.fill('没有这样的东西');
  await page.getByText('没有找到。可以试试名称中的一部分，或办件编号。').waitFor();
  await field.fill('english');
  await page.getByRole('option', { name: '换成英文', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Quick search' }).waitFor();
  calm();
});

test('a list comes back with the filters that it was left with, until they are taken off', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  await page.getByRole('searchbox').fill('入园');
  await page.waitForURL('**/scenarios?q=*');
  await page.getByRole('link', { name: '公园入园' }).click();
  await page.getByRole('heading', { level: 1, name: '公园入园' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: /^场景/ }).first().click();
  await page.waitForURL('**/scenarios?q=*');
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('入园');
  await page.getByRole('navigation', { name: '主要区域' }).getByRole('link', { name: '场景' }).click();
  await page.getByRole('link', { name: '图书借阅' }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  calm();
});

test('a session that ends in the editor asks to sign in, and the edit is there again', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending/edit');
  const name = page.getByLabel('场景名称', { exact: true });
  await name.waitFor();
  await page.context().clearCookies();
  const before = await name.inputValue();
  await name.fill(`${before}（改）`);
  await page.waitForURL('**/sign-in?next=*');
  await page.getByRole('button', { name: /\sdesigner$/ }).click();
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/scenarios/library-lending/edit');
  await page.locator(`input[value="${before}（改）"]`).first().waitFor();
  await page.getByText('已保存', { exact: true }).waitFor();
});
