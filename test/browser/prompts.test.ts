/** The page of prompts: found, filtered, read in every language and form, followed to where it is used, and handed to translators. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('a prompt is found, shown in every language with where it is used, and a translated sheet is reported on', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.getByRole('link', { name: '策略', exact: true }).click();
  await page.getByRole('link', { name: '提示语目录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '提示语目录' }).waitFor();
  await page.getByText('母语者已审读 0 条').first().waitFor();
  await picture(page, 'prompts zh');
  await page.getByLabel('显示的语言').selectOption('ug');
  await page.locator('td p[dir="rtl"][lang="ug"]').first().waitFor();
  await page.getByRole('searchbox').fill('没有读到卡');
  await page.getByLabel('哪个步骤').selectOption('read-card');
  await expect.poll(() => page.getByRole('row').count(), { timeout: 30_000 }).toBe(2);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'card.not-readable' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('此译文待母语者审读').first().waitFor();
  await drawer.locator('[data-vertical="true"][lang="mn-Mong"]').first().waitFor();
  await drawer.getByText('步骤：读卡与卡认证 · 读卡失败').waitFor();
  await drawer.getByRole('link', { name: '图书借阅' }).waitFor();
  await drawer.getByText('这个浏览器没有维吾尔文的语音').waitFor();
  await expectAccessible(page);
  await picture(page, 'prompt zh');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出译表' }).click();
  const sheet = await readFile(await (await leaving).path(), 'utf8');
  expect(sheet).toContain('card.not-readable,cardholder,attention');
  const corrected = 'code,ug\r\ncard.not-readable,كارتا ئوقۇلمىدى.\r\nno.such,كارتا\r\n';
  await page.locator('input[type=file]').setInputFiles({
    name: 'prompts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(corrected),
  });
  const report = page.getByRole('dialog');
  await report.getByText('读了 2 行：1 处会改变，1 处有问题。').waitFor();
  await report.getByRole('button', { name: /ug\.json$/ }).waitFor();
  await expectAccessible(page);
  await picture(page, 'prompts sheet zh');
  calm();
});

test('on a phone, in English and in the dark the catalogue fits', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'auditor');
  await page.goto('/prompts?language=mn-Mong&q=card.not-readable');
  await page.getByRole('heading', { level: 1, name: 'Prompts' }).waitFor();
  await page.locator('[lang="mn-Mong"]').first().waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'prompts en phone');
  await page.getByRole('link', { name: 'card.not-readable', exact: true }).click();
  await page.getByRole('dialog').getByText('Where it is used').waitFor();
  await expectNoSidewaysScroll(page);
  await picture(page, 'prompt en phone');
  calm();
});
