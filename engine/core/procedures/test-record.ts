/** The record of a test that is handed in (测试记录): what was tested of which version, item by item, and what is still missing in it. */
import { z } from 'zod';
import { text, type Text } from '../text.ts';
import type { FieldError } from '../problem.ts';

/** What each stage of testing asks for, by the stage. */
export const testItems: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'security-assessment': {
    transport: text('国密传输保护', 'Transport protected by SM algorithms'),
    'key-keeping': text('密钥保管', 'Keeping of keys'),
    'access-control': text('访问控制', 'Access control'),
    'personal-data': text('个人信息保护', 'Protection of personal data'),
    logs: text('日志留存', 'Logs are kept'),
    weaknesses: text('漏洞扫描', 'Scan for weaknesses'),
  },
  'functional-test': {
    'sign-in': text('授权登录', 'Sign-in by the card'),
    'card-check': text('卡状态核验', 'State of the card is checked'),
    prompts: text('提示语', 'Prompts'),
    failures: text('异常处理', 'Failures are handled'),
    accessible: text('适老化与无障碍', 'Accessible, also for the elderly'),
  },
  'security-test': {
    transport: text('国密传输保护', 'Transport protected by SM algorithms'),
    replay: text('防重放', 'Replays are refused'),
    tampering: text('防篡改', 'Tampering is noticed'),
    'personal-data': text('个人信息保护', 'Protection of personal data'),
    weaknesses: text('漏洞扫描', 'Scan for weaknesses'),
  },
  'sample-exchange': {
    encrypted: text('数据加密', 'Data is encrypted'),
    signed: text('签名验签', 'Signed and verified'),
    fields: text('只含获准数据项', 'Only the fields that were granted'),
    refusal: text('越权请求被拒绝', 'Requests beyond them are refused'),
    log: text('调用留痕', 'Calls leave a trace'),
  },
};

/** How old a record may be, in days. */
export const recordDays = 180;

/** A record as it is handed in. `version` is the one that was tested. */
export const TestRecord = z.strictObject({
  laboratory: z.string().trim().min(2).max(100),
  number: z.string().trim().min(4).max(60),
  version: z.string().trim().min(1).max(80),
  testedOn: z.iso.date(),
  results: z.record(z.string().max(60), z.enum(['passed', 'failed'])),
});
export type TestRecord = z.infer<typeof TestRecord>;

const wrong = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer, rule, message: text(zh, en) },
});

/** What keeps a record from proving a stage, on a day, for the version that was applied for (empty: for any). */
export function recordErrors(stage: string, record: TestRecord, version: string, now: Date): FieldError[] {
  const items = testItems[stage] ?? {};
  const errors: FieldError[] = [];
  for (const [id, name] of Object.entries(items)) {
    const result = record.results[id];
    if (result === undefined)
      errors.push(wrong(`/results/${id}`, 'required', `缺少“${name['zh-CN']}”`, `“${name.en}” is missing`));
    if (result === 'failed')
      errors.push(wrong(`/results/${id}`, 'test-passed', `“${name['zh-CN']}”未通过`, `“${name.en}” did not pass`));
  }
  for (const id of Object.keys(record.results))
    if (!Object.hasOwn(items, id))
      errors.push(wrong(`/results/${id}`, 'known-item', '没有这个测试项', 'There is no such item'));
  if (version !== '' && record.version !== version)
    errors.push(
      wrong('/version', 'same-version', `测试的不是申请的版本 ${version}`, `It is not about version ${version}`),
    );
  const age = (now.getTime() - Date.parse(record.testedOn)) / 86_400_000;
  if (age < -1) errors.push(wrong('/testedOn', 'period', '测试日期晚于今天', 'The day of the test is to come'));
  if (age > recordDays)
    errors.push(wrong('/testedOn', 'period', `测试已超过 ${recordDays} 天`, `It is more than ${recordDays} days old`));
  return errors;
}
