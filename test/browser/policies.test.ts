/** Policies in a real browser: an age limit is changed as a sentence, what is wrong is said in place, the test rows and what-if show whom it concerns, and version 2 is proposed with its change in words. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

/** Takes the test rows of a policy away, where it is not they that are shown. */
const withoutRows = (page: Page, name: string) =>
  page.evaluate(`fetch('/api/policies/${name}/suite', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': '"1"' },
    body: '{"rows": []}',
  }).then(({ status }) => status)`);

test('an age limit is changed, tried on rows, compared, and proposed as the next version', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.getByRole('link', { name: '策略' }).click();
  await page.getByRole('link', { name: '图书借阅条件' }).click();
  await page.getByRole('heading', { name: '图书借阅条件' }).waitFor();
  await page.getByText('年龄（周岁） 小于 14').waitFor();
  await page.getByRole('link', { name: '图书借阅', exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '编辑' }).click();

  await page
    .getByRole('button', { name: /年龄（周岁） 小于 14/ })
    .first()
    .click();
  const limit = page.getByRole('textbox', { name: '取值' });
  await limit.fill('十六');
  await page.getByText('“person.age”的类型是数').last().waitFor();
  expect(await page.getByRole('button', { name: '提出新版本' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await limit.fill('16');
  await page.getByText('检查通过').waitFor();
  await picture(page, 'policies-edit');
  await page.getByRole('combobox', { name: '提示语代码（选填）' }).fill('card.not-normal');
  await page.keyboard.press('Enter');
  await page.locator('[data-tone]').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('检查通过').waitFor();

  await page.getByRole('tab', { name: '测试行' }).click();
  await page.getByText('共 8 行：7 行符合，1 行不符合。').waitFor();
  await page.getByRole('button', { name: '提出新版本' }).click();
  const refused = page.getByRole('dialog', { name: '提出新版本' });
  await refused.getByText('1 行测试不符合（第 2 行），改正后才能生效。').waitFor();
  expect(await refused.getByRole('button', { name: '提出，等待复核' }).isDisabled()).toBe(true);
  await refused.getByRole('button', { name: '返回' }).click();
  await page.getByRole('combobox', { name: '第 2 行应有的结果' }).selectOption('guardian');
  await page.getByText('共 8 行：8 行符合，0 行不符合。').waitFor();
  await page
    .getByText(/如果规则 under-14 .*没有一行会发现/)
    .first()
    .waitFor();
  await expectAccessible(page);
  await picture(page, 'policies-rows');
  await page.getByRole('button', { name: '全部补上' }).click();
  await page.getByText('100%').waitFor();
  await page.getByRole('button', { name: '保存测试行' }).click();
  await page.getByText('测试行已随策略保存').waitFor();
  await expectAccessible(page);

  await page.getByRole('tab', { name: '试算影响' }).click();
  await page
    .getByText(/组：lend → guardian（原由 in-order，现由 under-14）/)
    .first()
    .waitFor();
  await expectAccessible(page);
  await picture(page, 'policies-what-if');

  await page.getByRole('link', { name: '图书借阅条件' }).click();
  await page.getByRole('dialog', { name: '离开编辑？' }).getByRole('button', { name: '继续编辑' }).click();
  await page.getByRole('button', { name: '提出新版本' }).click();
  const dialogue = page.getByRole('dialog', { name: '提出新版本' });
  await dialogue.getByText('条件由“年龄（周岁） 小于 14”改为“年龄（周岁） 小于 16”').waitFor();
  await dialogue.getByText(/行测试全部符合，将随版本一起固定/).waitFor();
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: '提出，等待复核' }).click();
  await page.getByRole('heading', { name: '版本 2 等待另一人复核' }).waitFor();
  await page.getByRole('link', { name: '以版本 1 为起点编辑' }).waitFor();
  await page.getByText('条件由“年龄（周岁） 小于 14”改为“年龄（周岁） 小于 16”').first().waitFor();
  await picture(page, 'policies-versions');
  calm();
}, 240_000);

