/** Batch access in a real browser: a list with a row that is wrong, reviewed twice, signed once, and done item by item to the end; on a phone, too. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCaseOf } from './apply-at-once.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';
import { batchForm, batchList, batchRow } from '../support/batch.ts';

const open = browserTests();
const patient = { timeout: 60_000 };
const desk = { viewport: { width: 1440, height: 900 } };
const reason = '清单、授权和登记证书逐项核对一致，同意这一批机构接入一卡通应用平台。';
const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 demo') };

/** Fills the form in at once, and goes on by hand: the list from its template, and the other files. */
async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始申请：批量接入' }).click();
  await page.getByLabel('批次名称').waitFor(patient);
  const at = `/api/cases/${new URL(page.url()).pathname.split('/').at(-1) ?? ''}/application`;
  const { items: _none, ...form } = batchForm([]);
  await page.evaluate(
    async ([to, body]) => {
      const headers = { 'content-type': 'application/json', 'if-match': '"0"' };
      await fetch(to, { method: 'PUT', headers, body });
    },
    [at, JSON.stringify(form)] as const,
  );
  await page.reload();
  await page.getByRole('button', { name: /材料/ }).first().click(patient);
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载机构清单模板' }).click(),
  ]);
  expect(await readFile(await template.path(), 'utf8')).toContain('统一社会信用代码');
  const rows = [batchRow(1), batchRow(2), batchRow(3, { kind: '商店' }), batchRow(4)];
  const files = page.locator('input[type=file]');
  const list = { name: '机构清单.csv', mimeType: 'text/csv', buffer: Buffer.from(batchList(rows)) };
  await files.nth(0).setInputFiles(list);
  await page.getByRole('link', { name: '机构清单.csv' }).waitFor(patient);
  await files.nth(1).setInputFiles({ name: '证书汇编.pdf', ...pdf });
  await page.getByRole('link', { name: '证书汇编.pdf' }).waitFor(patient);
  await files.nth(2).setInputFiles({ name: '授权书.pdf', ...pdf });
  await page.getByRole('link', { name: '授权书.pdf' }).waitFor(patient);
  await expectAccessible(page);
  await picture(page, 'batch-files');
  await page.getByRole('button', { name: /核对并提交/ }).click();
  await page.getByRole('button', { name: '提交申请' }).click(patient);
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '逐项办理' }).waitFor(patient);
}

async function approve(account: string, address: string): Promise<void> {
  const { page, calm } = await open(desk);
  await signIn(page, account);
  await page.goto(address);
  await page.getByRole('heading', { name: '逐项办理' }).waitFor(patient);
  if (account === 'access-manager') {
    await page.getByRole('button', { name: '未通过 1' }).click();
    await page
      .getByText('共 1 条')
      .or(page.getByText(/1 \/ 1|1 条/))
      .first()
      .waitFor();
    await expectAccessible(page);
    await picture(page, 'batch-review');
  }
  await page.getByRole('button', { name: '同意', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox').fill(reason);
  await dialogue.getByRole('button', { name: '同意', exact: true }).click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
  calm();
  await page.close();
}

test('a list is handed in, reviewed, signed for once, and done item by item', { timeout: 400_000 }, async () => {
  const { page, calm } = await open(desk);
  await signIn(page, 'applicant-library');
  await apply(page);
  await page.getByText('清单已核验；审核、签署后逐项办理。').waitFor();
  const address = new URL(page.url()).pathname;
  await approve('access-manager', address);
  await approve('approver', address);

  await page.getByRole('button', { name: '生成密钥' }).click(patient);
  await page.getByRole('checkbox', { name: /已阅读并同意/ }).check();
  await page.getByRole('button', { name: '签署', exact: true }).click();
  // The page follows by itself, to the end.
  await page.getByText('全部办完：').waitFor(patient);
  await page.getByRole('button', { name: '已通过 3' }).waitFor();
  expect(await page.getByRole('progressbar', { name: '办理进度' }).getAttribute('aria-valuenow')).toBe('4');
  await expectAccessible(page);
  await picture(page, 'batch-over');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载结果（CSV）' }).click(),
  ]);
  expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(5);

  await page.getByRole('searchbox', { name: /查找机构/ }).fill('演示机构2');
  await page.getByRole('link', { name: '演示机构1' }).waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'batch-over-390');
  await page.getByRole('link', { name: '演示机构2' }).click();
  await page.getByRole('link', { name: '打开批次' }).waitFor(patient);
  calm();

  const english = await open({ ...desk, locale: 'en-GB' });
  await signIn(english.page, 'access-manager');
  await english.page.goto(`${address}?item=refused`);
  await english.page.getByRole('heading', { name: 'Item by item' }).waitFor(patient);
  await expectAccessible(english.page);
  await picture(english.page, 'batch-en');
});

test('the items that a batch opens are found by their names, with the keyboard, and on a phone', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 } });
  await signIn(page, 'applicant-library');
  await page.goto(`/procedures/cases/${await openCaseOf(page, 'batch-access')}`);
  await page
    .getByRole('button', { name: /开通的应用/ })
    .first()
    .click(patient);
  const field = page.getByLabel(/每家机构开通的应用/).first();
  for (const name of ['乘坐公交', 'YKT-CUL-01']) {
    await field.fill(name);
    await field.press('Enter');
  }
  await page.getByText('图书借阅 · YKT-CUL-01').first().waitFor();
  await field.fill('老');
  await page.getByText('养老服务 · YKT-ELD-01').first().waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'batch-items-390');
  calm();
}, 240_000);
