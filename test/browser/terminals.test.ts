/** Terminals: a list registered row by row, a PSAM requested by one and issued by another, a suspension with its reason; on a phone and in English, too. */
import { test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const list = [
  '序列号,型号,应用机构,安装地点,应用场景',
  'WEST-000001,demo-gate-30,demo-park,西门,park-entry',
  'WEST-000002,demo-reader-old,demo-park,西门,fly',
].join('\n');

test('a list is judged and registered; two people give a device its PSAM; it is suspended with a reason', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'access-manager');
  await page.getByRole('link', { name: '终端机具', exact: true }).click();
  await page.getByRole('button', { name: '批量登记' }).click();
  const dialogue = page.getByRole('dialog');
  const file = { name: '西门.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
  await dialogue.locator('input[type=file]').setInputFiles(file);
  await dialogue.getByText('可登记 1，已登记 0，不登记 1。还没有写入。').waitFor();
  await dialogue.getByText('没有应用场景 fly').waitFor();
  await expectAccessible(page);
  await picture(page, 'terminals import zh');
  await dialogue.getByRole('button', { name: '登记 1 台' }).click();
  await dialogue.getByText('西门.csv 已登记').waitFor();
  await dialogue.getByRole('button', { name: '关闭', exact: true }).last().click();

  await page.getByRole('link', { name: 'WEST-000001' }).click();
  await page.getByRole('heading', { level: 1, name: '终端 WEST-000001' }).waitFor();
  await page.getByText('还缺少PSAM').waitFor();
  await page.getByRole('button', { name: '申请签发' }).click();
  await page.getByText('须由另一位接入管理员签发').waitFor();
  await expectAccessible(page);

  const second = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(second.page, 'access-manager-2');
  await second.page.goto('/terminals/WEST-000001');
  await second.page.getByRole('button', { name: '签发', exact: true }).click();
  await second.page.getByRole('button', { name: '装机', exact: true }).click();
  await second.page.getByText('资料已齐全').waitFor();
  await picture(second.page, 'terminal zh');

  await page.goto('/terminals/DEMO-PARK-0001');
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  const suspend = page.getByRole('dialog');
  await suspend.getByLabel('理由', { exact: true }).fill('东门改造，闸机拆下送检，期间不得使用，完工后恢复。');
  await expectAccessible(page);
  await suspend.getByRole('button', { name: '暂停', exact: true }).click();
  await suspend.waitFor({ state: 'hidden' });
  await page.getByText('由管理机构暂停').waitFor();
  // What it holds is worth nothing meanwhile, and says what brings it back.
  await page.getByText('已冻结', { exact: true }).waitFor();
  await page.getByText('恢复并续期后，终端重新激活即可').waitFor();
  await page.getByRole('button', { name: '申请签发' }).waitFor({ state: 'detached' });
  await expectAccessible(page);
  await picture(page, 'terminal blocked zh');
  calm();
  second.calm();
});

test('on a phone, in English and in the dark an institution reads its own', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'applicant-library');
  await page.goto('/terminals?flagged=true');
  await page.getByRole('link', { name: 'DEMO-LIB-0004' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'terminals en phone');
  await page.getByRole('link', { name: 'DEMO-LIB-0004' }).click();
  await page.getByText('Its firmware is not an approved build').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  calm();
});
