/** Notes, lanes, layout aside and called scenarios opened in place, in a real browser against a real platform. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

const said = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
const note = (page: Page) => page.locator('.react-flow__node-note');
const undo = (page: Page) => page.getByRole('button', { name: /^(撤销|Undo)$/ });

async function openEditor(page: Page, id: string): Promise<void> {
  await signIn(page, 'designer');
  await page.goto(`/scenarios/${id}/edit`);
  await page.locator('.react-flow__node').first().waitFor();
}

const place = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute('style');

/** Adds to the draft a node that calls the lending of books. */
const addCalls = (page: Page) =>
  page.evaluate(async () => {
    const address = '/api/scenarios/park-entry/draft';
    const { revision, scenario } = (await (await fetch(address)).json()) as {
      revision: number;
      scenario: { nodes: object[] };
    };
    const outcomes = [{ id: 'lent', label: { 'zh-CN': '已借出', en: 'Lent' } }];
    const settings = { scenario: 'library-lending', outcomes };
    const call = { id: 'call', kind: 'sub-scenario', settings, position: { x: 0, y: 480 } };
    const body = JSON.stringify({ ...scenario, nodes: [...scenario.nodes, call] });
    const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` };
    return (await fetch(address, { method: 'PUT', headers, body })).status;
  });

test('a note is written in place, found, listed and undone; lanes are a view; layout is one step', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await openEditor(page, 'park-entry');
  await page.locator('.react-flow__node[data-id="start"]').click();
  await page.keyboard.press('n');
  await said(page, '已添加备注');
  await page.getByRole('textbox', { name: '备注' }).fill('周末人多，先开两个闸口。');
  await page.keyboard.press('Escape');
  await note(page).getByText('周末人多').waitFor();
  await expectAccessible(page);
  await picture(page, 'canvas-note');

  await page.keyboard.press('Control+f');
  await page.locator('.find-bar input:focus').waitFor();
  await page.keyboard.type('闸口');
  await page.keyboard.press('Enter');
  await page.getByText('1/1').waitFor();
  await page.keyboard.press('Escape');

  const before = await place(page, 'start');
  await page.getByRole('button', { name: '按经办方分道' }).click();
  await page.locator('[data-lane="cardholder"]').waitFor();
  await expectAccessible(page);
  await picture(page, 'canvas-lanes');
  await page.getByRole('button', { name: '按经办方分道' }).click();
  await page.locator('[data-lane]').first().waitFor({ state: 'detached' });
  // The lanes go a moment before the nodes are back.
  await expect.poll(() => place(page, 'start'), { timeout: 10_000 }).toBe(before);

  await page.getByRole('button', { name: '自动排布' }).click();
  await said(page, '已自动排布');
  await page.getByText('大纲', { exact: true }).click();
  await page.getByRole('region', { name: '备注' }).getByText('关于“').waitFor();
  await expectAccessible(page);
  while (await undo(page).isEnabled()) await undo(page).click();
  await page.getByRole('button', { name: '添加备注' }).waitFor();
  await page.getByRole('region', { name: '备注' }).getByRole('textbox').waitFor({ state: 'detached' });
  calm();
});

test('a called scenario opens in place by key, and Escape comes back to its node; in the dark', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await openEditor(page, 'park-entry');
  expect(await addCalls(page)).toBe(200);
  await page.reload();
  const node = page.locator('.react-flow__node[data-id="call"]');
  await node.click();
  await node.press('o');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('group', { name: /的画布$/ }).waitFor();
  await drawer.locator('.react-flow__node').first().waitFor();
  await expectAccessible(page);
  await picture(page, 'canvas-sub-scenario');
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__node[data-id="call"]:focus').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  calm();
});
