/** Policies in a real browser: an age limit is changed as a sentence, what is wrong is said in place, the test rows and what-if show whom it concerns, and version 2 is saved with its change in words. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('an age limit is changed, tried on rows, compared, and saved as the next version', async () => {
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
  await page.getByText('“person.age”的类型是 number').last().waitFor();
  expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await limit.fill('16');
  await page.getByText('检查通过').waitFor();
  await picture(page, 'policies-edit');

  await page.getByRole('tab', { name: '测试行' }).click();
  await page.getByRole('button', { name: '补上没有覆盖的规则' }).click();
  await page.getByText('共 3 行：3 行符合，0 行不符合。').waitFor();
  await page.getByRole('combobox', { name: '第 2 行应有的结果' }).selectOption('lend');
  await page.getByText('共 3 行：2 行符合，1 行不符合。').waitFor();
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
  await page.getByRole('button', { name: '保存为新版本' }).click();
  const dialogue = page.getByRole('dialog', { name: '保存版本 2' });
  await dialogue.getByText('条件由“年龄（周岁） 小于 14”改为“年龄（周岁） 小于 16”').waitFor();
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: '保存版本 2' }).click();
  await page.getByText('版本 2 · designer').waitFor();
  await page.getByRole('link', { name: '以版本 1 为起点编辑' }).waitFor();
  await page.getByText('条件由“年龄（周岁） 小于 14”改为“年龄（周岁） 小于 16”').waitFor();
  await picture(page, 'policies-versions');
  calm();
}, 240_000);

test('rules are grouped, moved by key and undone; the draft outlives the page; a reviewer only reads, on a phone too', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'designer');
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
  await page.getByRole('button', { name: 'Save as new version' }).click();
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await page.getByText('Version 2 was saved by designer meanwhile.').waitFor();
  await page.getByText(/changed from “.*” to “Cards of elsewhere may enter”/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Merge into my draft' }).click();
  await page.getByRole('button', { name: 'Save version 3' }).click();
  await page.getByText('Version 3 · designer').waitFor();
  await page.getByText('Cards of elsewhere may enter').waitFor();
  await page.getByText('State of the card is one of normal, reported lost').first().waitFor();

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

test('a decision table is changed on its policy’s page, a gap is filled, and it is saved as the next version', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
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
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await page.getByRole('dialog', { name: '保存版本 2' }).getByRole('button', { name: '保存版本 2' }).click();
  await page.getByText('版本 2 · designer').waitFor();
  calm();
}, 240_000);
