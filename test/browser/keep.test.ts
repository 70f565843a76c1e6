/** Two people at one draft, and one without a network: nothing that anybody did is lost, in real browsers against a real platform. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, signIn } from './browser.ts';

const open = browserTests();

/** How saving goes, as the mark says it. */
const says = (page: Page, word: string) => page.getByRole('status').getByText(word, { exact: true }).waitFor();
const nameOf = (page: Page) => page.getByRole('textbox', { name: '场景名称' });
const nodeOf = (page: Page, name: string) => page.locator('[data-outline-node]').getByText(name, { exact: true });
/** Every change is said to be unsaved at once. */
const isSaved = (page: Page) => says(page, '已保存');

/** The draft in the editor, as an outline. */
async function edit() {
  const { page, calm } = await open();
  // The page asks before it is left unsaved.
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn(page, 'designer');
  await page.goto('/scenarios/library-lending/edit');
  await page.getByText('大纲', { exact: true }).click();
  await isSaved(page);
  return { page, calm };
}

test('different nodes are merged by themselves, the same name is asked, and edits without a network are kept', async () => {
  const [mine, theirs] = [await edit(), await edit()];

  await theirs.page.getByRole('button', { name: '删除“请监护人陪同”' }).click();
  await isSaved(theirs.page);
  await mine.page.getByRole('button', { name: '删除“不能借阅”' }).click();
  await mine.page.getByText('已并入您在另一个窗口的改动').waitFor();
  await isSaved(mine.page);
  await nodeOf(mine.page, '请监护人陪同').waitFor({ state: 'detached' });
  await mine.page.getByRole('button', { name: '撤销', exact: true }).click();
  await nodeOf(mine.page, '不能借阅').first().waitFor();
  expect(await nodeOf(mine.page, '请监护人陪同').count()).toBe(0);
  await isSaved(mine.page);

  // What is wrong now is in the panel, with a fix that can be undone.
  await mine.page.getByRole('tab', { name: '问题' }).click();
  await mine.page.getByRole('heading', { name: /^错误 \d+ 处$/ }).waitFor();
  await expectAccessible(mine.page);

  await nameOf(mine.page).fill('图书借阅（新）');
  await isSaved(mine.page);
  await nameOf(theirs.page).fill('借书');
  const dialog = theirs.page.getByRole('dialog', { name: '1 处改动与他人冲突' });
  await dialog.getByText('“图书借阅（新）”').waitFor();
  await expectAccessible(theirs.page);
  await dialog.getByRole('radio', { name: /采用对方/ }).check();
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  await isSaved(theirs.page);
  expect(await nameOf(theirs.page).inputValue()).toBe('图书借阅（新）');
  await theirs.page.getByRole('button', { name: '撤销', exact: true }).click();
  expect(await nameOf(theirs.page).inputValue()).toBe('借书');
  await isSaved(theirs.page);

  // Back from a network that was away, with the page closed meanwhile.
  const context = theirs.page.context();
  await context.setOffline(true);
  await nameOf(theirs.page).fill('离线时改的名');
  await says(theirs.page, '离线，改动已留在本机');
  await theirs.page.close();
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto('/scenarios/library-lending/edit');
  await back.getByText(/^已恢复 .* 没有存上的改动$/).waitFor();
  expect(await nameOf(back).inputValue()).toBe('离线时改的名');
  await isSaved(back);
  mine.calm();
  theirs.calm();
});
