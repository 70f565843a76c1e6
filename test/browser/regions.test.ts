/** Divisions in a real browser: chosen by keys and by hand, found by name, typed as a code, and called by their names where they are read. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

async function openTrial(page: Page): Promise<void> {
  await page.goto('/scenarios/library-lending/edit');
  await page.getByRole('tab', { name: '试运行' }).click();
  await page.getByRole('combobox', { name: '办理地点' }).waitFor();
}

test('a place is chosen in three columns by the keys alone, found by its name, taken by hand, and let go', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await openTrial(page);
  const place = page.getByRole('combobox', { name: '办理地点' });
  await place.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: '演示东区' }).waitFor();
  expect(await page.locator(`[id="${await place.getAttribute('aria-activedescendant')}"]`).textContent()).toBe(
    '演示一市',
  );
  await expectAccessible(page);
  await picture(page, 'regions-columns');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await place.inputValue()).toBe('演示省 / 演示一市 / 演示东区');

  await place.fill('吉林 朝阳');
  await page.getByRole('treeitem', { name: '吉林省 / 长春市 / 朝阳区' }).waitFor();
  await expectAccessible(page);
  await place.press('Escape');
  expect(await place.inputValue()).toBe('演示省 / 演示一市 / 演示东区');

  await place.click();
  await page.getByRole('treeitem', { name: '演示外省' }).click();
  await page.getByRole('treeitem', { name: '演示外市' }).click();
  expect(await place.inputValue()).toBe('演示外省 / 演示外市');
  await place.fill('130199');
  await place.press('Enter');
  expect(await place.inputValue()).toBe('河北省 / 石家庄市 / 130199');
  await page.getByRole('button', { name: '清除所选区划' }).click();
  expect(await place.inputValue()).toBe('');
  await page.getByRole('button', { name: '演示外省演示外市' }).click();

  const whose = page.getByRole('combobox', { name: '所在机构' });
  await whose.fill('公园');
  await page.getByTitle('演示公园 · 演示省演示一市').click();
  await page.keyboard.press('F5');
  await page.getByRole('status').getByText('已结束').first().waitFor();
  await page.getByRole('row', { name: 'place.region' }).getByText('演示外省演示外市').waitFor();
  await page.getByRole('row', { name: 'place.institution' }).getByText('演示公园').waitFor();
  await expectAccessible(page);
  calm();
});

test('on a phone a case says at which institution and where it is', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(page, 'operator');
  const id = await page.evaluate(async () => {
    const answer = await fetch('/api/scenarios/library-lending/cases?wait=20', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ card: 'demo-wang', inputs: { barcode: 'TS20260001' } }),
    });
    return ((await answer.json()) as { id: string }).id;
  });
  await page.goto(`/cases/${id}`);
  await page.getByText('演示图书馆 · 演示省', { exact: true }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, 'regions-case-390');
  calm();
});
