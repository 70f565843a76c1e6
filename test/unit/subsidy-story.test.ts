/** A subsidy from the card to the decision, by the kinds of card, people and time together: with everybody answering, and with nobody. */
import { describe, expect, it } from 'vitest';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { createVirtualClock, scriptedConnectors, simulate, type SimulatedPeople } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { readingOfPerson } from '../support/run-node.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { catalogue } from '../support/rulesets.ts';
import { endNode, smallVersion } from '../support/scenario-of.ts';

const subsidy = {
  ...smallVersion(
    [
      { id: 'read', kind: 'read-card', settings: { authenticate: false } },
      { id: 'genuine', kind: 'authenticate-card' },
      { id: 'let', kind: 'authorise-card' },
      { id: 'person', kind: 'verify-person', settings: { ways: [{ by: 'pin' }, { by: 'document' }] } },
      {
        id: 'state',
        kind: 'verify-state',
        settings: { of: ['card', 'person', 'business'], matter: 'old-age-subsidy' },
      },
      {
        id: 'agree',
        kind: 'consent',
        settings: {
          to: text('民政部门', 'Civil affairs'),
          purpose: text('发放高龄津贴', 'Paying the subsidy of old age'),
          personal: ['card.name', 'card.socialSecurityNumber'],
        },
      },
      {
        id: 'ask',
        kind: 'form',
        settings: {
          title: text('填写开始日期', 'When it is to begin'),
          fields: [{ name: 'beginsOn', type: 'date', label: text('开始日期', 'Begins on') }],
        },
      },
      {
        id: 'decide',
        kind: 'approve',
        settings: {
          title: text('审核津贴', 'Review of the subsidy'),
          levels: [{ role: 'operator' }, { role: 'scenario-reviewer', at: 'city', rule: 'all', people: 2 }],
          shows: [{ label: text('申请人', 'Applicant'), value: 'card.name' }],
          expires: { workdays: 5 },
        },
      },
      { id: 'rest', kind: 'wait', settings: { until: 'form.beginsOn' } },
      {
        id: 'hear',
        kind: 'wait-for-message',
        settings: { name: 'ledger-opened', body: { ledger: { type: 'string' } } },
      },
      endNode('granted'),
      endNode('not-granted', false),
    ],
    [
      'start > read',
      'read.read > genuine',
      'read.failed > not-granted',
      'genuine.authenticated > let',
      'genuine.not-genuine > not-granted',
      'genuine.failed > not-granted',
      'let.authorised > person',
      'let.not-authorised > not-granted',
      'let.failed > not-granted',
      'person.verified > state',
      'person.not-verified > not-granted',
      'person.locked > not-granted',
      'person.unavailable > not-granted',
      'state.normal > agree',
      'state.card-abnormal > not-granted',
      'state.person-abnormal > not-granted',
      'state.business-not-clear > not-granted',
      'state.unavailable > not-granted',
      'agree.given > ask',
      'agree.refused > not-granted',
      'agree.expired > not-granted',
      'ask.sent > decide',
      'ask.expired > not-granted',
      'decide.approved > rest',
      'decide.refused > not-granted',
      'decide.returned > ask',
      'decide.expired > not-granted',
      'rest > hear',
      'hear.received > granted',
      'hear.expired > not-granted',
    ],
  ),
  prompts: catalogue,
};

const begin = (beginsOn: PlainValue) => ({ action: 'send', fields: { beginsOn } });
const reason = '开始日期早于申请日期，请改为申请之后的日期再交。';

/** Runs it for demo-wang, with what people and systems do of themselves. */
async function run(people: SimulatedPeople) {
  const { state, steps, problem } = await simulate(subsidy, startFor('c', 'demo-wang', {}), {
    connectors: scriptedConnectors(scriptForPeople()),
    now: createVirtualClock('2026-11-20T04:00:00Z'),
    people,
  });
  expect(problem).toBeNull();
  const left = steps.filter(({ port }) => port !== 'waiting');
  return {
    outcome: state.outcome?.code,
    data: state.data,
    steps,
    way: left.map(({ node, port }) => `${node}.${port}`),
  };
}

const everybody: SimulatedPeople = {
  answers: {
    agree: [{ action: 'give' }],
    ask: [begin('soon'), begin('2026-11-01'), begin('2026-12-01')],
    decide: [
      { action: 'return', by: 'clerk', reason },
      { action: 'approve', by: 'clerk' },
      { action: 'approve', by: 'clerk' },
      { action: 'approve', by: 'first-reviewer' },
      { action: 'approve', by: 'second-reviewer' },
    ],
  },
  messages: {
    hear: [
      { name: 'ledger-opened', body: { ledger: 7 } },
      { name: 'ledger-opened', body: { ledger: 'L-7' } },
    ],
  },
};

describe('a subsidy', () => {
  it('is granted where everybody answers in the end, wrong answers and all', async () => {
    const { outcome, way, data } = await run(everybody);
    expect(way).toEqual([
      'start.done',
      'read.read',
      'genuine.authenticated',
      'let.authorised',
      'person.verified',
      'state.normal',
      'agree.given',
      'ask.sent',
      'decide.returned',
      'ask.sent',
      'decide.approved',
      'rest.done',
      'hear.received',
      'granted.end',
    ]);
    expect(outcome).toBe('granted');
    expect(data).toMatchObject({
      form: { beginsOn: '2026-12-01' },
      approval: { outcome: 'approved', by: ['clerk', 'first-reviewer', 'second-reviewer'] },
      message: { ledger: 'L-7' },
      consent: { given: true, reference: 'c/agree/1' },
    });
  });

  it('tells in the record why it goes on waiting', async () => {
    const { steps } = await run(everybody);
    const notes = steps.flatMap(({ node, port, note }) => (port === 'waiting' && note ? [[node, note['zh-CN']]] : []));
    expect(notes).toEqual([
      ['ask', '开始日期应为日期，例如 2026-11-21'],
      ['decide', '第 1 级已有 1 人同意、0 人不同意'],
      ['decide', '同一人不能审批两次'],
      ['decide', '第 2 级已有 1 人同意、0 人不同意'],
      ['hear', '消息内容不符：/ledger'],
    ]);
  });

  it('waits until the day it is to begin, by the calendar of China', async () => {
    const { steps } = await run(everybody);
    expect(steps.find(({ node }) => node === 'rest')?.at).toMatch(/^2026-11-30T16:00:00/);
  });

  it('leaves no personal data in clear in the record', async () => {
    const { steps } = await run(everybody);
    const { name, socialSecurityNumber } = readingOfPerson('demo-wang');
    expect(JSON.stringify(steps)).not.toMatch(new RegExp(`${name}|${socialSecurityNumber}`));
  });

  it.each([
    ['nobody agrees', {}, 'agree.expired'],
    ['nobody fills in', { agree: [{ action: 'give' }] }, 'ask.expired'],
    ['nobody decides', { agree: [{ action: 'give' }], ask: [begin('2026-12-01')] }, 'decide.expired'],
    ['the cardholder does not agree', { agree: [{ action: 'refuse' }] }, 'agree.refused'],
  ])('is not granted where %s', async (_why, answers, left) => {
    const { outcome, way } = await run({ answers });
    expect(outcome).toBe('not-granted');
    expect(way.at(-2)).toBe(left);
  });

  it('is not granted where the message never comes', async () => {
    const { answers = {} } = everybody;
    const { way } = await run({ answers });
    expect(way.at(-2)).toBe('hear.expired');
  });
});
