/** What the walks through procedures share: an applicant and reviewers, each in a window of their own, doing what the pages let them do. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { because } from '../support/apply.ts';
import { expectAccessible, expectNoSidewaysScroll, picture, type browserTests } from './browser.ts';

const patient = { timeout: 60_000 };
const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 demo') };

/** Fills one field in, however that is done: a line of text, or a choice. */
async function say(page: Page, field: Locator, value: string): Promise<void> {
  await field.waitFor();
  if ((await field.and(page.locator('select')).count()) > 0) {
    await field.selectOption({ label: value });
    return;
  }
  await field.fill(value);
  if ((await field.getAttribute('role')) !== 'combobox') return;
  // What is found by typing is chosen; a list that opened beside what was typed closes.
  const isFound = (await page.locator('.ant-select:not(.ant-select-auto-complete)').filter({ has: field }).count()) > 0;
  await field.press(isFound ? 'Enter' : 'Tab');
}

/** A group of fields; one that may be left out says so in its name. */
const groupNamed = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`^${name}(（可不填）)?$`) });

/** Some of a few, yes or no, or anything else. */
async function fillField(page: Page, label: string, value: string | readonly string[]): Promise<void> {
  const group = groupNamed(page, label);
  if (typeof value !== 'string') for (const each of value) await group.getByRole('checkbox', { name: each }).check();
  else if (value === '是' || value === '否') await group.getByRole('radio', { name: value }).check();
  else await say(page, page.getByLabel(label, { exact: true }), value);
}

/** What is filled in: by label, and rows by the label of their list. */
export type Filling = Record<string, string | readonly string[] | readonly Record<string, string>[]>;

const isRows = (value: Filling[string]): value is readonly Record<string, string>[] =>
  Array.isArray(value) && typeof value[0] === 'object';

/** Fills in what a step asks for. */
export async function fill(page: Page, filling: Filling): Promise<void> {
  for (const [label, value] of Object.entries(filling)) {
    if (!isRows(value)) {
      await fillField(page, label, value);
      continue;
    }
    const list = groupNamed(page, label);
    for (const [index, row] of value.entries()) {
      const one = list.getByRole('group', { name: `第 ${index + 1} 项` });
      if ((await one.count()) === 0) await list.getByRole('button', { name: '添加一项' }).click();
      for (const [name, said] of Object.entries(row)) await say(page, one.getByLabel(name, { exact: true }), said);
    }
  }
}

/** Signs in, and lands on the page of access. */
async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in?next=%2Fprocedures');
  await page.getByRole('button', { name: new RegExp(`\\s${account}$`) }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '接入' }).waitFor(patient);
}

/** Whom to reach, as every form ends. */
export const contactStep: Filling = {
  联系人: '演示联系人',
  联系人手机: '19900000001',
  联系邮箱: 'contact@demo.invalid',
};

