/** A scenario changed on the canvas, in a real browser against a real platform: by mouse, and again by keyboard alone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, signIn } from './browser.ts';

const open = browserTests();

const nodes = (page: Page) => page.locator('.react-flow__node');
const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor();

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function openEditor(page: Page): Promise<number> {
  await signIn(page, 'designer');
  await page.goto('/scenarios/park-entry');
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  // The page before has a drawing too.
  await page.locator('.editor-canvas .react-flow__node').first().waitFor();
  return nodes(page).count();
}

test('by mouse: a node dragged from the palette, moved, connected, copied, and all of it undone', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  const before = await openEditor(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '提示', exact: true }).dragTo(page.locator('.react-flow__pane'), {
    targetPosition: { x: 300, y: 620 },
  });
  await said(page, '已添加 提示');
  const start = await middleOf(page, '.react-flow__node[data-id="prompt"]');
  await drag(page, start, { x: start.x + 160, y: start.y });
  const moved = await middleOf(page, '.react-flow__node[data-id="prompt"]');
  expect(Math.abs(moved.x - start.x - 160)).toBeLessThan(20);

  const port = await middleOf(page, '.react-flow__node[data-id="prompt"] .react-flow__handle.source');
  await drag(page, port, await middleOf(page, '.react-flow__node[data-id="start"]'));
  await said(page, '不能连接到开始节点');
  const end = await page.locator('.react-flow__node').last().getAttribute('data-id');
  expect(end).toBe('prompt');
  await node(page, 'prompt').hover();
  await node(page, 'prompt')
    .getByRole('button', { name: /^在“.*”之后添加下一步$/ })
    .click();
  await expectAccessible(page);
  await page.getByRole('option', { name: /^结束/ }).click();
  await said(page, '已添加 结束');
  expect(await page.locator('.react-flow__edge[data-id^="prompt"]').count()).toBe(1);

  await node(page, 'prompt').click();
  await page.keyboard.press('Control+c');
  await said(page, '已复制 1 个节点');
  await page.keyboard.press('Control+v');
  await said(page, '已粘贴 1 个节点');
  expect(await nodes(page).count()).toBe(before + 3);
  const undo = page.getByRole('button', { name: '撤销' });
  while (await undo.isEnabled()) await undo.click();
  expect(await nodes(page).count()).toBe(before);
  calm();
});

test('by keyboard alone: found, a next step added, connected, moved and deleted, on the canvas and in the outline', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  const before = await openEditor(page);
  await page.keyboard.press('Control+f');
  await page.locator('.find-bar input:focus').waitFor();
  await page.keyboard.type('start');
  await page.keyboard.press('Enter');
  await page.getByText(/^1\/\d+$/).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__node[data-id="start"]:focus').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: '搜索' }).waitFor();
  await page.keyboard.type('通知');
  await page.keyboard.press('Enter');
  await said(page, '已添加 通知');
  await page.locator('.react-flow__node[data-id="notify"]:focus').waitFor();
  const at = await node(page, 'notify').getAttribute('style');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => node(page, 'notify').getAttribute('style')).not.toBe(at);
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: '搜索' }).waitFor();
  await page.keyboard.press('Enter');
  await said(page, '通知 已连接到');
  await page.locator('.react-flow__node[data-id="notify"]:focus').waitFor();
  await page.keyboard.press('Delete');
  await said(page, '已删除 通知');
  expect(await nodes(page).count()).toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => nodes(page).count()).toBe(before + 1);

  await page.getByText('大纲', { exact: true }).click();
  await page.getByRole('button', { name: '删除“通知”' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '删除“通知”' }).press('Enter');
  await said(page, '已删除 通知');
  const undo = page.getByRole('button', { name: '撤销' });
  while (await undo.isEnabled()) await undo.press('Enter');
  calm();
});

test('on a phone, in English and in the dark the outline fits; whoever may not edit reads the scenario instead', async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page, calm } = await open(phone);
  await signIn(page, 'designer');
  await page.goto('/scenarios/park-entry/edit');
  await page.getByRole('list', { name: 'Outline' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  calm();
  const { page: other } = await open();
  await signIn(other, 'operator');
  await other.goto('/scenarios/park-entry/edit');
  await other.waitForURL('**/scenarios/park-entry');
  expect(await other.getByRole('button', { name: '编辑', exact: true }).count()).toBe(0);
});
