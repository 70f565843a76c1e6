/** The catalogue as it is shown says of every fact where it comes from and what it costs, and who asks for it. */
import { expect, it } from 'vitest';
import { policyNamed } from '../../../test/support/rulesets.ts';
import { factViews } from './fact-catalogue.ts';
import { isOfFactType } from './fact-types.ts';
import { wordsOfFact } from './fact-words.ts';

const views = factViews([policyNamed('park-entry'), policyNamed('scenic-ticket')]);
const named = (name: string) => views.find((view) => view.name === name);

it('says who asks for a fact', () => {
  expect(named('card.local')?.policies.map(({ name }) => name)).toEqual(['park-entry', 'scenic-ticket']);
  expect(named('clock.hour')?.policies.map(({ name }) => name)).toEqual(['park-entry']);
  expect(named('card.class')?.policies).toEqual([]);
});

it('says what knowing it costs, and how long it holds', () => {
  expect(named('card.state')).toMatchObject({ cost: 'remote', freshMinutes: 10, asks: { timeoutMs: 3000 } });
  expect(named('person.birth-date')).toMatchObject({ cost: 'local', type: 'date', personal: 'identity', asks: null });
  expect(named('clock.today')).toMatchObject({ cost: 'free', freshMinutes: 0, fallback: null });
  expect(named('card.authenticated')?.fallback).toBe(false);
});

it.each(views)('$name has a fallback of its type, and words for every value that is a code', (view) => {
  if (view.fallback !== null) expect(isOfFactType(view.type, view.fallback)).toBe(true);
  const words = Object.keys(wordsOfFact(view.name));
  if (words.length > 0) expect(words).toEqual(expect.arrayContaining([...view.values]));
});
