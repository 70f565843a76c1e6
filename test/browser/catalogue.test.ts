/** The application catalogue: an item found by the matrix, an official list imported with a bad row in it, and an item opened; on a phone and in English, too. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const list = [
  '编码,名称,业务类别,用卡功能',
  '101,就业登记,就业,身份凭证',
  '901,社保卡乘轮渡,交通出行,身份凭证、金融支付',
  '902,,交通出行,飞行',
].join('\n');
const file = { name: '官方目录.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };

test('an item is found by the matrix and opened in a city; a list is judged row by row and imported once', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.getByRole('link', { name: '应用目录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '应用目录' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'catalogue zh');

  const cell = page.getByRole('link', { name: '生育保险待遇业务，就医结算：1 项' });
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('function=settlement&group=maternity');
  await expect.poll(() => cell.getAttribute('aria-current')).toBe('true');
  await page.getByRole('link', { name: '生育医疗费即时结算' }).click();
  await page.getByRole('heading', { level: 1, name: '生育医疗费即时结算' }).waitFor();
  await page.getByText('本省还没有开通。').waitFor();

  await page.getByRole('button', { name: '维护', exact: true }).click();
  const openings = page.getByRole('dialog');
  await openings.getByRole('combobox', { name: '地区' }).fill('990100');
  await openings.getByRole('treeitem').first().click();
  await openings.getByLabel('开通日期').fill('2026-10-01');
  await openings.getByLabel('服务专区地址（只收 https）').fill('http://zone.example/');
  await openings.getByRole('button', { name: '保存', exact: true }).click();
  await openings.getByRole('alert').waitFor();
  await expectAccessible(page);
  await openings.getByLabel('服务专区地址（只收 https）').fill('https://zone.example/maternity');
  await openings.getByRole('button', { name: '保存', exact: true }).click();
  await openings.waitFor({ state: 'hidden' });
  await page.getByRole('row').filter({ hasText: '2026-10-01' }).waitFor();
  await picture(page, 'catalogue item zh');

  await page.getByRole('link', { name: '应用目录', exact: true }).first().click();
  await page.getByRole('button', { name: '导入官方清单' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[type=file]').setInputFiles(file);
  await dialogue.getByText('新增 1，改变 1，不变 0，不导入 1。还没有写入。').waitFor();
  const bad = dialogue.getByRole('row').filter({ hasText: '902' });
  await bad.getByText('不认识“飞行”').waitFor();
  await expectAccessible(page);
  await picture(page, 'catalogue import zh');
  await dialogue.getByRole('button', { name: '导入 2 项' }).click();
  await dialogue.getByText('官方目录.csv 已导入').waitFor();
  await dialogue.getByRole('button', { name: '关闭', exact: true }).last().click();
  await dialogue.waitFor({ state: 'hidden' });
  await page.goto('/catalogue?q=轮渡');
  await page.getByRole('link', { name: '社保卡乘轮渡' }).waitFor();
  calm();
});

test('on a phone, in English and in the dark it reads; who does not keep the catalogue is offered no import', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'operator');
  await page.goto('/catalogue?group=culture-tourism');
  await page.getByRole('link', { name: 'Library lending' }).waitFor();
  expect(await page.getByRole('button', { name: 'Import the official list' }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'catalogue en phone');
  await page.getByRole('link', { name: 'Library lending' }).click();
  await page.getByRole('heading', { name: 'In the words of the sources' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'catalogue item en phone');
  calm();
});
