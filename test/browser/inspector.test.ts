/** The inspector of the editor, in a real browser: the scenario, a node's settings, an expression with its offers, and the variables. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, picture, signIn } from './browser.ts';

const open = browserTests();

test('a node is found by its variable, an expression is written with what is offered, and what is wrong is said beside it', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending/edit');
  const panel = page.getByRole('tabpanel');
  await page.getByRole('tab', { name: '属性' }).click();
  await panel.getByRole('heading', { name: '场景' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('tab', { name: '变量' }).click();
  await panel.getByRole('button', { name: '写入借阅记录' }).first().click();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '属性' }).click();
  await panel.getByRole('heading', { name: '写入借阅记录' }).waitFor();

  const barcode = panel.getByRole('textbox', { name: 'barcode', exact: true });
  await barcode.fill('');
  await barcode.pressSequentially('inputs.bar');
  await panel.getByRole('option', { name: /barcode/ }).waitFor();
  await barcode.press('Enter');
  expect(await barcode.inputValue()).toBe('inputs.barcode');
  await panel.getByText('结果：文本').first().waitFor();

  await barcode.pressSequentially(' + 1');
  await panel.getByText('文本不能与整数相加').first().waitFor();
  await expectAccessible(page);
  await barcode.fill('inputs.barcode');
  await panel.getByText('文本不能与整数相加').first().waitFor({ state: 'detached' });

  await panel.getByRole('textbox', { name: '名称（英文）' }).first().fill('');
  await panel.getByRole('alert').getByText('中文和英文都要填写').waitFor();
  await panel.getByRole('textbox', { name: '名称（英文）' }).first().fill('Enter the loan');
  await panel.getByRole('alert').waitFor({ state: 'detached' });
  calm();
}, 120_000);

test('what is wrong with a variable or a caught error is said at its field', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending/edit?node=verify');
  const panel = page.getByRole('tabpanel');
  await panel.getByText('高级', { exact: false }).first().click();
  await panel.getByRole('combobox', { name: '捕获的错误' }).click();
  await panel.getByRole('combobox', { name: '捕获的错误' }).fill('no-such-error');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel.locator('[data-member=catches] [data-severity]').first().waitFor();
  await expectAccessible(page);
  await page.goto('/scenarios/library-lending/edit?node=start');
  await panel.getByRole('checkbox', { name: '展码' }).check();
  await panel.getByText('用卡模式“展码”没有节点来办').waitFor();
  await picture(page, 'inspector-card-modes');
  calm();
}, 120_000);
