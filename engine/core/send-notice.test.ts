/** The way of a notice over an outbox in memory: written once, delivered once, tried again, given up, and fitting its template. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMemoryOutbox } from '../../test/support/memory-outbox.ts';
import { isAddress, lintNotice, NoticeCatalogue, noticeErrors, noticeWords, type NewNotice } from './notice.ts';
import { problem } from './problem.ts';
import { deliverDueNotices, retryWaitsMs, sendNotice, type NoticeParts, type WebhookMessage } from './send-notice.ts';
import { text } from './text.ts';

const file = new URL('../../rulesets/notices/access.json', import.meta.url);
const templates = NoticeCatalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).notices;
const approved: NewNotice = {
  ...{ key: 'case-1 approved', template: 'access.approved', channel: 'email', to: 'zhang@example.org' },
  ...{
    variables: { case: '机构接入', number: 'JG-00000001', since: '11月22日' },
    about: { kind: 'case', id: 'case-1' },
  },
  ...{ region: '990000', institution: null },
};

/** Parts with doors that answer in turn; the last answer stays. */
function partsWith(...answers: (string | Error)[]) {
  const clock = { now: Date.parse('2026-11-22T01:00:00Z') };
  const asked: string[] = [];
  const next = async (key: string) => {
    asked.push(key);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const parts: NoticeParts = {
    ...{ notices: createMemoryOutbox(), templates, now: () => new Date(clock.now) },
    webhooks: { secretOf: (id) => Promise.resolve(id === 'gone' ? null : 'a shared secret!') },
    deliver: async ({ key }) => ({ message: await next(key), repeated: false }),
    callWebhook: async ({ id }) => {
      const answer = await next(id);
      const isTaken = answer.startsWith('2');
      return { isTaken, isFinal: isTaken || answer.startsWith('4'), answer, cause: isTaken ? null : `http-${answer}` };
    },
  };
  return { parts, asked, wait: (ms: number) => (clock.now += ms) };
}
const away = problem('connector-unavailable', { connector: text('通知', 'Notices'), cause: 'timed-out' });

describe('a notice', () => {
  it('is sent once, however often it is asked for', async () => {
    const { parts, asked } = partsWith('DM-1');
    const first = await sendNotice(parts, approved);
    expect(first).toMatchObject({
      state: 'sent',
      to: 'zh***@example.org',
      attempts: [{ outcome: 'sent', answer: 'DM-1' }],
    });
    expect(await sendNotice(parts, approved)).toEqual(first);
    expect(asked).toHaveLength(1);
    await expect(sendNotice(parts, { ...approved, to: 'li@example.org' })).rejects.toThrow('idempotency-key-reused');
  });

  it('asked for by many at the same moment is sent by one', async () => {
    const { parts, asked } = partsWith('DM-1');
    await Promise.all(Array.from({ length: 10 }, () => sendNotice(parts, approved)));
    expect(asked).toHaveLength(1);
  });

  it('is tried again after longer and longer waits with the same key, and given up in sight', async () => {
    const { parts, asked, wait } = partsWith(away);
    const { id, state, nextAttemptAt } = await sendNotice(parts, approved);
    expect([state, nextAttemptAt]).toEqual(['waiting', '2026-11-22T01:01:00.000Z']);
    expect(await deliverDueNotices(parts)).toBe(0);
    for (const ms of retryWaitsMs) {
      wait(ms);
      expect(await deliverDueNotices(parts)).toBe(1);
    }
    const record = await parts.notices.get(id);
    expect(record).toMatchObject({ state: 'failed', nextAttemptAt: null });
    expect(record.attempts.map(({ cause }) => cause)).toEqual(Array.from({ length: 6 }, () => 'timed-out'));
    expect(new Set(asked).size).toBe(1);
  });

  it('arrives once the way is open again', async () => {
    const { parts, wait } = partsWith(away, away, 'DM-7');
    const { id } = await sendNotice(parts, approved);
    wait(10 * 60_000);
    await deliverDueNotices(parts);
    wait(10 * 60_000);
    await deliverDueNotices(parts);
    expect(await parts.notices.get(id)).toMatchObject({ state: 'sent', nextAttemptAt: null });
  });

  it.each([
    ['200 ok', 'sent'],
    ['503', 'waiting'],
    ['410', 'failed'],
  ])('to a webhook that answers %s is %s', async (answer, state) => {
    const { parts } = partsWith(answer);
    const hook = { ...approved, channel: 'webhook', to: 'https://hook.example.org/notices' } as const;
    expect(await sendNotice(parts, hook)).toMatchObject({
      state,
      to: 'https://hook.example.org/…',
      attempts: [{ answer }],
    });
  });
});

describe('what is wrong with a notice', () => {
  it.each<[Partial<NewNotice>, string[]]>([
    [{}, []],
    [{ template: 'access.none' }, ['/template known']],
    [{ template: 'toString' }, ['/template known']],
    [{ variables: { case: 'x', number: ' ' } }, ['/variables/number required', '/variables/since required']],
    [{ variables: { ...approved.variables, name: 'x' } }, ['/variables/name unknown-field']],
    [{ variables: { ...approved.variables, case: '长'.repeat(301) } }, ['/variables/case too-long']],
    [{ channel: 'sms' }, ['/to address']],
  ])('%j', (change, said) => {
    expect(
      noticeErrors(templates, { ...approved, ...change }).map(({ pointer, rule }) => `${pointer} ${rule}`),
    ).toEqual(said);
  });

  it.each([
    ['email', 'zhang@example.org', true],
    ['email', 'zhang', false],
    ['email', 'zhang@example.org\r\nBcc: x@example.org', false],
    ['sms', '19900000001', true],
    ['sms', '+8619900000001', false],
    ['webhook', 'https://hook.example.org/a/b', true],
    ['webhook', 'http://127.0.0.1:8080/webhook', true],
    ['webhook', 'http://hook.example.org/', false],
    ['webhook', 'https://user:word@hook.example.org/', false],
    ['webhook', 'https://hook.example.org/?name=x', false],
    ['webhook', 'https://hook.example.org/990100198605140112', false],
    ['webhook', 'ftp://hook.example.org/', false],
  ] as const)('%s %s', (channel, to, isOne) => {
    expect(isAddress(channel, to)).toBe(isOne);
  });
});

describe('a template for text messages', () => {
  const short = { ...templates['access.returned-text']! };

  it('is for no other channel', () => {
    const notice = { ...approved, template: 'access.returned-text', variables: { matter: '机构接入' } };
    expect(noticeErrors(templates, notice).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/channel channel',
    ]);
    expect(noticeErrors(templates, { ...notice, channel: 'sms', to: '19900000001' })).toEqual([]);
  });

  it('holds one message, and nobody’s data or words', () => {
    const long = { ...short, text: text(`请登录${'一'.repeat(60)}。`, 'Please sign in.') };
    expect(lintNotice('a.b', long).map(({ rule }) => rule)).toEqual(['message-length']);
    const reason = { label: text('理由', 'Reason'), personal: false };
    const told = { ...short, text: text('请看：{reason}。', 'Please see: {reason}.') };
    const holes = { ...short.holes, reason };
    expect(lintNotice('a.b', { ...told, holes }).map(({ rule }) => rule)).toEqual(['message-hole']);
  });
});