test('rules are grouped, moved by key and undone; the draft outlives the page; a reviewer only reads, on a phone too', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'designer');
  await withoutRows(page, 'park-entry');
  await page.goto('/policies/park-entry/edit');
  const rules = page.getByRole('tabpanel').getByRole('list').getByRole('button', { expanded: false });
  await rules.first().press('Alt+ArrowDown');
  await page.getByText('Rule outside-hours is now number 2').waitFor({ state: 'attached' });
  await page.getByText('Changed since version 1, kept on this device').waitFor();
  await rules.first().click();
  await page.getByRole('button', { name: 'Add condition' }).first().click();
  await page.getByText('Choose a fact').last().waitFor();
  await page.getByRole('combobox', { name: 'Fact', exact: true }).last().selectOption('card.state');
  await page.getByRole('combobox', { name: 'Comparison' }).last().selectOption('in');
  await page.getByRole('checkbox', { name: 'reported lost' }).check();
  await page.getByRole('button', { name: /^More for: State of the card/ }).click();
  await page.getByRole('menuitem', { name: 'Negate' }).click();
  await page
    .getByText(/not \(State of the card is one of normal, reported lost\)/)
    .first()
    .waitFor();
  await expectAccessible(page);
  await picture(page, 'policies-groups-en');
  await page.keyboard.press('Control+z');
  await page.getByText(/not \(State of the card/).waitFor({ state: 'detached' });

  await page.waitForFunction("localStorage.getItem('yikatong.policy.designer.park-entry')?.includes('lost')");
  await page.goto('/policies/park-entry');
  await page.getByText('This device keeps an unsaved draft').waitFor();
  await page.getByRole('link', { name: 'Continue editing' }).click();
  await page.getByText('The unsaved draft of this device was brought back.').waitFor();
  await page
    .getByText(/State of the card is one of normal, reported lost/)
    .first()
    .waitFor();

  // Somebody else saves meanwhile: both are brought together, and nothing is lost.
  const answered = await page.evaluate<number>(`(async () => {
    const at = '/api/policies/park-entry';
    const { policy } = await (await fetch(at)).json();
    policy.rules.at(-1).reason.en = 'Cards of elsewhere may enter';
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'another-' + Date.now() };
    return (await fetch(at + '/versions', { method: 'POST', headers, body: JSON.stringify(policy) })).status;
  })()`);
  expect(answered).toBe(201);
  await page.getByRole('button', { name: 'Propose a new version' }).click();
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.getByText(/designer proposed or released version 2 meanwhile/).waitFor();
  await page.getByText(/changed from “.*” to “Cards of elsewhere may enter”/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Merge into my draft' }).click();
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.getByRole('heading', { name: 'Version 3 waits for a second person' }).waitFor();
  await page
    .getByText(/Cards of elsewhere may enter/)
    .first()
    .waitFor();
  await page
    .getByText(/State of the card is one of normal, reported lost/)
    .first()
    .waitFor();

  const reader = await open({ viewport: { width: 390, height: 844 } });
  await signIn(reader.page, 'reviewer');
  await reader.page.goto('/policies/park-entry/edit');
  await reader.page.getByRole('heading', { name: '公园入园优待' }).waitFor();
  await reader.page.getByText('以下全部成立').or(reader.page.getByText('如果')).first().waitFor();
  expect(await reader.page.getByRole('button', { name: '编辑' }).count()).toBe(0);
  await expectNoSidewaysScroll(reader.page);
  await expectAccessible(reader.page);
  await picture(reader.page, 'policies-phone');
  calm();
}, 240_000);

