/** Verification of the person: each way and its verdicts, and the next way where one cannot be had. */
import { expect, it } from 'vitest';
import { problem } from '../problem.ts';
import type { Script } from '../simulate.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { verifyPerson } from './verify-person.ts';

const away = problem('connector-unavailable', { connector: 'x' });
const pin = (result: 'verified' | 'wrong' | 'locked', triesLeft: number): Script => ({
  'card-reader.verify-pin': { result, triesLeft },
});
const face = (score: number, liveness = true, passed = true): Script => ({
  'identity.compare-face': { score, passed, liveness },
});
const byFace = { ways: [{ by: 'face' as const, minScore: 85 }] };

verifyNode(verifyPerson, [
  {
    why: 'the right PIN verifies, and the face is not looked at',
    outside: { ...pin('verified', 3), ...face(99) },
    port: 'verified',
    output: { by: 'pin', verified: true, at: '2026-11-21T04:00:00.000Z' },
    prompts: ['person.verified'],
    asked: ['card-reader.verify-pin'],
  },
  {
    why: 'a wrong PIN does not, and no other way is tried behind its back',
    outside: { ...pin('wrong', 2), ...face(99) },
    port: 'not-verified',
    output: { by: 'pin', verified: false, at: '2026-11-21T04:00:00.000Z' },
    prompts: ['pin.wrong'],
    asked: ['card-reader.verify-pin'],
  },
  { why: 'a locked PIN has a way out of its own', outside: pin('locked', 0), port: 'locked', prompts: ['pin.locked'] },
  {
    why: 'where no card lies on the pad the face is looked at',
    outside: { 'card-reader.verify-pin': problem('card-not-readable'), ...face(91) },
    port: 'verified',
    output: { by: 'face', verified: true, at: '2026-11-21T04:00:00.000Z' },
    asked: ['card-reader.verify-pin', 'identity.compare-face'],
  },
  {
    why: 'where neither pad nor camera can be had, the identity card is compared: the traditional way',
    outside: {
      'card-reader.verify-pin': away,
      'identity.compare-face': problem('too-slow'),
      'identity.compare-document': { matches: true },
    },
    port: 'verified',
    output: { by: 'document', verified: true, at: '2026-11-21T04:00:00.000Z' },
    note: /证件/,
    asked: [
      'card-reader.verify-pin',
      'identity.compare-face',
      { operation: 'identity.compare-document', input: { document: 'resident-id' } },
    ],
  },
  {
    why: 'a document of somebody else does not pass',
    settings: { ways: [{ by: 'document', document: 'passport' }] },
    outside: { 'identity.compare-document': { matches: false } },
    port: 'not-verified',
    prompts: ['document.not-matching'],
    asked: [{ operation: 'identity.compare-document', input: { document: 'passport' } }],
  },
  { why: 'a face that is just alike enough passes', settings: byFace, outside: face(85), port: 'verified' },
  {
    why: 'a face that the service lets pass is not alike enough for this matter',
    settings: byFace,
    outside: face(84.9),
    port: 'not-verified',
    prompts: ['face.not-passed'],
  },
  { why: 'a picture is not a face', settings: byFace, outside: face(99, false), port: 'not-verified' },
  {
    why: 'unless the author does without liveness',
    settings: { ways: [{ by: 'face', liveness: false }] },
    outside: face(99, false),
    port: 'verified',
  },
  {
    why: 'what the service refuses is refused, however high the score',
    settings: byFace,
    outside: face(99, true, false),
    port: 'not-verified',
  },
  {
    why: 'where no way can be had, somebody must help',
    outside: {
      'card-reader.verify-pin': away,
      'identity.compare-face': away,
      'identity.compare-document': away,
    },
    port: 'unavailable',
    prompts: ['person.cannot-verify'],
  },
  {
    why: 'what is not a matter of reach is not swallowed',
    settings: byFace,
    outside: { 'identity.compare-face': problem('not-found', { what: 'x' }) },
    problem: 'not-found',
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { ...byFace, tell: false },
    outside: face(10),
    port: 'not-verified',
    prompts: [],
  },
]);

it('shows the identity service nothing where only the PIN is asked', () => {
  const settings = verifyPerson.settings.parse({ ways: [{ by: 'pin' }] });
  expect(verifyPerson.discloses?.(settings)).toEqual([]);
  expect(verifyPerson.reads?.(settings)).toEqual([]);
});

it('has a traditional way beside the smart one by itself', () =>
  expect(verifyPerson.settings.parse({}).ways.map(({ by }) => by)).toEqual(['face', 'document']));

it('takes each way once', () =>
  expect(verifyPerson.settings.safeParse({ ways: [{ by: 'pin' }, { by: 'pin' }] }).success).toBe(false));
