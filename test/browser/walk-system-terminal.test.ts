/** System and terminal access in a real browser, on a platform whose time can be let pass: the kit tries a running system, a sample test a terminal, and a trial of weeks is over at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { createApplicant } from '../../connectors/application-system/applicant.ts';
import { openLibrary } from '../../connectors/application-system/library.ts';
import { openEndpoint } from '../../connectors/conformance/endpoint.ts';
import { runKit } from '../../connectors/conformance/run-kit.ts';
import { createApp } from '../../engine/api/create-app.ts';
import { Profile } from '../../engine/core/conformance-kit/profile.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { assertExists } from '../../engine/core/control.ts';
import { modelOf } from '../../engine/core/procedures/terminal-access.ts';
import { testsFor } from '../../engine/core/terminals/sample-test.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { signReport } from '../../engine/crypto/conformance-report.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { buildDesigner } from '../../scripts/designer-build.ts';
import { silently } from '../../scripts/steps.ts';
import { contact, inDays } from '../support/apply.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { expectAccessible, launchBrowser, openPage, picture } from './browser.ts';
import { act, takeAndReturn, walkOf } from './walk.ts';

let it: TestApi;
let browser: Browser;
let folder: string;
let pages: string;
const stops: (() => Promise<unknown>)[] = [];

async function served(app: Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  await buildDesigner(silently);
  it = await startApi({ engine: 'temporal' });
  pages = await served(createApp(it.api, fileURLToPath(new URL('../../designer/dist', import.meta.url))));
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'walk-'));
});
afterAll(async () => {
  await browser?.close();
  for (const stop of stops) await stop();
  await it?.stop();
  if (folder) await rm(folder, { recursive: true });
});
const open: Parameters<typeof walkOf>[0] = (options) => openPage(browser, pages, options);

/** The demo library's system as it runs, with the kit that tries it: gives its keys, its address, and a report signed by it. */
async function runningSystem(system: string, build: string) {
  const kit = await loadKeys(join(folder, 'keys'), 'conformance-kit');
  const own = await loadKeys(join(folder, 'keys'), system);
  const library = await openLibrary(join(folder, 'journal.jsonl'), createSealer(own.dataKeys));
  const url = await served(createApplicant(own, library.handlers));
  const profile = Profile.parse({
    ...{ system, build, interfaceVersion: '1.0' },
    call: { interface: 'availability', fields: { barcode: 'TS20260001' }, answers: ['available', 'shelf'] },
    load: { perSecond: 5, seconds: 1, p95Ms: 10_000 },
  });
  const { name, privateKey } = kit;
  const peer = own.privateKey.publicKey;
  const of = { system, build, interfaceVersion: '1.0', key: sm3(peer.toDer()) };
  const endpoint = openEndpoint({ url, profile, name, privateKey, peer });
  return { url, own, reportOf: async () => signReport(await runKit({ of, endpoint }), 'applicant', own.privateKey) };
}

test('a system is tried by the kit, assessed, certified, watched and goes live', { timeout: 300_000 }, async () => {
  const system = await runningSystem('demo-library', '2.4.1');
  const walk = await walkOf(open, 'applicant-library', '应用系统接入');
  const { page } = walk;
  await walk.step('系统', {
    ...{ 系统名称: '演示图书馆借阅系统', 系统标识: 'demo-library', 系统版本: '2.4.1', 接口版本: '1.0' },
  });
  const connection = {
    接入方式: '接口调用',
    网络: '电子政务外网',
    'SM2 公钥': system.own.privateKey.publicKey.toPem(),
  };
  await walk.wrongFirst('连接', { ...connection, 系统地址: 'ftp://lending.example.cn' }, '须为 https:// 开头的地址');
  await walk.step('连接', { 系统地址: system.url });
  await walk.wrongFirst('接口与用量', {}, '请填写这一项');
  // Above the quota somebody reviews.
  const scope = { 接口: '实体卡核验', 用途: '借阅时核验持卡人', '日均用量（次）': '20000' };
  await walk.wrongFirst('接口与用量', { 申请的接口: [{ ...scope, 用途: '借阅' }] }, '至少 6 个字符');
  await expectAccessible(page);
  await walk.onPhone('system-scopes');
  await walk.step('接口与用量', { 申请的接口: [scope] });
  await walk.contactAndFiles(['安全方案.pdf']);
  await walk.submit('等申请单位：符合性测试');

  const report = await system.reportOf();
  await walk.handInFile('not-a-report.json', '{"digest": 1}');
  await page.getByText('不是测试报告').waitFor();
  await walk.handInFile('conformance-report.json', JSON.stringify({ ...report, kit: 1, digest: sm3('changed') }));
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '没有通过的' }).waitFor({ timeout: 60_000 });
  await picture(page, 'walk-system-report-refused');
  await walk.handInFile('conformance-report.json', JSON.stringify(report));
  await expectAccessible(page);
  await picture(page, 'walk-system-report');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await walk.stands('等申请单位：安全评估');
  await walk.handInRecord({});
  await walk.stands('等管理机构：审核');

  await takeAndReturn(await walk.windowOf('access-manager'), '申请的接口', '请说明高峰时段的用量', 'system');
  // How much it is used has nothing to do with what was tested: neither test is asked for again.
  const more = { 申请的接口: [{ 用途: '借阅时核验持卡人，高峰为周末' }] };
  await walk.correct('申请的接口', '请说明高峰时段的用量', more, '等管理机构：审核');
  await act(await walk.windowOf('access-manager'), '同意');

  const subject = {
    ...{ organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: 'demo-library' },
  };
  const request = writeRequest(system.own.privateKey, subject, new Date());
  await walk.stands('等申请单位：生产证书');
  await page.getByLabel('证书请求（PEM）').fill(system.own.privateKey.toPem());
  await page.getByText('这里面有私钥').waitFor();
  await page.getByLabel('证书请求（PEM）').fill(request);
  await expectAccessible(page);
  await picture(page, 'walk-system-certificate');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await walk.stands('试运行中');
  await picture(page, 'walk-system-trial');
  await it.skip(60 * 86_400_000);
  await walk.signInAgain();
  await walk.isGranted('system', '演示图书馆借阅系统', /演示图书馆/);
  await walk.end();
});

