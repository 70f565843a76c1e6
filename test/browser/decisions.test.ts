/** What a second person decides, seen by both sides: returned with a reason, mended and filed again, decided by another meanwhile, and withdrawn; in a real browser against a real platform. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, decide, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
/** Each test has a scenario of its own, of which version 1 is in use. */
const [park, subsidy, library] = ['/scenarios/park-entry', '/scenarios/subsidy-review', '/scenarios/library-lending'];

/** Sends something to a scenario as whoever is signed in on the page. */
const post = (page: Page, address: string, body: object) =>
  page.evaluate(
    async ([to, json]) => {
      const key = String(Math.random());
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return (await fetch(to, { method: 'POST', headers, body: json })).status;
    },
    [`/api${address}`, JSON.stringify(body)] as const,
  );

test('a filing is returned with a reason; its author reads it, and what is filed again is published', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  expect(await post(page, `${park}/filings`, {})).toBe(201);

  const { page: other, calm: otherCalm } = await open();
  await signIn(other, 'reviewer');
  await other.goto(`${park}/versions/compare?from=1&to=2`);
  await other.getByRole('heading', { name: '复核版本 2' }).waitFor();
  await expectAccessible(other);
  await picture(other, 'decide');
  await other.getByRole('button', { name: '退回修改' }).click();
  const dialogue = other.getByRole('dialog');
  await dialogue.getByRole('button', { name: '退回版本 2' }).click();
  await dialogue.getByText('请写明理由，2 至 500 字').waitFor();
  await dialogue.getByRole('button', { name: '提示语不够清楚，请改写。' }).click();
  expect(await dialogue.getByLabel('理由', { exact: true }).inputValue()).toBe('提示语不够清楚，请改写。');
  await expectAccessible(other);
  await picture(other, 'return');
  await decide(other, '退回版本 2', '提示语不够清楚，请改写。\n免费人群也要写明。');
  await other.getByRole('status').getByText('版本 2 已退回').waitFor();
  await other.getByRole('heading', { name: '复核决定' }).waitFor();
  expect(await other.getByRole('button', { name: '退回修改' }).count()).toBe(0);
  await expectAccessible(other);
  await picture(other, 'returned');

  await page.goto('/scenarios');
  await page.getByText('有 1 个场景的备案被退回').waitFor();
  await page.getByRole('link', { name: '查看退回的场景' }).click();
  await page.getByRole('table').getByText('版本 2 已退回').waitFor();
  await page.getByText('显示 1 条，共 1 条').waitFor();
  await expectAccessible(page);
  await picture(page, 'returned-list');
  for (const place of ['', '/edit', '/versions', '/file']) {
    await page.goto(`${park}${place}`);
    await page.getByText('版本 2 已由 reviewer 退回修改').waitFor();
    await page.getByText('免费人群也要写明。').first().waitFor();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    await picture(page, `came-back${place.replace('/', '-')}`);
  }
  await page.getByRole('link', { name: '看草稿改了什么' }).click();
  await page.getByText('没有变化。', { exact: true }).waitFor();
  expect(await post(page, `${park}/filings`, {})).toBe(201);
  await page.goto(park);
  await page.getByRole('link', { name: '版本', exact: true }).waitFor();
  expect(await page.getByText('退回修改').count()).toBe(0);
  calm();

  await other.goto(`${park}/versions/compare?from=1&to=3`);
  await other.getByRole('button', { name: '发布版本 3' }).click();
  await decide(other, '发布版本 3');
  await other.getByRole('status').getByText('版本 3 已发布').waitFor();
  otherCalm();
});

test('whoever decides second is told who was first; a filing is withdrawn by its author', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  expect(await post(page, `${subsidy}/filings`, {})).toBe(201);
  const { page: other, calm: otherCalm } = await open();
  await signIn(other, 'reviewer');
  await other.goto(`${subsidy}/versions/compare?from=1&to=2`);
  await other.getByRole('button', { name: '发布版本 2' }).click();
  expect(await post(page, `${subsidy}/versions/2/withdraw`, { reason: '还要补测试' })).toBe(200);
  const dialogue = other.getByRole('dialog');
  await dialogue.getByLabel('理由', { exact: true }).fill('都已核对。');
  await dialogue.getByRole('button', { name: '发布版本 2' }).click();
  await dialogue.getByText('该版本已由 designer 撤回，理由：还要补测试').waitFor();
  expect(await dialogue.getByRole('button', { name: '发布版本 2' }).isDisabled()).toBe(true);
  await expectAccessible(other);
  await picture(other, 'decided-meanwhile');
  await dialogue.getByRole('button', { name: '返回' }).click();
  await other.getByRole('heading', { name: '复核决定' }).waitFor();
  otherCalm();

  expect(await post(page, `${subsidy}/filings`, {})).toBe(201);
  await page.goto(`${subsidy}/versions`);
  await page.getByRole('button', { name: '撤回备案 版本 3' }).click();
  await expectAccessible(page);
  await picture(page, 'withdraw');
  await decide(page, '撤回版本 3', '附件有误，更换后重新备案。');
  const withdrawn = page.getByRole('article', { name: '版本 3' });
  await withdrawn.getByText('已撤回').waitFor();
  await withdrawn.getByText('附件有误，更换后重新备案。').first().waitFor();
  await picture(page, 'withdrawn');
  calm();
});

test('on a phone, in English and in the dark: a decision fits', async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page: author } = await open(phone);
  await signIn(author, 'designer');
  expect(await post(author, `${library}/filings`, {})).toBe(201);
  const { page, calm } = await open(phone);
  await signIn(page, 'reviewer');
  await page.goto(`${library}/versions/compare?from=1&to=2`);
  await page.getByRole('button', { name: 'Return to be mended' }).click();
  await page.getByRole('button', { name: 'The tests do not cover what is new; please add some.' }).click();
  await expectAccessible(page);
  await page.screenshot({ path: `${process.env['PICTURES'] ?? '.data/pictures'}/phone-return.png` });
  await page.getByRole('dialog').getByRole('button', { name: 'Return version 2' }).click();
  await page.getByRole('status').getByText('Version 2 was returned').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'phone-returned');
  for (const place of ['', '/versions']) {
    await author.goto(`${library}${place}`);
    await author.getByText('Version 2 was returned by reviewer').waitFor();
    await expectNoSidewaysScroll(author);
    await expectAccessible(author);
    await picture(author, `phone-came-back${place.replace('/', '-')}`);
  }
  calm();
});
