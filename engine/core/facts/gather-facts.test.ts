/** Facts that outside systems are asked for: only where the outcome hangs on them, together, each question once, and within its time. */
import { describe, expect, it } from 'vitest';
import { people } from '../../../test/support/people.ts';
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { rulesOf } from '../../../test/support/verify-rules.ts';
import { decide } from '../policies/decide.ts';
import type { AskOutside } from './fact-question.ts';
import { facts, type CaseData } from './facts.ts';
import type { Conditions, RulePolicy } from '../policies/policy.ts';
import { problem } from '../problem.ts';
import { text } from '../text.ts';

const now = new Date('2026-11-21T04:00:00Z');
const lost: Conditions = { fact: 'card.state', operator: 'equal', value: 'lost' };
const dead: Conditions = { fact: 'person.state', operator: 'equal', value: 'deceased' };
const old: Conditions = { fact: 'person.age', operator: 'greaterThanInclusive', value: 60 };
const unknown = { then: 'no', reason: text('查不到状态', 'The state is not known') };

/** An outside that answers, and the list of what it was asked. */
function outsideOf(answer: () => Promise<unknown>): { outside: AskOutside; asked: string[] } {
  const asked: string[] = [];
  const call = (operation: string) => {
    asked.push(operation);
    return answer();
  };
  const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
    Promise.race([
      work,
      new Promise<T>((_given, reject) => {
        setImmediate(() => {
          reject(problem('too-slow', { milliseconds }));
        });
      }),
    ]);
  return { outside: { call: call as unknown as AskOutside['call'], within }, asked };
}

const state = (card: string, person = 'normal', checkedAt = now.toISOString()) => ({ card, person, checkedAt });
const dataWith = (more: Partial<CaseData> = {}): CaseData => ({
  inputs: {},
  place: { region: '990100', institution: null },
  from: { reader: 'virtual' },
  card: readingOfPerson('demo-wang'),
  ...more,
});
const decided = (policy: RulePolicy, outside: AskOutside | undefined, data = dataWith()) =>
  decide(policy, 'd', facts, { data, now, ...(outside && { outside }) });

describe('a fact that the case does not hold', () => {
  it('is asked for, and one question tells all that it answers', async () => {
    const { outside, asked } = outsideOf(() => Promise.resolve(state('lost', 'deceased')));
    const decision = await decided(rulesOf([{ all: [lost, dead] }]), outside);
    expect(decision).toMatchObject({ outcome: 'yes', facts: { 'card.state': 'lost', 'person.state': 'deceased' } });
    expect(asked).toEqual(['national-platform.verify-state']);
  });

  it('is asked of the registry beside the national platform, each once, and unknown of whom it has no record', async () => {
    const here: Conditions = { fact: 'registry.insured-here', operator: 'equal', value: true };
    const pension: Conditions = { fact: 'registry.insurances', operator: 'contains', value: 'pension' };
    const policy = { ...rulesOf([{ all: [lost, here, pension] }]), unknown };
    const record = people.find(({ id }) => id === 'demo-zhou')?.registry;
    const answers: unknown[] = [state('lost'), { record }, state('lost'), { record: null }];
    const { outside, asked } = outsideOf(() => Promise.resolve(answers.shift()));
    expect(await decided(policy, outside)).toMatchObject({ outcome: 'yes', facts: { 'registry.insured-here': true } });
    expect(asked).toEqual(['national-platform.verify-state', 'cardholder-registry.look-up']);
    expect(await decided(policy, outside)).toMatchObject({ unknown: ['registry.insured-here', 'registry.insurances'] });
  });

  it('is not asked for where the outcome does not hang on it', async () => {
    const { outside, asked } = outsideOf(() => Promise.resolve(state('lost')));
    const data = dataWith({ card: { ...readingOfPerson('demo-wang'), birthDate: '1950-01-01' } });
    expect(await decided(rulesOf([old, lost]), outside, data)).toMatchObject({ outcome: 'yes', rule: 'rule-0' });
    expect(await decided(rulesOf([{ all: [lost, { not: old }] }]), outside, data)).toMatchObject({ outcome: 'no' });
    expect(asked).toEqual([]);
  });

  it('is held from before while it is fresh, and asked for again when it is not', async () => {
    const { outside, asked } = outsideOf(() => Promise.resolve(state('lost')));
    const held = (minutes: number) =>
      dataWith({
        state: state('normal', 'normal', new Date(now.getTime() - minutes * 60_000).toISOString()),
      } as Partial<CaseData>);
    expect(await decided(rulesOf([lost]), outside, held(9))).toMatchObject({ outcome: 'no' });
    expect(asked).toEqual([]);
    expect(await decided(rulesOf([lost]), outside, held(11))).toMatchObject({ outcome: 'yes' });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'cannot be reached',
      () => Promise.reject(problem('connector-unavailable', { connector: text('平台', 'Platform') })),
    ],
    ['answers too late', () => new Promise(() => undefined)],
    ['answers what the fact never is', () => Promise.resolve({ card: 5, person: 5, checkedAt: '' })],
  ])('is unknown where the outside %s', async (_what, answer) => {
    const policy = rulesOf([lost]);
    await expect(decided(policy, outsideOf(answer).outside)).rejects.toMatchObject({ slug: 'fact-unavailable' });
    const decision = await decided({ ...policy, unknown }, outsideOf(answer).outside);
    expect(decision).toMatchObject({ outcome: 'no', rule: null, reason: unknown.reason, unknown: ['card.state'] });
  });

  it('is unknown where the case does not know enough to ask', async () => {
    const { outside, asked } = outsideOf(() => Promise.resolve(state('lost')));
    const { card: _card, ...without } = dataWith();
    expect(await decided({ ...rulesOf([lost]), unknown }, outside, without as CaseData)).toMatchObject({
      unknown: ['card.state'],
    });
    expect(asked).toEqual([]);
  });

  it('is what a rule asks for that begins with whether it is known', async () => {
    const notKnown: Conditions = { fact: 'card.state', operator: 'isKnown', value: false };
    const away = outsideOf(() =>
      Promise.reject(problem('connector-unavailable', { connector: text('平台', 'Platform') })),
    );
    expect(await decided(rulesOf([notKnown, lost]), away.outside)).toMatchObject({ rule: 'rule-0', outcome: 'yes' });
    const there = outsideOf(() => Promise.resolve(state('normal')));
    expect(await decided(rulesOf([notKnown, lost]), there.outside)).toMatchObject({ rule: null, outcome: 'no' });
  });

  it('counts as its fallback where it has one, which the decision says', async () => {
    const proven: Conditions = { fact: 'card.authenticated', operator: 'equal', value: true };
    const { card: _card, ...without } = dataWith();
    const decision = await decided(rulesOf([proven]), undefined, without);
    expect(decision).toMatchObject({ outcome: 'no', defaulted: ['card.authenticated'] });
  });
});
