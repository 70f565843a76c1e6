/** The card used in a real browser against a real platform: by mouse, by keyboard alone, and on a phone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, signIn } from './browser.ts';

const open = browserTests();

/** Opens library lending and puts a card on the reader. */
async function useCard(page: Page, card: string): Promise<void> {
  await page.goto('/scenarios/library-lending');
  await page.getByRole('button', { name: '用卡', exact: true }).click();
  await page.locator(`input[value="${card}"]`).check();
  await page.getByLabel('图书条码').fill('TS20260001');
  await page.getByRole('button', { name: '放卡办理' }).click();
}

const face = (page: Page, node: string) => page.locator(`[data-node-id="${node}"]`);
const record = (page: Page) => page.getByRole('link', { name: '查看办件记录' });

test('a page asks to sign in first, says what is wrong in words, and comes back', async () => {
  const { page, calm } = await open();
  await page.goto('/cases?scenario=library-lending');
  const account = page.getByLabel('账号', { exact: true });
  await account.waitFor();
  await page.locator('input[autocomplete="username"]:focus').waitFor();
  await account.fill('designer');
  await page.getByLabel('密码', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('alert').getByText('账号或密码不正确').waitFor();
  expect(await account.inputValue()).toBe('designer');
  await expectAccessible(page);
  await page.getByRole('button', { name: /designer/ }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/cases?scenario=library-lending');
  await page.getByRole('button', { name: /^账号/ }).click();
  await page.getByText('退出登录').click();
  await page.waitForURL('**/sign-in?**');
  calm();
});

test('a good card: the nodes become done one after the other, the cardholder is told, and the record says why', async () => {
  const { page, calm } = await open();
  await signIn(page, 'designer');
  await expectAccessible(page);
  await page.getByRole('link', { name: '图书借阅' }).click();
  await face(page, 'start').waitFor();
  await expectAccessible(page);
  await face(page, 'decide').click();
  await page.getByRole('complementary').getByText('library-lending').first().waitFor();
  await expectAccessible(page);

  await useCard(page, 'demo-wang');
  await page.locator('[data-node-id="read"][data-state="current"]').waitFor();
  expect(await face(page, 'loan').getAttribute('data-state')).toBe('waiting');
  await page.locator('[data-node-id="read"][data-state="done"]').waitFor();
  await record(page).waitFor();
  for (const node of ['start', 'read', 'verify', 'decide', 'tell', 'loan', 'lent']) {
    expect(await face(page, node).getAttribute('data-state'), node).toBe('done');
  }
  expect(await page.locator('.react-flow__edge.edge-path').count()).toBe(6);
  const screen = page.getByRole('region', { name: '持卡人' });
  await screen.getByText('借阅成功').waitFor();
  expect(await screen.getAttribute('data-tone')).toBe('success');
  await page.locator('[data-announcement]', { hasText: '办理结束：已借出' }).waitFor({ state: 'attached' });
  await expectAccessible(page);

  await record(page).click();
  await page.getByRole('heading', { name: '过程' }).waitFor();
  await page.getByText('卡和人员状态正常').first().waitFor();
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('9901**********0112');
  expect(text).not.toContain('990100198605140112');
  await expectAccessible(page);
  await page.getByRole('navigation', { name: '主要区域' }).getByRole('link', { name: '办件' }).click();
  await page
    .getByRole('row', { name: /图书借阅.*已借出/ })
    .first()
    .waitFor();
  await expectAccessible(page);
  calm();
});

test('a lost card is refused with its prompt, at once where the replay is skipped, and in the elders’ size', async () => {
  const { page } = await open();
  await signIn(page, 'operator');
  await useCard(page, 'demo-zhao');
  await page.getByRole('button', { name: '跳过演示' }).click();
  await record(page).waitFor();
  const screen = page.getByRole('region', { name: '持卡人' });
  await screen.locator('[data-prompt="card.abnormal"], [data-prompt^="card."]').waitFor();
  expect(await screen.getAttribute('data-tone')).toBe('refused');
  await page.locator('[data-state="refused"]').waitFor();
  expect(await face(page, 'loan').getAttribute('data-state')).toBe('waiting');
  const size = async () => (await screen.locator('p').last().boundingBox())?.height ?? 0;
  const usual = await size();
  await page.getByRole('switch', { name: '长辈版' }).click();
  expect(await size()).toBeGreaterThan(usual);
  await expectAccessible(page);
});

test('pressing twice opens one case, and a missing input is said at its field', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending');
  await page.getByRole('button', { name: '用卡', exact: true }).click();
  await page.locator('input[value="demo-li"]').check();
  const submit = page.getByRole('button', { name: '放卡办理' });
  await submit.click();
  await page.getByText('请填写图书条码').waitFor();
  const keys: (string | undefined)[] = [];
  page.on('request', (sent) => {
    if (sent.method() === 'POST' && sent.url().includes('/cases')) keys.push(sent.headers()['idempotency-key']);
  });
  // The first answer is lost on its way; pressing again is the same attempt.
  await page.route(
    '**/cases?wait=0',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByLabel('图书条码').fill('TS20260002');
  await submit.click();
  await page.getByRole('alert').getByText('连不上平台').waitFor();
  expect(await page.getByLabel('图书条码').inputValue()).toBe('TS20260002');
  await submit.click();
  await record(page).waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('less motion asked for: the run is shown at once', async () => {
  const { page } = await open({ reducedMotion: 'reduce' });
  await signIn(page, 'designer');
  await useCard(page, 'demo-wang');
  await record(page).waitFor();
  expect(await page.locator('[data-state="current"]').count()).toBe(0);
  expect(await face(page, 'lent').getAttribute('data-state')).toBe('done');
});

test('the whole page speaks English, tells the server so, and remembers it', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Library lending' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', { name: 'Scenarios' }).waitFor();
  await page.goto('/cases/does-not-exist');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/\p{Script=Han}/u);
  await page.goto('/scenarios/library-lending');
  await page.getByRole('button', { name: 'Use the card' }).click();
  await page.locator('input[value="demo-wang"]').waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/\p{Script=Han}/u);
  await expectAccessible(page);
});

