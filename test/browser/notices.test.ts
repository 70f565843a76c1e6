/** Notices as whoever is on duty sees them, in a real browser against a real platform: what arrived, what did not and why, and sending one again with a reason. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('whoever is on duty finds the notice that did not arrive, reads why, and has it sent again', async () => {
  const { page, calm } = await open();
  await signIn(page, 'duty-operator');
  await page.getByRole('link', { name: '通知', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '通知' }).waitFor();
  const failing = page.getByRole('row', { name: /已暂停：演示景区/ });
  await failing.getByText('未送达，将重试').waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('19900000009');
  await expectAccessible(page);
  await picture(page, 'notices');

  await page.getByLabel('方式', { exact: true }).selectOption('webhook');
  await page.waitForURL('**channel=webhook**');
  await page.getByText('显示 1 条，共 1 条').waitFor();
  await failing.getByRole('link').click();
  await page.getByText('连接不上对方。').first().waitFor();
  await page.getByText('https://scenic.example.invalid/…').waitFor();
  await expectAccessible(page);
  await picture(page, 'notice');

  await page.getByRole('button', { name: '重发', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('button', { name: '重发', exact: true }).click();
  await dialogue.locator('[aria-invalid="true"]').waitFor();
  await expectAccessible(page);
  await picture(page, 'notice resend');
  const reason = '对方系统已恢复，经值守电话核实后重新发送。';
  await dialogue.getByLabel('重发理由').fill(reason);
  await dialogue.getByRole('button', { name: '重发', exact: true }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByText(reason).waitFor();
  calm();
});

test('one that arrived says so on a phone, in English and in the dark, and a clerk sees no notices at all', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en', colorScheme: 'dark' });
  await signIn(page, 'duty-operator');
  await page.goto('/notices?state=sent');
  await page.getByText('Delivered', { exact: true }).nth(1).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'notices 390');
  await page.getByRole('link', { name: /^Approved/ }).click();
  await page.getByText(/DM-\d{8}/).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'notice 390');
  calm();

  const { page: clerk } = await open();
  await signIn(clerk, 'clerk');
  expect(await clerk.getByRole('link', { name: '通知', exact: true }).count()).toBe(0);
  await clerk.goto('/notices');
  await clerk.getByText(/没有“查看通知”权限/).waitFor();
});
