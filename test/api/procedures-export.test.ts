/** The list of cases as a file: the same filters, whoever may not see a case does not find it there, and no cell is a formula. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicantOf, contact, inDays } from '../support/apply.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

const at = '/api/procedures/cases.csv';

test('the cases that one may see are exported as they are filtered, in the language asked for', async () => {
  const applicant = await applicantOf(it, 'applicant-bus', 'catalogue-filing');
  const form = {
    ...{ name: '=HYPERLINK("https://demo.invalid")', code: 'YKT-CUL-01', version: '1.0', region: '990100' },
    ...{ since: inDays(30), usage: '市民在公交车上刷社会保障卡借阅图书，到站归还。' },
    ...{ feasibility: '十条线路已装读卡器，由演示公交公司运维，另有备用方案。', ...contact },
  };
  await applicant.submit(form, ['plan']);
  await applicant.reaches('feasibility');
  await applicantOf(it, 'applicant-library', 'channel-access');

  const all = await it.as('access-manager', 'GET', at, { headers: { 'accept-language': 'zh-CN' } });
  expect(all.status).toBe(200);
  expect(all.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(all.headers.get('content-disposition')).toBe('attachment; filename="procedure-cases.csv"');
  expect(all.headers.get('x-total')).toBe('2');
  const lines = String(all.body).trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /办件编号,名称,流程,事项,申请单位,地区代码,状态,环节,由谁办,始于,期限,是否逾期,发起时间,办结时间$/,
  );
  expect(lines[2]).toContain(
    `${applicant.id},"'=HYPERLINK(""https://demo.invalid"")",应用目录备案,接入,演示公交公司,990100`,
  );
  expect(lines[2]).toContain(',办理中,可行性审核,管理机构,');
  expect(lines.join()).not.toContain(contact.contactPhone);

  const english = await it.as('access-manager', 'GET', `${at}?procedure=channel-access`, {
    headers: { 'accept-language': 'en' },
  });
  expect(String(english.body).split('\r\n').slice(0, 2).join('\n')).toMatch(
    /Number,Name,Procedure[\s\S]*Channel access/,
  );
  expect(english.headers.get('x-total')).toBe('1');

  // One's own only.
  expect(String((await it.as('applicant-bus', 'GET', at)).body)).not.toContain('channel');
  expect((await it.as('applicant', 'GET', at)).headers.get('x-total')).toBe('0');
  expect((await it.as('access-manager', 'GET', `${at}?overdue=true`)).headers.get('x-total')).toBe('0');
});

test('what is no filter, and whoever may not see cases, is refused', async () => {
  const wrong = await it.as('access-manager', 'GET', `${at}?limit=5`);
  expect(wrong.body).toMatchObject({ type: '/problems/invalid-input', errors: [{ pointer: '/limit' }] });
  expect((await it.as('access-manager', 'GET', `${at}?procedure=none`)).status).toBe(422);
  expect((await it.as('operator', 'GET', at)).status).toBe(403);
  expect((await it.send('GET', at)).status).toBe(401);
});
