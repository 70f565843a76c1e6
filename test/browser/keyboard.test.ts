/** The whole task by keyboard alone: a scenario made, drawn, mended, tried, tested, filed by one person, published by another, and used by a third. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keysOf, type Keys } from './by-keys.ts';
import { browserTests, expectAccessible, picture } from './browser.ts';

const open = browserTests();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function signedIn(account: string): Promise<{ page: Page; keys: Keys; calm: () => void }> {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  const keys = await keysOf(page);
  await page.goto('/');
  await keys.to(field(page, '账号'));
  await keys.use(page.getByRole('button', { name: new RegExp(`\\s${account}$`) }));
  await keys.use(button(page, '登录'));
  await page.getByRole('table').waitFor();
  return { page, keys, calm };
}

async function answerTheQuestions(page: Page, keys: Keys): Promise<void> {
  const next = () => keys.use(button(page, '下一步'));
  const asked = (words: string) => page.getByRole('heading', { name: words, exact: true }).waitFor();
  await asked('办什么事？');
  await keys.to(field(page, '中文名称'));
  await keys.type('进美术馆');
  await keys.to(field(page, '英文名称'));
  await keys.type(`Gallery ${Date.now().toString(36)}`);
  await keys.choose(page.getByRole('radio', { name: '进场所、核对身份' }));
  await next();
  await asked('由谁提供？');
  await keys.to(field(page, '单位名称（中文）'));
  await keys.type('省美术馆');
  await keys.to(field(page, '单位名称（英文）'));
  await keys.type('Provincial Gallery');
  await keys.choose(page.getByRole('radio', { name: /^不写/ }));
  await next();
  await asked('怎样用卡？');
  await keys.to(page.getByRole('checkbox', { name: '非接读卡' }));
  await keys.press('Space');
  await next();
  await asked('在哪里用卡？');
  await keys.choose(page.getByRole('radio', { name: '闸机' }));
  await next();
  await asked('那里用什么网络？');
  await keys.choose(page.getByRole('radio', { name: /^互联网/ }));
  await next();
  await asked('涉及资金吗？');
  await keys.choose(page.getByRole('radio', { name: '不涉及资金' }));
  await next();
  await asked('用这个名称新建吗？');
  await page.getByText('可以用').waitFor();
  await keys.use(button(page, '新建'));
  await page.waitForURL('**/edit');
}

/** A next step at the start: added, connected, renamed and set; undone, redone, found again. */
async function draw(page: Page, keys: Keys): Promise<void> {
  const node = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  await node('start').waitFor();
  await keys.to(node('start'));
  await keys.press('a');
  await page.getByRole('combobox', { name: '搜索' }).waitFor();
  await keys.type('提示');
  await keys.press('Enter');
  await keys.hears('已添加 提示');
  await page.locator('.react-flow__node[data-id="prompt"]:focus').waitFor();
  await keys.press('c');
  await page.getByRole('combobox', { name: '搜索' }).waitFor();
  await keys.press('ArrowDown');
  await keys.press('ArrowUp');
  await keys.press('Enter');
  await keys.hears('提示 已连接到');
  await picture(page, 'keyboard-drawn');

  const inspector = page.getByRole('complementary');
  const voice = inspector.getByRole('checkbox', { name: '语音' });
  await keys.to(inspector.getByRole('textbox', { name: '名称（中文）' }));
  await keys.type('请放卡');
  await keys.press('Tab');
  await keys.type('Put the card down');
  await node('prompt').getByText('请放卡').waitFor();
  await keys.to(voice);
  await keys.press('Space');
  expect(await voice.isChecked()).toBe(false);
  await keys.to(inspector.getByText('高级', { exact: true }));
  await keys.press('Control+z');
  await expect.poll(() => voice.isChecked()).toBe(true);
  await keys.press('Control+Shift+z');
  await expect.poll(() => voice.isChecked()).toBe(false);

  await keys.press('Control+f');
  await page.locator('.find-bar input:focus').waitFor();
  await keys.type('请放卡');
  await keys.press('Enter');
  await keys.hears('1/1');
  await keys.press('Escape');
  await page.locator('.react-flow__node[data-id="prompt"]:focus').waitFor();
}

