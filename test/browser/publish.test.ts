/** A draft filed by one person, compared, published to a part, suspended and taken back by others, in a real browser against a real platform. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, decide, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const at = '/scenarios/library-lending';

/** Gives the scenario another summary, and its first node another name, as an author would. */
const changeDraft = (page: Page, id: string) =>
  page.evaluate(async (scenarioId) => {
    const address = `/api/scenarios/${scenarioId}/draft`;
    const { revision, scenario } = (await (await fetch(address)).json()) as {
      revision: number;
      scenario: { summary: Record<string, string>; nodes: { name?: Record<string, string> }[] };
    };
    scenario.summary['zh-CN'] += '试用期间每人限借一册。';
    const [first] = scenario.nodes;
    if (first) first.name = { 'zh-CN': '放卡开始', en: 'Put the card down' };
    const body = JSON.stringify(scenario);
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
    const answer = await fetch(address, { method: 'PUT', headers, body });
    return answer.status;
  }, id);

const give = async (page: Page, reason: string, button: string) => {
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('原因').fill(reason);
  await dialogue.getByRole('button', { name: button, exact: true }).click();
  await dialogue.waitFor({ state: 'hidden' });
};

test(
  'a designer files, a reviewer compares, publishes a part and suspends it, the designer takes version 1 back',
  { timeout: 240_000 },
  async () => {
    const { page, calm } = await open();
    await signIn(page, 'designer');
    expect(await changeDraft(page, 'library-lending')).toBe(200);
    await page.goto(at);
    await page.getByRole('link', { name: '检查与备案' }).click();
    await page.getByText('共 3 处变化。').waitFor();
    await page.getByText(/个测试通过/).waitFor();
    await expectAccessible(page);
    await picture(page, 'file');
    await page.getByRole('button', { name: '自动生成测试' }).click();
    await page.getByText(/找到 \d+ 个测试/).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: /^备案修订/ }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '备案', exact: true }).click();
    await page.getByText('已备案为版本 2').waitFor();
    await page.getByRole('link', { name: '查看版本' }).click();
    await page.getByRole('heading', { name: '版本 2' }).waitFor();
    expect(await page.getByRole('button', { name: /^复核/ }).count()).toBe(0);
    await picture(page, 'versions-designer');

    const { page: other, calm: otherCalm } = await open();
    await signIn(other, 'reviewer');
    await other.goto(at);
    await other.getByRole('link', { name: '版本 2 等您复核' }).click();
    await other.getByRole('heading', { name: '版本 2' }).waitFor();
    await expectAccessible(other);
    await picture(other, 'versions-reviewer');
    await other.getByRole('link', { name: '查看变化并复核' }).click();
    await other.getByText('共 3 处变化。').waitFor();
    await other.getByRole('group', { name: '版本 1' }).waitFor();
    await other.getByRole('table', { name: '符合性声明' }).waitFor();
    await expectAccessible(other);
    await other.getByLabel('新办件的比例').fill('0');
    await other.getByRole('button', { name: '发布版本 2' }).click();
    await other.getByText('请填写 1 至 100 的整数').waitFor();
    await other.getByLabel('新办件的比例').fill('30');
    const where = other.getByRole('combobox', { name: /只在这些行政区划/ });
    await where.fill('演示一市');
    await where.press('Enter');
    await other.getByRole('button', { name: '移除演示省演示一市' }).waitFor();
    await picture(other, 'review');
    await other.getByRole('button', { name: '发布版本 2' }).click();
    await other.getByRole('dialog').getByText('演示省演示一市的 30% 新办件').waitFor();
    await other.getByRole('dialog').getByRole('button', { name: '发布版本 2' }).click();
    await other.getByText('请写明理由，2 至 500 字').waitFor();
    await expectAccessible(other);
    await picture(other, 'publish');
    await decide(other, '发布版本 2', '先在市图书馆试用。');
    await other.getByText('版本 2 已发布').first().waitFor();
    await other.getByRole('link', { name: '查看版本' }).click();
    const second = other.getByRole('article', { name: '版本 2' });
    await second.getByText('演示省演示一市的 30% 新办件').first().waitFor();
    await second.getByText('先在市图书馆试用。').first().waitFor();

    await second.getByRole('button', { name: '调整灰度 版本 2' }).click();
    await other.getByRole('dialog').getByLabel('新办件的比例').fill('50');
    await other.getByRole('dialog').getByRole('button', { name: '调整灰度' }).click();
    await second.getByText('演示省演示一市的 50% 新办件').first().waitFor();
    await second.getByRole('button', { name: '暂停 版本 2' }).click();
    await other.getByRole('dialog').getByRole('button', { name: '暂停', exact: true }).click();
    await other.getByText('请写明理由，20 至 1000 字').waitFor();
    await expectAccessible(other);
    await picture(other, 'suspend');
    await give(other, '试用馆反映限借提示容易误解，先暂停并核对文字后再放开。', '暂停');
    await second.getByText('已暂停').waitFor();
    await picture(other, 'suspended');
    otherCalm();

    await page.goto(`${at}/versions`);
    await page.getByRole('button', { name: '取回为草稿 版本 1' }).click();
    await page.getByRole('dialog').getByText('共 3 处变化。').waitFor();
    await expectAccessible(page);
    await picture(page, 'restore');
    await page.getByRole('dialog').getByRole('button', { name: '取回为草稿' }).click();
    await page.waitForURL('**/library-lending?document=draft');
    await page.goto(`${at}/versions/compare?from=1`);
    await page.getByText('没有变化。').waitFor();
    calm();
  },
);

test('open cases are moved to the version in use, after each was tried', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  expect(await changeDraft(page, 'subsidy-review')).toBe(200);
  const opened = await page.evaluate(async () => {
    const subsidy = '/api/scenarios/subsidy-review';
    const post = (address: string, body: object) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      });
    const used = await post(`${subsidy}/cases?wait=5`, { card: 'demo-wang', inputs: {} });
    const filed = await post(`${subsidy}/filings`, {});
    return [used.status, filed.status];
  });
  expect(opened).toEqual([201, 201]);
  const { page: other, calm } = await open();
  await signIn(other, 'reviewer');
  await other.goto('/scenarios/subsidy-review/versions/compare?from=1&to=2');
  await other.getByRole('button', { name: '发布版本 2' }).click();
  await other.getByRole('dialog').getByText('全部新办件', { exact: true }).waitFor();
  await decide(other, '发布版本 2');
  await other.getByRole('link', { name: '查看版本' }).click();
  await other.getByRole('button', { name: '迁移在办 版本 2' }).click();
  const dialogue = other.getByRole('dialog');
  await dialogue.getByText('可以迁移').first().waitFor();
  await expectAccessible(other);
  await picture(other, 'migrate');
  await dialogue.getByLabel('原因').fill('新版本内容与原版本一致，把在办的申报统一到新版本办理。');
  await dialogue.getByRole('button', { name: /^迁移 \d+ 件$/ }).click();
  await dialogue.getByText('已迁移').first().waitFor();
  calm();
});

test('on a phone, in English and in the dark: versions, comparison and filing fit', async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page, calm } = await open(phone);
  await signIn(page, 'designer');
  await page.goto('/scenarios/park-entry/file');
  await page.getByText(/tests passed/).waitFor();
  await page.getByRole('table', { name: 'Statement of conformance' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'phone-file');
  for (const name of ['versions', 'versions/compare?from=1']) {
    await page.goto(`/scenarios/park-entry/${name}`);
    await page.getByLabel('From', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await picture(page, `phone-${name.split('?')[0]?.replace('/', '-') ?? ''}`);
  }
  calm();
});
