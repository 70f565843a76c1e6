/** Masks of facts: by the class of personal data that the catalogue says, not by what a fact is called. */
import { expect, it } from 'vitest';
import type { TraceStep } from '../case.ts';
import type { Decision } from '../policies/decide.ts';
import { facts, type Fact } from './facts.ts';
import { isPersonalFact, maskedFact, maskedStep } from './masked-facts.ts';
import { text } from '../text.ts';

it.each([
  ['person.age', 67, '60–69'],
  ['person.state', 'deceased', '***'],
  ['person.birth-date', '1944-03-02', '***'],
  ['card.state', 'lost', 'lost'],
  ['place.region', '990100', '990100'],
  ['clock.hour', 9, 9],
  ['registry.card-state', 'normal', 'normal'],
  ['registry.account-activated', true, '***'],
  ['registry.insurances', ['pension'], '***'],
  ['registry.monthly-benefit', 312_000, '***'],
  ['inputs.name', '张小明', '张**'],
  ['inputs.account', '6222020200112233445', '6222***********3445'],
  ['inputs.amountYuan', 1234, 1200],
  ['inputs.listed', true, true],
  ['data.family.members', ['张小明'], '***'],
])('%s %s is shown as %s', (name, value, shown) => {
  expect(maskedFact(name, value)).toEqual(shown);
});

it.each(Object.entries<Fact>(facts))('%s is personal where it has a class, and only there', (name, { personal }) => {
  expect(isPersonalFact(name)).toBe(personal !== undefined);
});

it('shows whoever reads a case nothing of a person in what it decided', () => {
  const because = text('因为', 'Because');
  const decision: Decision = {
    ...{ policy: 'p', digest: 'd', level: 'city', outcome: 'yes', rule: 'r', reason: because, clauses: [] },
    facts: { 'person.age': 67, 'card.state': 'lost', 'inputs.listed': true, 'registry.monthly-benefit': 312_000 },
  };
  const step = { seq: 1, at: '2026-11-22T08:00:00Z', node: 'decide', decision } as TraceStep;
  expect(maskedStep(step).decision?.facts).toEqual({
    ...{ 'person.age': '***', 'card.state': 'lost', 'inputs.listed': '***', 'registry.monthly-benefit': '***' },
  });
  expect(step.decision?.facts['person.age']).toBe(67);
});