/** A copy that nothing leads to is found wrong, and taken away again by the quick fix. */
async function mend(page: Page, keys: Keys): Promise<void> {
  const nodes = page.locator('.react-flow__node');
  const before = await nodes.count();
  await keys.press('Control+d');
  await keys.hears('已粘贴 1 个节点');
  await expect.poll(() => nodes.count()).toBe(before + 1);
  await keys.choose(page.getByRole('tab', { name: '问题' }), 'ArrowRight');
  await keys.use(page.getByRole('button', { name: '一键修正' }).first());
  await expect.poll(() => nodes.count()).toBe(before);
}

/** Step by step to an end. */
async function tryOut(page: Page, keys: Keys): Promise<void> {
  await keys.choose(page.getByRole('tab', { name: '试运行' }), 'ArrowRight');
  await keys.use(page.getByRole('toolbar', { name: '试运行操作' }).getByRole('button', { name: '开始' }));
  await keys.hears('停在：闸机用卡');
  await keys.press('F10');
  await keys.hears('停在：请放卡');
  await keys.press('F5');
  await keys.hears(/^已结束/);
  await picture(page, 'keyboard-tried');
}

async function file(page: Page, keys: Keys): Promise<void> {
  await keys.hears('已保存');
  await keys.use(button(page, '检查与备案'));
  await keys.use(button(page, '自动生成测试'));
  await keys.use(page.getByRole('button', { name: /^保存/ }));
  await page.getByText(/个测试通过/).waitFor();
  await keys.use(page.getByRole('button', { name: /^备案修订/ }));
  await keys.use(button(page, '备案'));
  await page.getByText('已备案为版本 1').waitFor();
  await picture(page, 'keyboard-filed');
}

/** The second person, by the quick search. */
async function publish(scenario: string): Promise<void> {
  const { page, keys, calm } = await signedIn('reviewer');
  await keys.press('Control+k');
  await keys.to(page.getByRole('combobox', { name: '快速查找' }));
  await keys.type('进美术馆');
  await page.getByRole('option', { name: scenario }).waitFor();
  const chosen = page.getByRole('option', { name: scenario, selected: true });
  for (let pressed = 0; pressed < 8 && (await chosen.count()) === 0; pressed += 1) await keys.press('ArrowDown');
  await keys.press('Enter');
  await page.waitForURL(`**/scenarios/${scenario}`);
  await keys.use(page.getByRole('link', { name: '版本 1 等您复核' }));
  await keys.use(page.getByRole('link', { name: '查看变化并复核' }));
  await keys.use(button(page, '发布版本 1'));
  await keys.use(page.getByRole('dialog').getByRole('button', { name: '变化、检查、测试和附件均已核对，同意发布。' }));
  await keys.use(page.getByRole('dialog').getByRole('button', { name: '发布版本 1' }));
  await page.getByText('版本 1 已发布').first().waitFor();
  await picture(page, 'keyboard-published');
  await keys.ended();
  calm();
}

async function useTheCard(scenario: string): Promise<void> {
  const { page, keys, calm } = await signedIn('operator');
  await page.goto(`/scenarios/${scenario}`);
  await keys.use(button(page, '用卡'));
  await keys.choose(page.locator('input[value="demo-wang"]'));
  await keys.use(button(page, '放卡办理'));
  await keys.use(page.getByRole('link', { name: '查看办件记录' }));
  await page.getByRole('heading', { name: '过程' }).waitFor();
  await picture(page, 'keyboard-used');
  await keys.ended();
  calm();
}

test('from an empty list to an open gate, without a mouse', { timeout: 400_000 }, async () => {
  const { page, keys, calm } = await signedIn('designer');
  await keys.use(page.getByRole('link', { name: '新建场景' }));
  await answerTheQuestions(page, keys);
  const scenario = new URL(page.url()).pathname.split('/')[2] ?? '';
  await draw(page, keys);
  await mend(page, keys);
  await tryOut(page, keys);
  await expectAccessible(page);
  await file(page, keys);
  await keys.ended();
  calm();
  await publish(scenario);
  await useTheCard(scenario);
});