/** Starts a walk: somebody applies for something, and others look at it. */
export async function walkOf(open: ReturnType<typeof browserTests>, account: string, procedure: string) {
  const { page, calm } = await open();
  const others = new Map<string, Awaited<ReturnType<typeof open>>>();
  let address = '';
  page.setDefaultTimeout(60_000);
  await signInAs(page, account);
  await page.getByRole('button', { name: `开始申请：${procedure}` }).click();
  await page.getByRole('heading', { level: 2 }).first().waitFor(patient);

  const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor(patient);
  const next = () => page.getByRole('button', { name: '下一步', exact: true }).click();
  /** Somebody else's window on the case. */
  async function windowOf(who: string): Promise<Page> {
    const there = others.get(who) ?? (await open());
    if (!others.has(who)) await signInAs(there.page, who);
    others.set(who, there);
    await there.page.goto(address);
    await there.page.getByRole('heading', { name: '提交的申请' }).waitFor(patient);
    return there.page;
  }

  return {
    page,
    windowOf,

    /** Fills a step in and goes on. */
    async step(name: string, filling: Filling): Promise<void> {
      await heading(name);
      await fill(page, filling);
      await next();
    },

    /** Says something wrong first: goes nowhere, and the field says why. */
    async wrongFirst(name: string, filling: Filling, said: string): Promise<void> {
      await heading(name);
      await fill(page, filling);
      await next();
      await page.getByText(said).first().waitFor();
      await heading(name);
    },

    /** How the step looks on a phone, in Chinese and in English. */
    async onPhone(name: string): Promise<void> {
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await picture(page, `walk-${name}-390`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Next', exact: true }).waitFor();
      await expectNoSidewaysScroll(page);
      await picture(page, `walk-${name}-390-en`);
      await page.getByRole('button', { name: '中文' }).click();
      await page.setViewportSize({ width: 1440, height: 900 });
    },

    /** The declaration of the last step, and its files; then everything is submitted. */
    async contactAndFiles(files: readonly string[]): Promise<void> {
      await heading('联系与承诺');
      await fill(page, contactStep);
      await page.getByRole('checkbox').check();
      await next();
      await heading('材料');
      const inputs = page.locator('input[type=file]');
      for (const [index, file] of files.entries()) {
        await inputs.nth(index).setInputFiles({ name: file, ...pdf });
        await page.getByRole('link', { name: file }).waitFor(patient);
      }
      await next();
    },

    /** Submits, and waits for what comes next. */
    async submit(comes: string | RegExp): Promise<void> {
      await heading('核对并提交');
      await page.getByText('所有必填项都已填好').waitFor();
      await page.getByRole('button', { name: '提交申请' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
      await page.getByRole('status').getByText(comes).waitFor(patient);
      address = new URL(page.url()).pathname;
    },

    /** What was returned is named, mended and submitted again. */
    async correct(field: string, note: string | RegExp, filling: Filling, comes: string | RegExp): Promise<void> {
      await page.reload();
      const list = page.getByRole('region', { name: /需补正 \d+ 处/ });
      await list.waitFor(patient);
      await list.getByText(note).first().waitFor();
      await list.getByRole('button', { name: field }).first().click();
      await fill(page, filling);
      await page.getByText(/^已保存 \d\d:\d\d$/).waitFor(patient);
      await page.getByRole('button', { name: /核对并提交/ }).click();
      await this.submit(comes);
    },

    /** Waits until the case stands like this for whoever applied. */
    stands: (comes: string | RegExp) => page.getByRole('status').getByText(comes).waitFor(patient),

    /** Before it is submitted something is still wrong, which is named with the way to it. */
    async needs(field: string, filling: Filling): Promise<void> {
      await heading('核对并提交');
      await page
        .getByRole('region', { name: /还有 \d+ 处需要处理/ })
        .getByRole('button', { name: field })
        .click();
      await fill(page, filling);
      await page.getByText(/^已保存 \d\d:\d\d$/).waitFor(patient);
      await page.getByRole('button', { name: /核对并提交/ }).click();
    },

    /** Everybody's session has ended meanwhile: whoever applied comes back to the case. */
    async signInAgain(): Promise<void> {
      for (const other of others.values()) {
        other.calm();
        await other.page.close();
      }
      others.clear();
      await signInAs(page, account);
      await page.goto(address);
    },

    /** Hands in the record of a test; `over` says what is different from one that passes. */
    async handInRecord(over: Record<string, string>): Promise<void> {
      await page.getByRole('heading', { name: '轮到您办理' }).waitFor(patient);
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      await fill(page, { 检测机构: '演示检测中心', 记录编号: 'DEMO-2026-001', 测试日期: yesterday, ...over });
      for (const passed of await page.getByRole('radio', { name: '通过', exact: true }).all()) await passed.check();
      await page.getByRole('button', { name: '提交', exact: true }).click();
    },

    /** Chooses a file for what is handed in. */
    async handInFile(name: string, content: string): Promise<void> {
      await page.getByRole('heading', { name: '轮到您办理' }).waitFor(patient);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    },

    /** Signs the agreement with a key of one's own. */
    async sign(): Promise<void> {
      await page.reload();
      await page.getByRole('heading', { name: '轮到您办理' }).waitFor(patient);
      await page.getByText('社会保障卡一卡通接入协议').waitFor(patient);
      await page.getByRole('radio', { name: '使用密钥文件' }).check();
      const buffer = Buffer.from(generatePrivateKey().toPem());
      await page.locator('input[type=file]').setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer });
      await page.getByRole('checkbox', { name: /已阅读并同意/ }).check();
      await page.getByRole('button', { name: '签署', exact: true }).click();
    },

    /** It is granted, and stands in the register with its number. */
    async isGranted(register: string, name: string, tells: RegExp): Promise<void> {
      await page.getByText('已办结：通过').first().waitFor(patient);
      const there = await windowOf('access-manager');
      await there.goto(`/registrations?register=${register}`);
      const row = there.getByRole('row').filter({ hasText: name });
      await row.filter({ hasText: tells }).waitFor(patient);
      expect(await row.count()).toBe(1);
    },

    /** Ends it: nobody's page has complained. */
    async end(): Promise<void> {
      calm();
      for (const other of others.values()) {
        other.calm();
        await other.page.close();
      }
      await page.close();
    },
  };
}

/** Acts on the case in somebody's window, with a reason where one is asked for. */
export async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialogue = page.getByRole('dialog');
  const reason = dialogue.getByRole('textbox');
  if ((await reason.count()) > 0) await reason.fill(because);
  await dialogue.getByRole('button', { name, exact: true }).click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
}

/** Takes the case on, marks a field and returns the case with a reason. */
export async function takeAndReturn(page: Page, field: string, note: string, name: string): Promise<void> {
  await act(page, '领取');
  await page.getByRole('button', { name: '退回待领', exact: true }).waitFor(patient);
  await page.getByRole('button', { name: `标记“${field}”需补正` }).click();
  await page.getByLabel(`“${field}”需要怎样补正`).fill(note);
  await expectAccessible(page);
  await picture(page, `walk-${name}-review`);
  await act(page, '退回补正');
}
