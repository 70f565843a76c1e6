/** The editor of decision tables in a real browser, under the platform's security policy: by keyboard, with its findings, from and to spreadsheets. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Table } from '../../engine/core/tables/table.ts';
import { serveBenchPage, type ServedPage } from '../../scripts/bench/bench-page.ts';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, picture } from './browser.ts';

let served: ServedPage | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  served = await serveBenchPage('table');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const scenic = async (): Promise<Table> => {
  const file = await readFile(new URL('../../rulesets/policies/scenic-ticket.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { table: Table }).table;
};

/** The editor over a table, or over so many rows of one. */
async function edit(table: Table | number, options = {}) {
  if (!served || !browser) throw new Error('a page is opened inside a test');
  const { page, calm } = await openPage(browser, served.url, options);
  // The machine may be busy with much else.
  page.setDefaultTimeout(90_000);
  await page.goto('/');
  await page.waitForFunction('typeof window.drawTable === "function"');
  await page.evaluate(`window.drawTable('ours', ${JSON.stringify(table)})`);
  return { page, calm };
}

const now = (page: Page): Promise<Table> => page.evaluate('window.tableNow');
const cell = (page: Page, row: number, column: number) => page.locator(`[data-row="${row}"] [data-column="${column}"]`);
const findings = (page: Page) => page.getByRole('region', { name: '发现的问题' });
const isSound = (page: Page) => findings(page).getByText('没有空缺、没有重叠，每一行都轮得到').waitFor();

/** Pastes as a spreadsheet would have it. */
const paste = (page: Page, text: string) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);

const patient = { timeout: 300_000 };

test('a table is written by keyboard alone, and says where it has gaps and overlaps', patient, async () => {
  const { page, calm } = await edit(await scenic());
  await isSound(page);
  await expectAccessible(page);
  await picture(page, 'table-sound');

  // Row 3 leaves out who is 17, row 6 takes who is 59 too.
  await cell(page, 2, 0).click();
  await page.keyboard.type('6..16');
  await page.keyboard.press('Enter');
  await cell(page, 5, 0).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('59 至 64');
  await page.keyboard.press('Tab');
  await findings(page).getByText('2 处重叠').waitFor();
  await findings(page).getByText('没有一行接住：年龄（周岁） 17、卡状态 正常、本省的卡 否').waitFor();
  await expectAccessible(page);
  await picture(page, 'table-findings');

  await page.keyboard.press('F8');
  await expect.poll(() => page.evaluate('document.activeElement.closest("[data-row]")?.dataset.row')).toBe('3');
  await findings(page).getByRole('button', { name: '加一行' }).click();
  await findings(page).getByText('1 处空缺').waitFor({ state: 'detached' });
  const filled = await now(page);
  expect(filled.rows.at(-1)).toEqual({ when: [17, 'normal', '-'], then: ['counter', null] });

  await cell(page, 5, 0).click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await now(page)).toEqual(await scenic());
  await page.keyboard.press('ControlOrMeta+y');
  expect((await now(page)).rows[2]?.when[0]).toEqual({ from: 6, to: 16 });
  await page.keyboard.press('ControlOrMeta+z');
  await isSound(page);

  // Escape, and the next Tab leaves the grid.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("[role=gridcell]")')).toBeNull();
  calm();
});

test('a paste grows the table, and what can not be read stays and is marked', patient, async () => {
  const { page, calm } = await edit(await scenic());
  await isSound(page);
  await cell(page, 6, 0).click();
  await paste(page, '65..89\t正常\t-\tfree\t0\r\n九十岁\t"正常, 挂失"\t是\tfree\t0\r\n');
  const { rows } = await now(page);
  expect(rows).toHaveLength(8);
  expect(rows[7]).toEqual({ when: ['九十岁', { in: ['normal', 'lost'] }, true], then: ['free', 0] });
  await page.getByText('粘贴了 10 格；读不懂的 1 格已标出；放不下的 0 行没有粘贴').waitFor();
  await findings(page).getByText('先改正格子里的错误，再分析空缺与重叠').waitFor();
  expect(await cell(page, 7, 0).getAttribute('aria-invalid')).toBe('true');
  expect(await cell(page, 7, 0).innerText()).toBe('九十岁');
  await cell(page, 7, 0).click();
  await page.keyboard.type('>= 90');
  await page.keyboard.press('Enter');
  await findings(page).getByText('1 处重叠').or(findings(page).getByText('已分析')).first().waitFor();
  calm();
});

test('a table goes into a workbook and comes back, and a sheet of another’s making is mapped', patient, async () => {
  const { page, calm } = await edit(6_000);
  const before = await now(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 XLSX' }).click(),
  ]);
  const path = await download.path();
  await page.evaluate(`window.drawTable('ours', 3)`);
  const take = async (file: Parameters<Awaited<ReturnType<typeof chooser>>['setFiles']>[0]) =>
    (await chooser()).setFiles(file);
  const chooser = async () => {
    const [opened] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '导入表格' }).click(),
    ]);
    return opened;
  };
  await take(path);
  const dialog = page.getByRole('dialog', { name: '导入表格' });
  await dialog.getByRole('button', { name: '取 6000 行' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await now(page)).toEqual(before);

  await page.evaluate(`window.drawTable('ours', 3)`);
  await take({ name: 'x.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook') });
  await page.getByText('这个文件不是能读的 XLSX 工作簿').waitFor();
  await expectAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^取\s?消$/ })
    .click();

  const rows = [
    ['年龄（周岁）', '性别', '结果', '备注'],
    ['60以上', '女', 'free', 'x'],
    ['十八', '男', 'half', ''],
  ];
  const buffer = await writeXlsxFile(rows, { sheet: '票价' }).toBuffer();
  await take({ name: '票价.xlsx', mimeType: 'application/octet-stream', buffer });
  await dialog.getByText('1 格读不懂').waitFor();
  await expectAccessible(page);
  await picture(page, 'table-import');
  await dialog.getByRole('button', { name: '取 2 行' }).click();
  await dialog.waitFor({ state: 'detached' });
  const taken = await now(page);
  expect(taken.rows.map(({ when }) => when)).toEqual([
    [{ gte: 60 }, '-', '-', '-', 'female'],
    ['十八', '-', '-', '-', 'male'],
  ]);
  calm();
});

test('10,000 rows are walked, in English, in the dark, and on a phone', patient, async () => {
  const { page, calm } = await edit(10_000, {
    locale: 'en',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
  });
  const grid = page.getByRole('grid');
  expect(await grid.getAttribute('aria-rowcount')).toBe('10001');
  await cell(page, 0, 0).click();
  await page.keyboard.press('ControlOrMeta+End');
  await cell(page, 9999, 0).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.closest("[data-row]")?.dataset.row')).toBe('9999');
  await page.evaluate('document.querySelector("[role=grid]").scrollTop = 0');
  await cell(page, 0, 0).waitFor();
  // The active cell keeps the keyboard though it is out of sight.
  await page.keyboard.press('ArrowUp');
  await cell(page, 9998, 0).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'table-phone-en-dark');
  calm();
});
