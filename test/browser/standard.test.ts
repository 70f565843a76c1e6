/** The page of the standard: clauses found and narrowed down, what answers to one opened, and another edition compared. */
import { expect, test } from 'vitest';
import { anotherEdition } from './another-edition.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('a clause is found with what answers to it; another edition says whom it concerns; a file that is none is refused', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'reviewer');
  await page.getByRole('link', { name: '标准', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '标准符合性' }).waitFor();
  await picture(page, 'standard zh');
  await page.getByRole('searchbox').fill('本人授权');
  const row = page.getByRole('row').filter({ hasText: 'flow.account-consent' });
  await expect.poll(() => page.getByRole('row').count()).toBeLessThan(6);
  await row.getByRole('link', { name: '惠民惠农补贴资格复核' }).waitFor();
  await page.getByRole('searchbox').fill('');
  await page.getByText(/^偏离 \d+$/).click();
  await expect.poll(() => page.url()).toContain('standing=deviates');
  await page.getByRole('row').filter({ hasText: 'terminal.maker' }).getByText('没有制卡设备。').waitFor();

  await page.locator('input[type=file]').setInputFiles(anotherEdition());
  const impact = page.getByRole('region', { name: '对比：某个正式版本' });
  await impact.getByText('授权每年确认一次').waitFor();
  await impact.getByRole('link', { name: '惠民惠农补贴资格复核' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'standard compared zh');
  await impact.getByRole('button', { name: '关闭' }).click();
  await impact.waitFor({ state: 'detached' });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"script": "<b>"') });
  await page.getByRole('alert').waitFor();
  calm();
});

test('on a phone, in English and in the dark the statement fits', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'auditor');
  await page.goto('/standard');
  await page.getByRole('heading', { level: 1, name: 'Conformance to the standard' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'standard en phone');
  calm();
});
