/** Decisions of a file are added under free names; what cannot be a policy is not offered. */
import { expect, it } from 'vitest';
import library from '../../rulesets/policies/library-lending.json' with { type: 'json' };
import type { ImportedPolicies } from '../../engine/core/api.ts';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { firstPlan, hindranceOf, isNameFit, policiesOf, typeOfFile, type ImportedDecision } from './import-plan.ts';

const policy = library as unknown as RulePolicy;
const decision = (change: Partial<ImportedDecision>): ImportedDecision => ({
  ...{ id: 'd', name: 'D', logic: 'table', requires: [], policy, complete: true },
  ...{ errors: [], warnings: [], isTaken: false, ...change },
});
const of = (decisions: ImportedDecision[]): ImportedPolicies => ({
  ...{ format: 'dmn', counts: { taken: 1, mapped: 0, kept: 0, left: 0 }, report: [], problems: [] },
  ...{ total: decisions.length, decisions },
});

it('offers what can be added, under names that are free', () => {
  const error = { pointer: '/table', rule: 'gap', message: { 'zh-CN': '错', en: 'Wrong' } };
  const imported = of([
    decision({ isTaken: true }),
    decision({ isTaken: true }),
    decision({ policy: null }),
    decision({ errors: [error] }),
  ]);
  const plan = firstPlan(imported);
  expect(plan.map(({ name }) => name).slice(0, 2)).toEqual(['library-lending-2', 'library-lending-3']);
  expect(plan.map(({ isChosen }) => isChosen)).toEqual([true, true, false, false]);
  expect(imported.decisions.map(hindranceOf)).toEqual([null, null, 'no-policy', 'errors']);
  expect(policiesOf(imported, plan).map(({ name }) => name)).toEqual(['library-lending-2', 'library-lending-3']);
});

it('a name must be fit, and no other’s', () => {
  const plan = [
    { isChosen: true, name: 'a-policy' },
    { isChosen: true, name: 'a-policy' },
    { isChosen: true, name: 'No' },
  ];
  expect(plan.map((_each, index) => isNameFit(plan, index))).toEqual([false, false, false]);
  expect(isNameFit(plan.slice(1), 0)).toBe(true);
});

it.each([
  ['a.dmn', 'application/xml'],
  ['a.XML', 'application/xml'],
  ['rules.json', 'application/json'],
])('%s is sent as %s', (name, type) => {
  expect(typeOfFile(name)).toBe(type);
});