test('a decision table is changed on its policy’s page, a gap is filled, and it is proposed as the next version', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await withoutRows(page, 'scenic-ticket');
  await page.goto('/policies/scenic-ticket');
  await page.getByRole('grid').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '编辑' }).click();
  const findings = page.getByRole('region', { name: '发现的问题' });
  await findings.getByText('没有空缺、没有重叠，每一行都轮得到').waitFor();
  await page.locator('[data-row="2"] [data-column="0"]').click();
  await page.keyboard.type('6..16');
  await page.keyboard.press('Enter');
  await findings.getByText('没有一行接住：年龄（周岁） 17、卡状态 正常、本省的卡 否').waitFor();
  await expectAccessible(page);
  await picture(page, 'policies-table');
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await findings.getByText('没有空缺、没有重叠，每一行都轮得到').waitFor();
  await page.locator('[data-row="2"] [data-column="0"]').click();
  await page.keyboard.type('6..16');
  await page.keyboard.press('Enter');
  await findings.getByRole('button', { name: '加一行' }).click();
  await findings.getByText('没有空缺、没有重叠，每一行都轮得到').waitFor();
  await page.getByRole('button', { name: '提出新版本' }).click();
  await page.getByRole('dialog', { name: '提出新版本' }).getByRole('button', { name: '提出，等待复核' }).click();
  await page.getByRole('heading', { name: '版本 2 等待另一人复核' }).waitFor();
  calm();
}, 240_000);

test('rows of two people are brought together, and those of before are taken over', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await signIn(page, 'designer');
  const old = { draft: null, rows: [{ id: '1', facts: { 'person.age': 88, 'card.valid': true }, expects: 'refuse' }] };
  await page.evaluate(
    `localStorage.setItem('yikatong.policy.designer.subsidy-review', ${JSON.stringify(JSON.stringify(old))})`,
  );
  await page.goto('/policies/subsidy-review/edit');
  await page.getByRole('tab', { name: 'Test rows' }).click();
  await page.getByText('This device still keeps 1 test row of before.').waitFor();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('6 rows: 5 as expected, 1 not.').waitFor();
  await page.getByRole('combobox', { name: 'Expected outcome of row 6' }).selectOption('');
  await page.getByRole('textbox', { name: 'What row 6 shows' }).fill('Card of nobody knows where');
  const answered = await page.evaluate<number>(`(async () => {
    const at = '/api/policies/subsidy-review/suite';
    const { suite } = await (await fetch(at)).json();
    suite.rows[0].name = 'A farmer of this province';
    const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
    return (await fetch(at, { method: 'PUT', headers, body: JSON.stringify({ rows: suite.rows }) })).status;
  })()`);
  expect(answered).toBe(200);
  await page.getByRole('button', { name: 'Save test rows' }).click();
  await page.getByText(/saved other test rows meanwhile/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Merge test rows' }).click();
  expect(await page.getByRole('textbox', { name: 'What row 1 shows' }).inputValue()).toBe('A farmer of this province');
  await page.getByRole('button', { name: 'Save test rows' }).click();
  await page.getByText('Saved with the policy').waitFor();
  await picture(page, 'policies-rows-en');
  calm();
}, 240_000);

test('a policy leaves as DMN, and a file comes in after its report was read', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  const dmn = await page.evaluate<string>(
    `fetch('/api/policies/subsidy-review/export?format=dmn').then((answer) => answer.text())`,
  );
  await page.goto('/policies');
  await page.getByRole('button', { name: '导入' }).click();
  const dialogue = page.getByRole('dialog', { name: '从文件导入策略' });
  await expectAccessible(page);
  const file = { name: 'subsidy.dmn', mimeType: 'application/xml', buffer: Buffer.from(dmn) };
  await dialogue.locator('input[type=file]').setInputFiles(file);
  await dialogue.getByText('已有同名策略，将以另一个代码加入。').waitFor();
  await expectAccessible(page);
  await picture(page, 'policies-import');
  await dialogue.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('<!DOCTYPE x><a/>') });
  await dialogue.getByText(/DOCTYPE/).waitFor();
  await dialogue.locator('input[type=file]').setInputFiles(file);
  await dialogue.getByRole('button', { name: '加入 1 条策略' }).click();
  await page.getByText('subsidy-review-2').first().waitFor();
  await page.getByText('未经测试').first().waitFor();
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出版本 1 为 DMN' }).click();
  expect((await saved).suggestedFilename()).toBe('subsidy-review-2-v1.dmn');
  calm();
}, 240_000);
