/** A task answered from its page, in a real browser against a real platform: by two people, with what is wrong said in place. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, signIn } from './browser.ts';

const open = browserTests();

/** Puts a card on the reader for the review of a subsidy, and opens the record of the case that waits. */
async function claim(page: Page): Promise<string> {
  await signIn(page, 'clerk');
  await page.goto('/scenarios/subsidy-review');
  await page.getByRole('button', { name: '用卡', exact: true }).click();
  await page.locator('input[value="demo-wang"]').check();
  await page.getByRole('button', { name: '放卡办理' }).click();
  await page.getByRole('link', { name: '看看在等谁' }).click();
  await page.waitForURL('**/cases/*');
  return new URL(page.url()).pathname;
}

/** From the page of a case to the task that it waits for. */
async function goToTask(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: '去办理' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const confirm = (page: Page, action: string) =>
  page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();

const done = (page: Page) => page.getByRole('status').getByText('您已办理').waitFor();

test('a clerk records a claim, an approver decides it from the list, and the case is paid', async () => {
  const { page, calm } = await open();
  const record = await claim(page);
  const why = page.getByRole('region', { name: '为什么在等' });
  await why.getByText('在等办理地窗口经办员').waitFor();
  await expectAccessible(page);
  await goToTask(page, /请持卡人确认/);
  await expectAccessible(page);
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await confirm(page, '同意');
  await done(page);

  await page.goto(record);
  await goToTask(page, '登记耕地种植情况');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('请填写种植面积（亩）').waitFor();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await page.getByLabel('种植面积（亩）').fill('12');
  await page.getByLabel('主要作物').selectOption('rice');
  await page.getByLabel('村级核实日期').fill('2026-11-20');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交' }).click();
  await done(page);
  calm();

  const { page: other } = await open();
  await signIn(other, 'approver');
  await other.getByRole('link', { name: /^待办/ }).click();
  await other
    .getByRole('row', { name: /审批耕地地力保护补贴/ })
    .first()
    .waitFor();
  await expectAccessible(other);
  await other.goto(record);
  await goToTask(other, '审批耕地地力保护补贴');
  expect(await other.getByRole('main').innerText()).not.toContain('990100198605140112');
  await other.getByRole('button', { name: '退回补正' }).click();
  await other.getByText('须写明理由').first().waitFor();
  await expectAccessible(other);
  await other.getByRole('button', { name: '同意', exact: true }).click();
  await confirm(other, '同意');
  await done(other);
  await other.goto(record);
  await other.getByText('已发放', { exact: true }).first().waitFor();
  await other.getByText('已发放 1140.00 元').waitFor();
});

test('whoever is on duty pauses a case with a reason, resumes it and calls it off; others see no such button', async () => {
  const { page } = await open();
  const record = await claim(page);
  expect(await page.getByRole('button', { name: '暂停办件' }).count()).toBe(0);
  const { page: duty } = await open();
  await signIn(duty, 'duty-operator');
  await duty.goto(record);
  await duty.getByRole('button', { name: '暂停办件' }).click();
  const dialogue = duty.getByRole('dialog');
  await dialogue.getByRole('button', { name: '暂停办件' }).click();
  await dialogue.getByText('请写明理由，20 至 1000 字').waitFor();
  await expectAccessible(duty);
  await dialogue.getByLabel('处置理由').fill('与持卡人核对银行账户信息后再继续办理，预计一小时内恢复。');
  await dialogue.getByRole('button', { name: '暂停办件' }).click();
  await duty.getByText('已由 duty-operator 暂停').waitFor();
  await duty.getByRole('button', { name: '恢复办理' }).click();
  await dialogue.getByLabel('处置理由').fill('持卡人的银行账户信息已经核对无误，可以继续办理。');
  await dialogue.getByRole('button', { name: '恢复办理' }).click();
  await duty.getByText('在等办理地窗口经办员').waitFor();
  await duty.getByRole('button', { name: '撤销办件' }).click();
  await dialogue.getByLabel('处置理由').fill('持卡人当场表示放弃申报，要求撤销本次办件。');
  await dialogue.getByRole('button', { name: '撤销办件' }).click();
  await duty.getByText('已撤销').first().waitFor();
  await expectAccessible(duty);
});

test('on a phone, in English and in the dark: list, task and case fit', async () => {
  const { page } = await open();
  const record = await claim(page);
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page: small, calm } = await open(phone);
  await signIn(small, 'clerk');
  await small.goto('/tasks');
  await small.getByRole('table').waitFor();
  // Of a person's name the Han characters that a mask leaves stay.
  const said = (await small.getByRole('main').innerText()).replace(/\p{Script=Han}+\*+/gu, '');
  expect(said).not.toMatch(/\p{Script=Han}/u);
  await expectNoSidewaysScroll(small);
  await expectAccessible(small);
  await small.goto(record);
  await small.getByRole('region', { name: 'Why it waits' }).waitFor();
  await expectNoSidewaysScroll(small);
  await small.getByRole('link', { name: 'Go to the task' }).click();
  await small.getByRole('button', { name: 'Agree', exact: true }).waitFor();
  await expectNoSidewaysScroll(small);
  await expectAccessible(small);
  await small.goto('/tasks?view=mine&q=nothing-like-this');
  await small.getByRole('heading', { name: /nothing-like-this/ }).waitFor();
  calm();
});
