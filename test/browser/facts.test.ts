/** Facts in a real browser: the catalogue is searched and narrowed, on a phone too; a rule asks for a day, a division, a range, a list and an amount by fields of their own, and a policy says what follows where nobody can tell. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('the catalogue says of each fact where it comes from and who asks for it', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'reviewer');
  await page.getByRole('link', { name: '策略' }).click();
  await page.getByRole('link', { name: '事实目录' }).click();
  await page.getByRole('heading', { name: '事实目录' }).waitFor();
  const rows = page.locator('tbody tr');
  await rows.first().waitFor();
  await expectAccessible(page);
  await picture(page, 'facts');
  await page.getByRole('combobox', { name: '来源' }).selectOption('national-platform');
  await expect.poll(() => rows.count()).toBe(2);
  await rows.first().locator('summary').click();
  await page.getByRole('link', { name: '图书借阅条件' }).first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'facts-phone');
  calm();
}, 240_000);

/** A designer with a rule open, and what it compares how. */
async function openRule() {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'designer');
  await page.goto('/policies/library-lending/edit');
  await page
    .getByRole('button', { name: /年龄（周岁） 小于 14/ })
    .first()
    .click();
  const fact = page.getByRole('combobox', { name: '事实' }).first();
  return { page, calm, fact, compares: page.getByRole('combobox', { name: '比较' }).first() };
}

test('a rule compares days and divisions, and the policy says what follows where a fact is not known', async () => {
  const { page, calm, fact, compares } = await openRule();
  await fact.selectOption('card.valid-until');
  await compares.selectOption('between');
  await page.getByLabel('从', { exact: true }).fill('2026-01-01');
  await page.getByLabel('到', { exact: true }).fill('2026-06-30');
  await page.getByText('检查通过').waitFor();
  await page.getByText('卡有效期至 介于（含两端） 2026-01-01 至 2026-06-30').first().waitFor();
  await picture(page, 'facts-range');
  await compares.selectOption('withinDays');
  await page.getByText('卡有效期至 距今不超过 30 天').first().waitFor();
  await fact.selectOption('card.division');
  await compares.selectOption('liesIn');
  const division = page.getByRole('combobox', { name: '取值' }).first();
  await division.fill('990100');
  await page.keyboard.press('Enter');
  await page.getByText('检查通过').waitFor();
  await page.keyboard.press('Escape');
  await page
    .getByText(/名称、级别、结果与其余情况/)
    .first()
    .click();
  await page.getByRole('combobox', { name: '结果取决于查不到的情况时' }).selectOption({ index: 1 });
  await page.getByText('检查通过').waitFor();
  await expectAccessible(page);
  await picture(page, 'facts-division');
  calm();
}, 240_000);

test('a rule asks what a list holds, and an amount in yuan', async () => {
  const { page, calm, fact, compares } = await openRule();
  await fact.selectOption('registry.insurances');
  await compares.selectOption('containsAll');
  await page.getByRole('checkbox', { name: '养老保险' }).first().check();
  await page.getByRole('checkbox', { name: '医疗保险' }).first().check();
  await page.getByText('参保险种 全部包含 养老保险、医疗保险').first().waitFor();
  await expectAccessible(page);
  await picture(page, 'facts-list');
  await fact.selectOption('registry.monthly-benefit');
  await compares.selectOption('lessThan');
  const amount = page.getByLabel('取值', { exact: true }).first();
  await amount.fill('1234.567');
  await page.getByText('最多两位小数').first().waitFor();
  await amount.fill('1,234.5');
  await page.getByText('月待遇金额 小于 1,234.50 元').first().waitFor();
  await amount.blur();
  expect(await amount.inputValue()).toBe('1,234.50');
  await page.getByText('检查通过').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'facts-amount');
  calm();
}, 240_000);
