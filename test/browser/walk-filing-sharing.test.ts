/** Catalogue filing and data sharing in a real browser, each walked by whoever applies, by who reviews, and by who provides the data. */
import { test } from 'vitest';
import { inDays } from '../support/apply.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture } from './browser.ts';
import { act, takeAndReturn, walkOf } from './walk.ts';

const open = browserTests();

test(
  'an item of the catalogue is filed: a wrong name is said at its field, the item is found by its name, the plan is returned once, and it opens',
  { timeout: 300_000 },
  async () => {
    const walk = await walkOf(open, 'applicant-bus', '应用目录备案');
    const { page } = walk;
    await walk.wrongFirst('应用', { 应用名称: '借' }, '2 个字符');
    await expectAccessible(page);
    await walk.onPhone('filing-item');
    await walk.step('应用', {
      ...{ 应用名称: '车载借阅', 应用目录编码: '图书', 版本: '1.0' },
      ...{ 开通地区: '990100', 计划开通日期: inDays(30) },
    });
    await walk.step('用卡与可行性', {
      怎样用卡: '市民在公交车上刷社会保障卡借阅图书，到站归还。',
      可行性说明: '十条线路已装读卡器，由演示公交公司运维。',
    });
    await walk.contactAndFiles(['实施方案.pdf']);
    await walk.submit('等管理机构：可行性审核');
    await takeAndReturn(await walk.windowOf('access-manager'), '可行性说明', '请写明点位和应急安排', 'filing');
    await walk.correct(
      '可行性说明',
      '请写明点位和应急安排',
      { 可行性说明: '十条线路二十个点位已装读卡器，断网时离线登记，由演示公交公司运维。' },
      '等管理机构：可行性审核',
    );
    await act(await walk.windowOf('access-manager'), '同意');

    // A record of another version is said before it leaves the page.
    await walk.handInRecord({ 测试的版本: '0.9' });
    await page.getByText('测试的不是申请的版本 1.0').waitFor();
    await expectAccessible(page);
    await picture(page, 'walk-filing-record');
    await walk.handInRecord({ 测试的版本: '1.0' });
    await walk.isGranted('catalogue-item', '车载借阅', /演示公交公司/);
    await walk.end();
  },
);

test(
  'data is shared: what is over-asked comes back at its field, who provides it returns it and then consents',
  { timeout: 300_000 },
  async () => {
    const walk = await walkOf(open, 'applicant-library', '数据交换共享');
    const { page } = walk;
    const wanted = [
      { 数据项: '是否享受优待', 用途: '核验优待资格' },
      { 数据项: '手机号码', 用途: '核验优待资格' },
    ];
    await walk.step('数据', {
      ...{ 共享名称: '老年读者优待核验', 数据资源: '老年乘车优待 · 演示公交公司', 共享方式: '核验' },
      需要的数据项及用途: wanted,
    });
    const basis = {
      法律依据: '《中华人民共和国老年人权益保障法》第五十八条',
      取得本人授权: '否',
      '日均用量（次）': '500',
    };
    await walk.wrongFirst('依据与期限', { ...basis, 共享期限: inDays(-3) }, '须晚于今天，且不超过 2 年');
    await expectAccessible(page);
    await walk.onPhone('sharing-basis');
    await walk.step('依据与期限', { 共享期限: inDays(300) });
    await walk.contactAndFiles(['依据文件.pdf']);
    await walk.submit('等申请单位：填写申请');
    await page.getByRole('heading', { name: /需补正 \d+ 处/ }).waitFor();
    await picture(page, 'walk-sharing-over-asked');
    await page.getByRole('button', { name: '需要的数据项及用途' }).first().click();
    await page.getByRole('button', { name: '删除第 2 项' }).click();
    await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    await page.getByRole('button', { name: /核对并提交/ }).click();
    await walk.submit('等提供单位：提供单位同意');

    const provider = await walk.windowOf('applicant-bus');
    await takeAndReturn(provider, '法律依据', '请写明依据的条款', 'sharing');
    await walk.correct(
      '法律依据',
      '请写明依据的条款',
      { 法律依据: '《中华人民共和国老年人权益保障法》第五十八条第二款' },
      '等提供单位：提供单位同意',
    );
    await provider.reload();
    await act(provider, '同意提供');
    await walk.handInRecord({ 测试的版本: '1.0' });
    await walk.isGranted('data-share', '老年读者优待核验', /演示图书馆/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await picture(page, 'walk-sharing-granted-390');
    await walk.end();
  },
);
