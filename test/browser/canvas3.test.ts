/** Groups, notes that resize, and lanes wherever a scenario is drawn, in a real browser against a real platform. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const said = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const style = async (of: Locator) => (await of.getAttribute('style')) ?? '';
const undo = (page: Page) => page.getByRole('button', { name: '撤销' }).click();

async function openEditor(page: Page, id: string): Promise<void> {
  await signIn(page, 'designer');
  await page.goto(`/scenarios/${id}/edit`);
  await page.locator('.react-flow__node').first().waitFor();
}

/** Drags something by the mouse. */
async function drag(page: Page, what: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('nothing to drag');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

test('a group is made by key, named, moved as one, folded and taken away; a note is sized by hand and by key', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await openEditor(page, 'park-entry');
  await node(page, 'start').click();
  await page
    .locator('.react-flow__node-face')
    .nth(1)
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await said(page, '已把 2 个节点编为一组');
  await page.getByRole('textbox', { name: '分组名称' }).fill('进园前');
  await page.keyboard.press('Enter');
  const frame = node(page, 'group:group-1');
  await frame.getByText('进园前').waitFor();
  await page.getByRole('button', { name: '青色' }).click();
  await expectAccessible(page);
  await picture(page, 'canvas-group');

  const [atRest, start] = [await style(frame), await style(node(page, 'start'))];
  await drag(page, frame.getByText('进园前'), { x: 0, y: 160 });
  await expect.poll(() => style(frame)).not.toBe(atRest);
  await expect.poll(() => style(node(page, 'start'))).not.toBe(start);
  await undo(page);
  await expect.poll(() => style(frame)).toBe(atRest);
  await expect.poll(() => style(node(page, 'start'))).toBe(start);

  await frame.press('g');
  await said(page, '已折叠分组“进园前”');
  await frame.getByText('2 个节点').waitFor();
  await node(page, 'start').waitFor({ state: 'detached' });
  await expectAccessible(page);
  await picture(page, 'canvas-group-folded');
  await frame.getByRole('button', { name: '展开分组“进园前”' }).click();
  await node(page, 'start').waitFor();

  await page.locator('.react-flow__pane').click({ position: { x: 700, y: 640 } });
  await page.getByRole('button', { name: '添加备注' }).click();
  await page.getByRole('textbox', { name: '备注' }).fill('周末人多，先开两个闸口。');
  await page.keyboard.press('Escape');
  const note = node(page, 'note:note-1');
  const size = await style(note);
  await drag(page, note.locator('.react-flow__resize-control.handle.bottom.right'), { x: 96, y: 48 });
  await expect.poll(() => style(note)).not.toBe(size);
  await picture(page, 'canvas-note-sized');
  await undo(page);
  await expect.poll(() => style(note)).toBe(size);
  await note.press('Shift+ArrowRight');
  await expect.poll(() => style(note)).toContain('224px');

  await page.getByText('大纲', { exact: true }).click();
  const groups = page.getByRole('region', { name: '分组' });
  await groups.getByRole('textbox', { name: '分组名称' }).fill('入园核验');
  await groups.getByRole('button', { name: '新建分组' }).click();
  await groups.locator('form').getByRole('checkbox').last().check();
  await groups.locator('form').getByRole('textbox').fill('出园');
  await expectAccessible(page);
  await picture(page, 'canvas-groups-outline');
  await groups.getByRole('button', { name: '编为一组' }).click();
  await groups.getByRole('button', { name: '取消分组“出园”' }).click();
  await said(page, /已取消分组“出园”/);
  expect(await groups.getByRole('listitem').count()).toBe(1);
  await page.getByText('已保存').first().waitFor();
  calm();
});

test('lanes are shown wherever a scenario is read, and in both drawings of a comparison; on a phone and in English too', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await signIn(page, 'reviewer');
  await page.goto('/scenarios/park-entry?document=draft');
  const lanes = page.getByRole('button', { name: '按经办方分道' });
  await lanes.click();
  await page.locator('[data-lane="cardholder"]').waitFor();
  await expectAccessible(page);
  await picture(page, 'lanes-read-dark');

  await page.goto('/scenarios/park-entry/versions/compare?from=1');
  await lanes.click();
  await page.locator('figure [data-lane="cardholder"]').nth(1).waitFor();
  await page.getByText('新增分组').first().waitFor();
  await expectAccessible(page);
  await picture(page, 'lanes-compared-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'lanes-compared-phone');
  calm();
});
