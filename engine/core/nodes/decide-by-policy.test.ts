/** The stories of decide by policy. */
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import type { CardReading } from '../connectors.ts';
import { Policy } from '../policies/policy.ts';
import { text } from '../text.ts';
import { decideByPolicy } from './decide-by-policy.ts';

const outcomes = [
  { id: 'lend', label: text('可以借', 'Lend') },
  { id: 'guardian', label: text('需监护人', 'Guardian needed') },
  { id: 'refuse', label: text('不能借', 'Refuse') },
];
const lending = { policy: 'library-lending', outcomes };

/** A table that says for how many days a book is lent, by age; under six it says nothing. */
const loanDays = Policy.parse({
  name: 'loan-days',
  title: text('借期', 'Loan days'),
  level: 'city',
  outcomes: ['lend', 'refuse'],
  table: {
    inputs: [{ fact: 'person.age' }],
    outputs: [
      { name: 'outcome', type: 'string', label: text('结果', 'Outcome') },
      { name: 'days', type: 'number', label: text('天数', 'Days') },
    ],
    hitPolicy: 'unique',
    rows: [
      { when: [{ from: 6, to: 59 }], then: ['lend', 30] },
      { when: [{ gte: 60 }], then: ['lend', 60] },
    ],
  },
  otherwise: { then: 'refuse', reason: text('未满六周岁', 'Under six') },
});
const twoWays = outcomes.filter(({ id }) => id !== 'guardian');
const days = { name: 'days', type: 'integer', label: text('天数', 'Days') } as const;
const state = { card: 'normal', person: 'normal', checkedAt: '2026-11-21T03:59:00Z' } as const;
const cardWith = (parts: Partial<CardReading>) => ({ state, card: { ...readingOfPerson('demo-wang'), ...parts } });
const born = (birthDate: string) => cardWith({ birthDate });

verifyNode(decideByPolicy, [
  {
    why: 'goes the way the policy decides, and records why',
    settings: lending,
    data: { state },
    port: 'lend',
    output: { policy: 'library-lending', outcome: 'lend' },
    result: { decision: { policy: 'library-lending', outcome: 'lend' } as never },
  },
  {
    why: 'sends a child with its guardian',
    settings: lending,
    data: born('2020-01-01'),
    port: 'guardian',
    note: /监护人/,
  },
  {
    why: 'refuses a card past its validity',
    settings: lending,
    data: cardWith({ validUntil: '2026-01-01' }),
    port: 'refuse',
  },
  {
    why: 'does not decide on what it does not know',
    settings: lending,
    data: { state, card: undefined as never },
    problem: 'fact-unavailable',
  },
  {
    why: 'gives what a table says besides the outcome',
    settings: { policy: 'loan-days', outcomes: twoWays, outputs: [days] },
    policies: [loanDays],
    data: born('1960-01-01'),
    port: 'lend',
    output: { policy: 'loan-days', outcome: 'lend', outputs: { days: 60 } },
  },
  {
    why: 'does without an output that may be missing',
    settings: { policy: 'loan-days', outcomes: twoWays, outputs: [{ ...days, optional: true }] },
    policies: [loanDays],
    data: born('2024-01-01'),
    port: 'refuse',
    output: { policy: 'loan-days', outcome: 'refuse', outputs: {} },
  },
  {
    why: 'does not go on without an output that must be there',
    settings: { policy: 'loan-days', outcomes: twoWays, outputs: [days] },
    policies: [loanDays],
    data: born('2024-01-01'),
    problem: 'decision-incomplete',
  },
  {
    why: 'does not take an output of another type',
    settings: { policy: 'loan-days', outcomes: twoWays, outputs: [{ ...days, many: true }] },
    policies: [loanDays],
    problem: 'decision-incomplete',
  },
]);
