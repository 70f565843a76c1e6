/** Channel access and access of a cooperating institution in a real browser, each walked by whoever applies and by the two who review. */
import { test } from 'vitest';
import { inDays } from '../support/apply.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture } from './browser.ts';
import { act, takeAndReturn, walkOf } from './walk.ts';

const open = browserTests();

test(
  'a channel passes both tests, is returned once, reviewed by two and signed for, and is on the published list',
  { timeout: 300_000 },
  async () => {
    const walk = await walkOf(open, 'applicant-bus', '渠道接入');
    const { page } = walk;
    const channel = {
      ...{ 渠道名称: '演示一卡通小程序', 渠道类型: '小程序', 网址或下载地址: 'https://card.demo.invalid/' },
      ...{
        版本: '3.2.0',
        提供的服务: ['电子社保卡签领与展码', '缴费与支付'],
        服务对象: '市民乘车，提供大字版和语音播报',
      },
    };
    await walk.wrongFirst('渠道', { ...channel, 授权期限: inDays(-1) }, '须晚于今天，且不超过 3 年');
    await expectAccessible(page);
    await walk.onPhone('channel');
    await walk.step('渠道', { 授权期限: inDays(365) });
    await walk.contactAndFiles(['个人信息保护说明.pdf']);
    await walk.submit('等申请单位：功能接入测试');
    await walk.handInRecord({ 测试的版本: '3.2.0' });
    await walk.stands('等申请单位：安全接入测试');
    await walk.handInRecord({ 测试的版本: '3.2.0' });
    await walk.stands('等管理机构：审核');

    await takeAndReturn(await walk.windowOf('access-manager'), '服务对象', '请写明视障人士怎样使用', 'channel');
    const audience = '市民乘车，提供大字版、语音播报和读屏支持';
    await walk.correct('服务对象', '请写明视障人士怎样使用', { 服务对象: audience }, '等申请单位：功能接入测试');
    // What was typed for the first round is still there.
    await walk.handInRecord({});
    await walk.stands('等申请单位：安全接入测试');
    await walk.handInRecord({});
    await walk.stands('等管理机构：审核');
    await act(await walk.windowOf('access-manager'), '同意');
    await act(await walk.windowOf('approver'), '同意');
    await walk.stands('等申请单位：签署协议');
    await picture(page, 'walk-channel-sign');
    await walk.sign();
    await walk.isGranted('channel', '演示一卡通小程序', /演示公交公司/);
    await walk.end();
  },
);

test(
  'a cooperating institution: what its kind may not do is said, the name that the national platform declines is mended, and it is taken on',
  { timeout: 300_000 },
  async () => {
    const walk = await walkOf(open, 'applicant-library', '合作机构接入');
    const { page } = walk;
    const who = {
      ...{ 合作机构名称: '演示驳回银行', 机构类型: '基层代办点', 资质证号: 'DEMO-0001', 资质有效期至: inDays(1500) },
      统一社会信用代码: '12990100DEM0000305',
    };
    await walk.wrongFirst('机构与资质', { ...who, 统一社会信用代码: '12990100DEM0000300' }, '校验码不符');
    await walk.step('机构与资质', { 统一社会信用代码: '12990100DEM0000305' });
    const scope = { 卡业务范围: ['申领受理', '制卡发卡'], 服务网点数: '12', 合作期限: inDays(700) };
    await walk.wrongFirst('合作范围', scope, '制卡发卡只由合作银行或制卡商承担');
    await expectAccessible(page);
    await walk.onPhone('partner-scope');
    await page.getByRole('button', { name: /机构与资质/ }).click();
    await walk.step('机构与资质', { 机构类型: '合作银行' });
    await walk.step('合作范围', {});
    await walk.contactAndFiles(['资质证书.pdf']);
    await walk.submit('等管理机构：审核');

    await takeAndReturn(await walk.windowOf('access-manager'), '服务网点数', '与金融许可证所附网点数不一致', 'partner');
    await walk.correct('服务网点数', '与金融许可证所附网点数不一致', { 服务网点数: '14' }, '等管理机构：审核');
    for (const reviewer of ['access-manager', 'approver']) await act(await walk.windowOf(reviewer), '同意');
    await walk.sign();

    // The national platform declines the name: it comes back with the field marked, and goes the same way again.
    await walk.stands('等申请单位：填写申请');
    await picture(page, 'walk-partner-declined');
    await walk.correct('合作机构名称', /名称/, { 合作机构名称: '演示银行' }, '等管理机构：审核');
    for (const reviewer of ['access-manager', 'approver']) await act(await walk.windowOf(reviewer), '同意');
    await walk.sign();
    await walk.isGranted('partner', '演示银行', /演示图书馆/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await picture(page, 'walk-partner-granted-390');
    await walk.end();
  },
);