test('what is looked for is kept in the address, and nothing found is said as such', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  await page.keyboard.press('/');
  await page.keyboard.type('图书');
  await page.waitForURL('**/scenarios?q=*');
  await page.getByRole('link', { name: '公园入园' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('link', { name: '图书借阅' }).waitFor();
  await page.getByRole('searchbox').fill('没有这样的场景');
  await page.getByRole('heading', { name: '没有找到“没有这样的场景”' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '清除搜索' }).click();
  await page.getByRole('link', { name: '公园入园' }).waitFor();
});

test('the checks run, and the outline shows the same scenario', async () => {
  const { page } = await open();
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending');
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByRole('complementary', { name: '检查' }).getByRole('status').waitFor();
  await page.getByText('大纲', { exact: true }).click();
  const outline = page.getByRole('list', { name: '大纲' });
  await outline.getByRole('button', { name: /写入借阅记录/ }).click();
  await page.getByRole('complementary', { name: '节点' }).getByText('demo-library').waitFor();
  await expectAccessible(page);
});

test('the whole task by keyboard alone', async () => {
  const { page } = await open();
  await page.goto('/');
  await page.getByLabel('账号', { exact: true }).waitFor();
  await page.keyboard.type('designer');
  const demo = await page.request.get('/api/sessions/demo-accounts');
  const { items } = (await demo.json()) as { items: { account: string; password: string }[] };
  await page.keyboard.press('Tab');
  await page.keyboard.type(items.find(({ account }) => account === 'designer')?.password ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('图书');
  await page.getByRole('link', { name: '公园入园' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  const tabTo = async (words: RegExp, most = 60) => {
    for (let pressed = 0; pressed < most && !words.test(await focused()); pressed += 1)
      await page.keyboard.press('Tab');
    expect(await focused()).toMatch(words);
  };
  await tabTo(/^图书借阅$/);
  await page.keyboard.press('Enter');
  await face(page, 'start').waitFor();
  await tabTo(/^用卡$/);
  await page.keyboard.press('Enter');
  await page.locator('input[value="demo-wang"]').waitFor();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await page.evaluate('document.activeElement?.getAttribute("name") === "card"')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await tabTo(/^填入$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await record(page).waitFor();
  await tabTo(/^查看办件记录$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '过程' }).waitFor();
});

test('on a phone nothing runs over the edge, and the card can be used', async () => {
  const { page } = await open({
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
  });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /designer/ }).waitFor();
  await expectNoSidewaysScroll(page);
  await signIn(page, 'designer');
  await expectNoSidewaysScroll(page);
  await page.goto('/scenarios/library-lending');
  await page.getByRole('list', { name: '大纲' }).waitFor();
  await expectNoSidewaysScroll(page);
  await useCard(page, 'demo-wang');
  await page.locator('li[data-state="done"]').first().waitFor();
  await record(page).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await record(page).click();
  await page.getByRole('heading', { name: '过程' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto('/cases');
  await page.getByRole('table').waitFor();
  await expectNoSidewaysScroll(page);
});