describe('a notice to a webhook of an institution', () => {
  const event = { event: 'granted', stage: 'effect', at: '2026-11-22T01:00:00Z' } as const;
  const variables = { case: '演示诊所 · 机构接入', event: '已通过', stage: '办结' };
  const to = (webhook: string): NewNotice => ({
    ...{ key: `case-1 ${webhook}`, template: 'access.case-event', channel: 'webhook', to: 'https://a.example.org/in' },
    ...{ variables, about: { kind: 'case', id: 'case-1' }, region: '990000', institution: 'demo-clinic' },
    told: { webhook, event },
  });

  it('says what happened to which case, with the secret, and none of its words', async () => {
    const { parts } = partsWith('200');
    const sent: WebhookMessage[] = [];
    const callWebhook: NoticeParts['callWebhook'] = (message) => {
      sent.push(message);
      return parts.callWebhook(message);
    };
    await sendNotice({ ...parts, callWebhook }, to('kept'));
    expect(sent).toMatchObject([{ secret: 'a shared secret!', body: { case: 'case-1', ...event } }]);
    expect(JSON.stringify(sent)).not.toContain('演示诊所');
  });

  it('is given up where that is gone, and not called', async () => {
    const { parts, asked } = partsWith('200');
    expect(await sendNotice(parts, to('gone'))).toMatchObject({
      state: 'failed',
      attempts: [{ cause: 'switched-off' }],
    });
    expect(asked).toEqual([]);
  });
});

describe('the templates', () => {
  it.each(Object.entries(templates))('%s keeps to the tone, and to the holes it declares', (code, template) => {
    expect(
      lintNotice(code, template).map(({ rule, language, message }) => `${rule} ${language}: ${message.en}`),
    ).toEqual([]);
  });

  it('name every event of a procedure', () => {
    const events = [
      'task-assigned',
      'returned',
      'due-soon',
      'overdue',
      'escalated',
      'rejected',
      'approved',
      'suspended',
      'evidence-expiring',
      'batch-done',
      'handed-over',
      'commented',
      'not-passed',
      'stopped',
      'held',
      'granted',
      'expired',
      'standing',
      'case-event',
      'webhook-test',
      ...['returned', 'not-passed', 'due-soon', 'overdue', 'approved', 'rejected', 'expired'].map((of) => `${of}-text`),
    ];
    expect(Object.keys(templates).sort()).toEqual(events.map((event) => `access.${event}`).sort());
  });

  it('are filled in each language with its own words', () => {
    const variables = { case: text('机构接入', 'Institution access'), number: 'JG-1', since: '2026-11-22' };
    expect(noticeWords(templates['access.approved']!, variables, true).subject).toEqual(
      text('已通过：机构接入', 'Approved: Institution access'),
    );
  });

  it('show what is personal masked', () => {
    const template = templates['access.escalated']!;
    const variables = { case: '机构接入', stage: '安全评估', holder: '张三丰', late: '已超期 1 个工作日' };
    expect(noticeWords(template, variables, true).text['zh-CN']).toContain('由张**办理');
    expect(noticeWords(template, variables, false).text.en).toContain('张三丰');
  });

  it.each([
    ['a hole that is not declared', { text: text('请看{what}。', 'Please see {what}.') }, 'holes'],
    ['a hole that is not used', { holes: { x: { label: text('甲', 'X'), personal: false } } }, 'holes'],
    [
      'a person in the subject',
      { subject: text('给{n}', 'To {n}'), holes: { n: { label: text('人', 'Who'), personal: true } } },
      'personal-subject',
    ],
    ['shouting', { text: text('请尽快办理！', 'Please hurry!') }, 'exclamation'],
    ['a long subject', { subject: text('题'.repeat(31), 'Long') }, 'subject-length'],
  ])('finds %s', (_what, change, rule) => {
    const good = { tone: 'info', subject: text('题', 'Subject'), text: text('好的。', 'Well.'), holes: {} } as const;
    expect(lintNotice('x.y', { ...good, ...change }).map((each) => each.rule)).toContain(rule);
  });
});
