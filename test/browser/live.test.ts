/** The running cases of a scenario, in a real browser against a real platform: where they stand, what is held, and many seen to at once. */
import { expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';
import { openSharedCases } from './live-cases.ts';

const open = browserTests();
const why = '份数登记有误，已与经办窗口核对，按零份处理后继续办理。';

/** The address of the platform that pages are opened on. */
async function platformUrl(): Promise<string> {
  const { page } = await open();
  await page.goto('/sign-in');
  return new URL(page.url()).origin;
}

test(
  'whoever is on duty sees where cases stand, tries held ones again, passes others over, and each case gives its answer',
  { timeout: 240_000 },
  async () => {
    const held = [0, 0, 0];
    await openSharedCases(await platformUrl(), 'live-shares', [...held, 1, 2]);
    const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
    await signIn(page, 'duty-operator');
    await page.goto('/scenarios/live-shares');
    await page.getByRole('link', { name: '运行情况' }).click();
    await page.getByRole('heading', { level: 1, name: '运行情况' }).waitFor();
    const share = page.locator('[data-node-id="share"]');
    await share.getByText('3', { exact: true }).waitFor();
    expect(await share.getAttribute('data-heat')).toBe('4');
    await page.getByRole('list', { name: '图例' }).waitFor();
    // So far away that ports are not drawn; edges are.
    expect(await page.locator('.react-flow__edge-path').count()).toBeGreaterThan(10);
    await expectAccessible(page);
    await picture(page, 'live');

    await page.getByText('出错次数', { exact: true }).click();
    await page.getByRole('button', { name: '出错 / 走过' }).click();
    const first = page.getByRole('table', { name: '各步骤的数字' }).getByRole('row').nth(1);
    await first.getByRole('button', { name: '计算每份份额' }).waitFor();
    await page.locator('[data-node-id="form"]').click();
    const there = page.getByRole('region', { name: '停在“登记种植情况”的办件' });
    await there.getByRole('link').nth(1).waitFor();
    expect(await there.innerText()).toMatch(/示范\*+/);

    await page.getByRole('button', { name: '查看这 3 件' }).click();
    await page
      .getByRole('checkbox', { name: /^选择办件/ })
      .first()
      .check();
    await page.getByRole('button', { name: '重试 1 件' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('button', { name: '重试 1 件' }).click();
    await dialogue.getByText('请写明理由，20 至 1000 字').waitFor();
    await expectAccessible(page);
    await dialogue.getByLabel('处置理由').fill(why);
    await dialogue.getByRole('button', { name: '重试 1 件' }).click();
    await dialogue.getByText('已受理 1 件，未受理 0 件，未发送 0 件。').waitFor();
    await dialogue.getByRole('button', { name: '关闭' }).last().click();

    await page.getByRole('checkbox', { name: '全选这 3 件' }).check();
    await page.getByRole('button', { name: '跳过 3 件的这一步' }).click();
    await dialogue.getByLabel('从哪个出口离开').selectOption('done');
    await dialogue.getByLabel('处置理由').fill(why);
    await dialogue.getByRole('button', { name: '跳过 3 件的这一步' }).click();
    await dialogue.getByText('请先确认').waitFor();
    await dialogue.getByRole('checkbox').check();
    await picture(page, 'live-skip');
    await dialogue.getByRole('button', { name: '跳过 3 件的这一步' }).click();
    await dialogue.getByText('已受理 3 件，未受理 0 件，未发送 0 件。').waitFor();
    // The results stay to be read, though nothing is held any more.
    await page.getByText('没有停住的办件').waitFor();
    await dialogue.getByText('跳过 3 件的这一步').waitFor();
    await expectAccessible(page);
    await picture(page, 'live-results');
    await dialogue.getByRole('button', { name: '关闭' }).last().click();
    await dialogue.waitFor({ state: 'hidden' });

    await there.getByRole('link').first().click();
    await page.waitForURL('**/cases/*');
    await page.locator('[data-node-id="form"]').getByRole('img', { name: '停在这里' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '停在这里' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'live-case');
    calm();
  },
);

test('others see what is held and no way to order it; on a phone, in English and in the dark it fits', async () => {
  await openSharedCases(await platformUrl(), 'live-shares-small', [0, 1]);
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page, calm } = await open(phone);
  await signIn(page, 'designer');
  await page.goto('/scenarios/live-shares-small/live');
  await page.getByRole('heading', { name: 'Held cases' }).waitFor();
  await page.getByRole('button', { name: 'Show the case' }).click();
  await page.getByRole('list', { name: 'Cases held at “Work out the share”' }).getByRole('link').waitFor();
  expect(await page.getByRole('button', { name: /Try|Pass over|Call off/ }).count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  const said = (await page.getByRole('main').innerText()).replace(/\p{Script=Han}+\*+/gu, '');
  expect(said).not.toMatch(/\p{Script=Han}/u);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'live-phone');
  await page.goto('/scenarios/park-entry/live');
  await page.getByRole('heading', { name: 'No cases yet' }).waitFor();
  await expectAccessible(page);
  calm();
});
