/** The service zone on a phone: a place is chosen, an item found and read in large type, an answer opened; nobody signs in. And from the catalogue, as cardholders see it. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();

test('a cardholder finds how an item is done, in large type, without signing in', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 } });
  await page.goto('/zone');
  await page.getByRole('heading', { level: 1, name: '您在哪里？' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^演示省演示一市/ }).click();
  await page.getByText('这里已开通 4 项，3 家机构能用卡。').waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole('searchbox').fill('图书');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('heading', { level: 1, name: '“图书”的结果' }).waitFor();
  await page.getByRole('heading', { name: '能用卡的机构' }).waitFor();
  expect(page.url()).toContain('place=990100');
  await expectAccessible(page);
  await page.getByRole('link', { name: '图书借阅' }).first().click();
  await page.getByRole('heading', { level: 1, name: '图书借阅' }).waitFor();
  await page.getByText('演示省：演示图书馆（2025-04-23 起）').waitFor();
  await page.getByText('其他城市、其他省份的卡同样能用。').waitFor();

  await page.getByRole('button', { name: '长辈版' }).click();
  await page.getByRole('button', { name: '标准版', pressed: true }).waitFor();
  const cost = "getComputedStyle(document.querySelector('#item-cost + p')).fontSize";
  const size = await page.evaluate<number>(`parseFloat(${cost})`);
  expect(size).toBeGreaterThanOrEqual(20);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, 'zone item elders');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: '社保卡服务专区' }).click();
  await page.getByText('卡丢了怎么办？').click();
  await page.locator('#lost-card').getByText('出处：场景模板“补换卡”的帮助').waitFor();
  await expectAccessible(page);
  await page.goto('/zone?place=110101');
  await page.getByRole('heading', { name: '这里还没有开通的事项' }).waitFor();
  await expectAccessible(page);
  calm();
});

test('an administrator looks at an item as cardholders see it', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await signIn(page, 'designer');
  await page.goto('/catalogue/YKT-CUL-01');
  await page.getByRole('link', { name: 'As cardholders see it' }).click();
  await page.getByRole('heading', { name: 'What to bring' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'zone item en');
  await page.goto('/catalogue');
  await page.getByRole('link', { name: 'As cardholders see it' }).click();
  await page.getByRole('heading', { name: 'What to use the card for' }).waitFor();
  calm();
});
