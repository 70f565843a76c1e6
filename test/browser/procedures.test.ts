/** Institution access in a real browser: an applicant fills in, is asked to correct, signs; two people review; the institution stands in the register. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture } from './browser.ts';

const open = browserTests();
const patient = { timeout: 60_000 };
const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';
const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 demo') };

/** Signs in, and lands on the page of access where that is all that one may see. */
async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in?next=%2Fprocedures');
  await page.getByRole('button', { name: new RegExp(`\\s${account}$`) }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '接入' }).waitFor(patient);
}

const next = (page: Page) => page.getByRole('button', { name: '下一步', exact: true }).click();
const stepNamed = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

async function fillIn(page: Page): Promise<void> {
  await stepNamed(page, '机构');
  await page.getByLabel('机构名称').fill('演示社区诊所');
  await page.getByLabel('统一社会信用代码').fill('52990100DEM0000730');
  await page.getByLabel('统一社会信用代码').press('Tab');
  await page.getByLabel('机构类型').selectOption('private-non-enterprise');
  await page.getByText('校验码不符').waitFor();
  await page.getByLabel('所在地区').fill('990100');
  await page.getByLabel('所在地区').press('Tab');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'procedures-wizard-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await next(page);
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await page.getByLabel('统一社会信用代码').fill('52990100DEM000073E');
  await next(page);
  await stepNamed(page, '服务与资质');
  await page.getByLabel('服务领域').selectOption('medical');
  await page.getByLabel('拟开展的用卡服务').fill('为社区居民提供持卡挂号、就诊和购药结算服务，窗口与自助机均可用卡。');
  await next(page);
  await stepNamed(page, '联系');
  await page.getByLabel('联系人', { exact: true }).fill('演示联系人');
  await page.getByLabel('联系人手机').fill('19900000001');
  await page.getByLabel('联系邮箱').fill('contact@demo.invalid');
  await page.getByLabel('值班电话').fill('0990-1234567');
  await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
}

/** Nothing is lost when the page is loaded again. */
async function reloadAndGoOn(page: Page): Promise<void> {
  await page.reload();
  await page.getByLabel('值班电话').waitFor(patient);
  expect(await page.getByLabel('值班电话').inputValue()).toBe('0990-1234567');
  await next(page);
  await stepNamed(page, '承诺');
  await page.getByRole('checkbox').check();
  await next(page);
  await stepNamed(page, '材料');
  const files = page.locator('input[type=file]');
  await files.nth(0).setInputFiles({ name: '登记证书.pdf', ...pdf });
  await page.getByRole('link', { name: '登记证书.pdf' }).waitFor();
  await files.nth(1).setInputFiles({ name: '授权书.pdf', ...pdf });
  await page.getByRole('link', { name: '授权书.pdf' }).waitFor();
  await expectAccessible(page);
  await next(page);
}

async function submit(page: Page): Promise<void> {
  await stepNamed(page, '核对并提交');
  await page.getByText('所有必填项都已填好').waitFor();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await page.getByText('等管理机构：审核').first().waitFor(patient);
}

/** Acts, with a reason. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox').fill(reason);
  await dialogue.getByRole('button', { name, exact: true }).click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
}

async function reviewed(account: string, address: string, how: (page: Page) => Promise<void>): Promise<void> {
  const { page, calm } = await open();
  await signInAs(page, account);
  await page.goto(address);
  await page.getByRole('heading', { name: '提交的申请' }).waitFor(patient);
  await how(page);
  calm();
  await page.close();
}

async function sendBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '标记“值班电话”需补正' }).click();
  await page.getByLabel('“值班电话”需要怎样补正').fill('请填写可二十四小时接通的电话');
  await expectAccessible(page);
  await picture(page, 'procedures-review');
  expect(await page.getByText('19900000001').count()).toBe(0);
  await page.getByRole('button', { name: '查看未脱敏内容' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox').fill('需要致电联系人核实值班安排，请准予查看联系方式。');
  await dialogue.getByRole('button', { name: '查看未脱敏内容' }).click();
  await page.getByText('19900000001').waitFor(patient);
  await act(page, '退回补正');
  await page.getByText('等申请单位：填写申请').first().waitFor(patient);
}

async function correct(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '需补正 1 处' }).waitFor(patient);
  await expectAccessible(page);
  await picture(page, 'procedures-correction');
  await page.getByRole('button', { name: '值班电话' }).click();
  await page.locator('input:focus').fill('0990-7654321');
  await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
  await page.getByRole('button', { name: /核对并提交/ }).click();
  await submit(page);
}

async function signIt(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '轮到您办理' }).waitFor(patient);
  await page.getByText('社会保障卡一卡通接入协议').waitFor(patient);
  await page.getByRole('button', { name: '生成密钥' }).click();
  await page.getByRole('checkbox', { name: /已阅读并同意/ }).check();
  await expectAccessible(page);
  await picture(page, 'procedures-sign');
  await page.getByRole('button', { name: '签署', exact: true }).click();
  await page.getByText('已办结：通过').first().waitFor(patient);
}

test(
  'an institution is taken on, corrected once, reviewed by two and signed for in the browser',
  { timeout: 400_000 },
  async () => {
    const { page, calm } = await open();
    await signInAs(page, 'applicant');
    expect(await page.getByRole('navigation', { name: '主要区域' }).getByRole('link').allInnerTexts()).toEqual([
      '接入',
      '待办',
      '终端机具',
      '接入登记',
    ]);
    await expectAccessible(page);
    await picture(page, 'procedures-home');
    await page.getByRole('button', { name: '开始申请：应用机构接入' }).click();
    await fillIn(page);
    await reloadAndGoOn(page);
    await submit(page);
    const address = new URL(page.url()).pathname;

    await reviewed('access-manager', address, sendBack);
    await correct(page);
    await reviewed('access-manager', address, (other) => act(other, '同意'));
    await reviewed('approver', address, (other) => act(other, '同意'));
    await signIt(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await picture(page, 'procedures-granted-390');
    await page.goto('/procedures');
    await page.getByRole('button', { name: '变更：演示社区诊所' }).waitFor(patient);
    calm();
  },
);
