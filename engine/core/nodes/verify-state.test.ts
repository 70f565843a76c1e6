/** Verification of states: of card and person as before, and of the matter where money is to be paid out. */
import { expect, it } from 'vitest';
import type { StateReply } from '../connectors.ts';
import { problem } from '../problem.ts';
import type { Script } from '../simulate.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { verifyState } from './verify-state.ts';

const checkedAt = '2026-11-21T08:00:00Z';
const state = (card: StateReply['card'], person: StateReply['person']): Script => ({
  'national-platform.verify-state': { card, person, checkedAt },
});
const business = (verdict: 'clear' | 'not-clear' | 'unknown'): Script => ({
  'national-platform.verify-business': { business: verdict, checkedAt },
});
const both = {};
const matterOnly = { of: ['business' as const], matter: 'old-age-subsidy' };

verifyNode(verifyState, [
  {
    why: 'a case without settings asks for card and person',
    settings: both,
    outside: state('normal', 'normal'),
    port: 'normal',
    output: { card: 'normal', person: 'normal', checkedAt },
    note: /卡正常，人员正常 Card normal, person normal/,
    asked: ['national-platform.verify-state'],
  },
  {
    why: 'a lost card comes before a deceased person',
    settings: both,
    outside: state('lost', 'deceased'),
    port: 'card-abnormal',
    note: /已挂失/,
  },
  {
    why: 'a deceased person is known',
    settings: both,
    outside: state('normal', 'deceased'),
    port: 'person-abnormal',
    note: /已登记去世/,
  },
  {
    why: 'before paying out, the matter is asked for too',
    outside: { ...state('normal', 'normal'), ...business('clear') },
    port: 'normal',
    output: { card: 'normal', person: 'normal', business: 'clear', checkedAt },
    asked: [
      'national-platform.verify-state',
      { operation: 'national-platform.verify-business', input: { matter: 'old-age-subsidy' } },
    ],
  },
  {
    why: 'a matter that is not settled stops it',
    outside: { ...state('normal', 'normal'), ...business('not-clear') },
    port: 'business-not-clear',
    note: /业务未结清/,
  },
  {
    why: 'so does one that is not on record',
    settings: matterOnly,
    outside: business('unknown'),
    port: 'business-not-clear',
    output: { business: 'unknown', checkedAt },
    asked: ['national-platform.verify-business'],
  },
  {
    why: 'only what is asked for decides',
    settings: { of: ['person'] },
    outside: state('lost', 'normal'),
    port: 'normal',
  },
  {
    why: 'where the platform is away nothing is known',
    outside: { 'national-platform.verify-state': problem('connector-unavailable', { connector: 'x' }) },
    port: 'unavailable',
  },
  {
    why: 'half of the answers are none',
    outside: {
      ...state('normal', 'normal'),
      'national-platform.verify-business': problem('connector-unavailable', { connector: 'x' }),
    },
    port: 'unavailable',
    output: undefined,
  },
]);

it.each<[object, string]>([
  [{ of: ['card', 'business'] }, 'no matter to verify'],
  [{ matter: 'old-age-subsidy' }, 'a matter that is not verified'],
])('refuses %j: %s', (settings) => expect(verifyState.settings.safeParse(settings).success).toBe(false));

it('has the ways out it always had where nothing is set', () =>
  expect(verifyState.ports(verifyState.settings.parse({})).map(({ id }) => id)).toEqual([
    'normal',
    'card-abnormal',
    'person-abnormal',
    'unavailable',
  ]));
