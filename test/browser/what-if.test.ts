/** What if in a real browser: a limit is raised, past cases that were really run flip, by the matrix one sees which and why; a made-up province says how many; and the page of the policy says how it decides. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

/** Uses a card of each on library lending, one after the other, and gives how many cases ended. */
const lend = (page: Page, cards: readonly string[]) =>
  page.evaluate<number>(`(async () => {
    let ended = 0;
    for (const [index, card] of ${JSON.stringify(cards)}.entries()) {
      const answer = await fetch('/api/scenarios/library-lending/cases?wait=30', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'what-if-' + index + '-' + Date.now() },
        body: JSON.stringify({ card, inputs: { barcode: 'TS2026000' + index } }),
      });
      if ((await answer.json()).status === 'completed') ended += 1;
    }
    return ended;
  })()`);

const over = (page: Page, label: string) => page.locator('.ant-segmented-item').filter({ hasText: label }).click();

test('a raised age limit flips past cases and a share of a made-up province, with reasons and clauses', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  const cards = ['demo-wang', 'demo-li', 'demo-sun', 'demo-zhou', 'demo-wang', 'demo-li', 'demo-zhou', 'demo-wang'];
  expect(await lend(page, cards)).toBe(cards.length);

  await page.goto('/policies/library-lending/edit');
  await page
    .getByRole('button', { name: /年龄（周岁） 小于 14/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: '取值' }).fill('60');
  await page.getByText('检查通过').waitFor();
  await page.getByRole('tab', { name: '试算影响' }).click();
  await page.getByText(/组事实（测试行/).waitFor();

  await over(page, '历史办件');
  await page.getByText('8 件办件的 8 次判定中，5 次的结果改变。').waitFor();
  const cell = page.getByRole('button', { name: '原为 lend，现为 guardian：5' });
  await cell.press('Enter');
  expect(await cell.getAttribute('aria-pressed')).toBe('true');
  await page.getByText('5 次：lend → guardian（原由 in-order，现由 under-14）').first().waitFor();
  await page.getByText('scenario.inclusive').first().waitFor();
  await page.getByText('40–49').first().waitFor();
  await page.getByText('都没有金额记录').waitFor();
  await page.getByRole('cell', { name: '63%' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'what-if-cases');
  await page.getByRole('combobox', { name: '与谁比较' }).selectOption('in-force');
  await page.getByText('8 件办件的 8 次判定中，5 次的结果改变。').waitFor();
  await page
    .getByRole('textbox', { name: '到', exact: true })
    .or(page.getByLabel('到', { exact: true }))
    .fill('2020-01-01');
  await page.getByRole('heading', { name: '这段时间没有用过这条策略的办件' }).waitFor();
  await expectAccessible(page);

  await over(page, '虚构省');
  await page.getByText(/10,000 人中 [\d,]+ 人的结果改变，占 \d+%（95% 置信区间/).waitFor();
  await page.getByText('比例和来源').click();
  await page.getByText(/第七次全国人口普查公报（第五号）/).waitFor();
  await expectAccessible(page);
  await picture(page, 'what-if-province');
  await page.getByRole('combobox', { name: '人数' }).selectOption('100000');
  await page.getByText(/100,000 人中/).waitFor();
  calm();
}, 300_000);

test('how a policy decides is told by version, week and division, on a phone and in the dark too', async () => {
  const counter = await open();
  await signIn(counter.page, 'designer');
  await lend(counter.page, ['demo-wang', 'demo-li', 'demo-zhou', 'demo-wang', 'demo-li', 'demo-zhou']);
  await counter.page.context().close();
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'reviewer');
  await page.goto('/policies/library-lending');
  const section = page.getByRole('region', { name: 'How it decides' });
  await section.getByText('Version 1', { exact: true }).first().waitFor();
  await section
    .getByText(/^\d+ decisions$/)
    .first()
    .waitFor();
  await section.locator('summary').click();
  await section
    .getByRole('cell', { name: /^(\d+% \(\d+, \d|fewer than 5|about)/ })
    .first()
    .waitFor();
  await over(page, 'By week');
  await section
    .getByText(/^Week of /)
    .first()
    .waitFor();
  await over(page, 'By division');
  await section.locator('summary').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'how-it-decides-phone');
  calm();
}, 240_000);