test(
  'a model of a terminal passes its sample test, is returned once and is taken on',
  { timeout: 300_000 },
  async () => {
    const firmware = sm3('演示固件 2.0.1');
    const form = {
      ...{ name: '演示读卡器 300', nameEn: 'Demo Reader 300', model: 'demo-reader-300', maker: '演示机具厂' },
      ...{ form: 'reader', modes: ['contact', 'contactless'], algorithms: ['SM2', 'SM3', 'SM4'], psam: true },
      chips: [{ name: 'THD89', filing: 'DEMO-2026-01', validUntil: inDays(900) }],
      firmware: [{ version: '2.0.1', sm3: firmware }],
      ...contact,
    };
    const tests = testsFor(assertExists(modelOf(form), 'model'), it.rulesets.sampleTests);
    const reportWith = (passed: typeof tests) => {
      const said = {
        ...{ model: form.model, firmware, at: new Date().toISOString() },
        tests: passed.map(({ id, name }) => ({ id, name, passed: true, steps: [] })),
        sum: { passed: passed.length, failed: 0 },
      };
      return JSON.stringify({ ...said, digest: sm3(canonicalJson(said)) });
    };

    const walk = await walkOf(open, 'applicant-library', '终端机具接入');
    const { page } = walk;
    const model = { 型号名称: form.name, 型号英文名称: form.nameEn, 型号标识: '演示 300', 生产厂商: form.maker };
    await walk.wrongFirst('型号', model, '格式不符，例：demo-reader-300');
    await walk.step('型号', { 型号标识: form.model });
    const cards = {
      形态: '读卡器',
      用卡模式: ['接触读卡', '非接读卡'],
      支持的国密算法: form.algorithms,
      '有 PSAM 卡座': '否',
    };
    await walk.step('用卡与安全', cards);
    const parts = {
      芯片与备案: [{ 芯片型号: 'THD89', 备案号: 'DEMO-2026-01', 备案有效期至: inDays(900) }],
      固件: [{ 固件版本: '2.0.1', '固件 SM3 摘要': firmware.slice(1) }],
    };
    await walk.wrongFirst('芯片与固件', parts, '64 位十六进制');
    await expectAccessible(page);
    await walk.onPhone('terminal-parts');
    await walk.step('芯片与固件', { 固件: [{ '固件 SM3 摘要': firmware }] });
    await walk.contactAndFiles(['产品说明书.pdf']);
    await walk.needs('有 PSAM 卡座', { '有 PSAM 卡座': '是' });
    await walk.submit('等申请单位：样机测试');

    await walk.handInFile('sample-report.json', reportWith(tests.slice(1)));
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: '没有通过的' }).waitFor({ timeout: 60_000 });
    await picture(page, 'walk-terminal-report-refused');
    await walk.handInFile('sample-report.json', reportWith(tests));
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await walk.stands('等管理机构：审核');

    await takeAndReturn(await walk.windowOf('access-manager'), '生产厂商', '请填写厂商登记全称', 'terminal');
    const maker = { 生产厂商: '演示机具制造有限公司' };
    // Who makes it has nothing to do with what was tested: that is not asked for again.
    await walk.correct('生产厂商', '请填写厂商登记全称', maker, '等管理机构：审核');
    await act(await walk.windowOf('access-manager'), '同意');
    await walk.isGranted('terminal', form.name, /演示图书馆/);
    await walk.end();
  },
);
