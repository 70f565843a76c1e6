/** The page of the conformance kit: a system of a case is tested by the platform, mended, tested again, and its report handed in; on a phone and in English, too. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  picture,
  platformForTests,
  signIn,
  type PlatformForTests,
} from './browser.ts';
import { contact } from '../support/apply.ts';

let platform: PlatformForTests;
let browser: Browser;
beforeAll(async () => {
  platform = await platformForTests();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});
const patient = { timeout: 60_000 };
const desk = { width: 1440, height: 900 };

/** Has the demo library do something wrong, or nothing any more. */
const misbehaves = (fault: string | null) =>
  fetch(`${platform.library}/misbehaviour`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  });

/** Submits an application for the demo library, by the public interface, and gives its case. */
async function submitted(page: Page): Promise<string> {
  const publicKey = await readFile(join(platform.dataDir, 'keys/public/demo-library.pem'), 'utf8');
  const form = {
    ...{ name: '演示图书馆借阅系统', system: 'demo-library', mode: 'api', network: 'government' },
    ...{ endpoint: platform.library, build: '2.4.1', interfaceVersion: '1.0', publicKey },
    scopes: [{ scope: 'card.verify', purpose: '借阅时核验持卡人', daily: 2000 }],
    ...contact,
  };
  const own = { origin: platform.url };
  const key = () => ({ ...own, 'idempotency-key': crypto.randomUUID() });
  const opened = await page.request.post('/api/procedures/system-access/cases', { data: {}, headers: key() });
  const { id } = (await opened.json()) as { id: string };
  const at = `/api/cases/${id}`;
  await expect.poll(async () => (await page.request.get(at)).status(), patient).toBe(200);
  await page.request.put(`${at}/application`, { data: form, headers: { ...own, 'if-match': '"0"' } });
  await page.request.post(`${at}/materials?as=security-plan`, {
    data: Buffer.from('%PDF-1.4 demo'),
    headers: {
      ...key(),
      ...{ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="security-plan.pdf"' },
    },
  });
  const { visit } = (await (await page.request.get(at)).json()) as { visit: number };
  const act = { id: crypto.randomUUID(), action: 'submit', visit, revision: 1 };
  expect((await page.request.post(`${at}/acts`, { data: act, headers: own })).status()).toBe(200);
  const stage = async () => ((await (await page.request.get(at)).json()) as { stage: { id: string } }).stage.id;
  await expect.poll(stage, patient).toBe('conformance');
  return id;
}

async function declare(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.getByText(/还有 \d 处需要处理/).waitFor();
  await expectAccessible(page);
  await page.getByLabel('接口', { exact: true }).fill('availability');
  await page.getByLabel('请求字段').fill('barcode=TS20260001');
  await page.getByLabel('应答应有的字段').fill('available, shelf');
  await page.getByLabel('持续秒数（最多 10）').fill('2');
  await page.getByRole('button', { name: '添加一个调用' }).click();
  const prompt = page.getByRole('group', { name: '第 1 项' });
  await prompt.getByLabel('接口').fill('renew');
  await prompt.getByLabel('请求字段').fill('barcode=TS20260001');
  await prompt.getByLabel('提示语代码').fill('end.done');
}

test('a system is tested, mended, tested again, and its case takes the report', { timeout: 300_000 }, async () => {
  const { page, calm } = await openPage(browser, platform.url, { viewport: desk });
  await signIn(page, 'applicant-library');
  const id = await submitted(page);
  await misbehaves('accepts-replay');
  await page.goto(`/procedures/cases/${id}`);
  await page.getByRole('link', { name: '去符合性测试' }).click();
  await page.getByRole('heading', { level: 1, name: '符合性测试' }).waitFor(patient);
  await declare(page);
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.getByRole('progressbar').waitFor(patient);
  await picture(page, 'kit-running');
  await page.getByText('没有通过：1 项不符').waitFor(patient);
  await page.getByText('请求与应答（已脱敏）').click();
  await page.getByText('"sender": "platform"').waitFor();
  expect(await page.locator('#run ~ ol').innerText()).not.toContain('TS2026');
  await expectAccessible(page);
  await picture(page, 'kit-failed');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'kit-failed-390');
  await page.setViewportSize(desk);

  await misbehaves(null);
  await page.reload();
  // What was declared is there to be used again.
  await page.getByRole('button', { name: '开始测试' }).click({ timeout: 60_000 });
  await page.getByText(/通过：21 项全部符合/).waitFor(patient);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载签名报告' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('conformance-report-demo-library-2.4.1.json');
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ signer: 'platform' });
  await expectAccessible(page);
  await picture(page, 'kit-passed');
  const kit = await page.request.get('/downloads/yikatong-conformance.tgz');
  expect([...(await kit.body()).subarray(0, 2)]).toEqual([0x1f, 0x8b]);

  const { page: other } = await openPage(browser, platform.url, { viewport: desk, locale: 'en-GB' });
  await signIn(other, 'access-manager');
  await other.goto(`/conformance-kit?case=${id}`);
  await other.getByRole('heading', { name: 'Last runs' }).waitFor(patient);
  expect(await other.getByRole('button', { name: 'Start the tests' }).count()).toBe(0);
  await expectAccessible(other);
  await picture(other, 'kit-reviewer-en');

  await page.getByRole('button', { name: '把报告交到办件' }).click();
  await page.waitForURL(`**/procedures/cases/${id}`);
  await page.getByText('等申请单位：安全评估').first().waitFor(patient);
  calm();
});
