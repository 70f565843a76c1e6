/** Files put into a filing, comments with mentions, and what the second person sees of both, in a real browser against a real platform. */
import { expect, test } from 'vitest';
import { browserTests, decide, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const at = '/scenarios/library-lending';
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 words') });

test(
  'a designer comments and files with assessments; the reviewer is told, reads both, resolves and publishes',
  { timeout: 300_000 },
  async () => {
    const { page, calm } = await open();
    await signIn(page, 'designer');
    await page.goto(`${at}/edit?node=read`);
    await page.getByRole('tab', { name: '批注' }).click();
    const field = page.getByRole('textbox', { name: /^批注/ });
    await field.fill('持卡人 990101199003071237 说看不懂');
    await page.getByRole('button', { name: '添加批注' }).click();
    await page.getByText('请勿写入公民身份号码').waitFor();
    await field.fill('这里的提示语请 ');
    await field.pressSequentially('@revi');
    await page
      .getByRole('option', { name: /@reviewer/ })
      .or(page.getByText('@reviewer ·'))
      .first()
      .click();
    await field.pressSequentially('看一下');
    await page.getByRole('button', { name: '添加批注' }).click();
    await page.getByTitle('1 串未解决的批注').waitFor();
    await expectAccessible(page);
    await picture(page, 'comments-editor');

    await page.goto(`${at}/file`);
    const places = (name: string) => page.getByRole('group', { name });
    const give = (name: string, file: ReturnType<typeof pdf>) =>
      places(name).locator('input[type=file]').setInputFiles(file);
    await places('可行性评估').waitFor();
    await give('可行性评估', pdf('安装.exe'));
    await page.getByText('不接受这种文件，请用 PDF').waitFor();
    await give('可行性评估', { ...pdf('可行性评估.pdf'), buffer: Buffer.from('not one') });
    await page.getByText('文件内容与它的类型不符').waitFor();
    await give('可行性评估', pdf('可行性评估.pdf'));
    await places('可行性评估').getByRole('link', { name: '可行性评估.pdf' }).waitFor();
    await give('安全评估', pdf('安全评估.pdf'));
    await page.getByLabel('安全评估.pdf 的说明').fill('第三方测评，2026 年 11 月');
    await give('其他材料', pdf('多余.pdf'));
    await page.getByRole('button', { name: '移除 多余.pdf' }).click();
    await page.getByRole('link', { name: '多余.pdf' }).waitFor({ state: 'hidden' });
    await page.getByText(/个测试通过/).waitFor();
    await expectAccessible(page);
    await picture(page, 'filing-attachments');
    await page.getByRole('button', { name: /^备案修订/ }).click();
    await page.getByRole('dialog').getByText('连同 2 个附件一起备案。').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '备案', exact: true }).click();
    await page.getByText('已备案为版本 2').waitFor();
    calm();

    const { page: other, calm: otherCalm } = await open();
    await signIn(other, 'reviewer');
    await other.getByText('有 1 个场景等第二人复核').waitFor();
    await other.getByRole('link', { name: '查看待复核的场景' }).click();
    await other.getByText('显示 1 条，共 1 条').waitFor();
    await other.getByRole('table').getByText('版本 2 待复核').waitFor();
    await expectAccessible(other);
    await picture(other, 'waiting');
    await other.getByRole('link', { name: '提到我的：1 条未读' }).click();
    await other.getByText('这里的提示语请').waitFor();
    await expectAccessible(other);
    await picture(other, 'mentions');
    await other.getByRole('button', { name: '标为已读', exact: true }).click();
    await other.getByText('没有未读的').waitFor();

    await other.goto(`${at}/versions/compare?from=1&to=2`);
    const saved = other.waitForEvent('download');
    await other.getByRole('link', { name: '安全评估.pdf' }).click();
    expect((await saved).suggestedFilename()).toBe('安全评估.pdf');
    await other.getByText('第三方测评，2026 年 11 月').waitFor();
    await other.getByRole('button', { name: '回复' }).click();
    await other.getByRole('textbox', { name: '回复' }).fill('提示语可以。');
    await other.getByRole('button', { name: '回复' }).click();
    await other.getByText('提示语可以。').waitFor();
    await expectAccessible(other);
    await picture(other, 'review-comments');
    await other.getByRole('button', { name: '标记为已解决' }).click();
    await other.getByText('已解决 1 串').waitFor();
    await other.getByRole('button', { name: '发布版本 2' }).click();
    await decide(other, '发布版本 2');
    await other.getByText('版本 2 已发布').first().waitFor();
    otherCalm();
  },
);

test('on a phone, in English and in the dark: attachments, comments, mentions and the list fit', async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;
  const { page, calm } = await open(phone);
  await signIn(page, 'designer');
  const pages = { 'park-entry/file': 'Feasibility assessment', 'library-lending/versions/compare?to=2': 'Comments' };
  for (const [address, words] of Object.entries(pages)) {
    await page.goto(`/scenarios/${address}`);
    await page.getByRole('heading', { name: words }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await picture(page, `phone-${address.replace(/\W+/g, '-')}`);
  }
  for (const address of ['/mentions', '/scenarios?state=waiting']) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await picture(page, `phone${address.replace(/\W+/g, '-')}`);
  }
  calm();
});
