/** How the demo applicant can be at fault on purpose: one fault for each test of the conformance kit. */

/** Faults of its endpoint, each with what it does. */
export const misbehaviours = {
  unavailable: 'answers good calls by 503',
  'wrong-signature': 'signs by another key than the registered one',
  'wrong-digest': 'sends a wrong authentication code',
  'wrong-encryption': 'encrypts by another key than the session’s',
  'wrong-binding': 'names another request than the one it answers',
  'wrong-clock': 'has a clock ten minutes behind in its answers',
  'missing-field': 'leaves declared fields out',
  'accepts-wrong-signature': 'takes requests whose signature is wrong',
  'accepts-unknown-sender': 'takes requests of anybody',
  'accepts-wrong-digest': 'does not look at the authentication code',
  'accepts-replay': 'takes a message twice',
  'accepts-stale-clock': 'takes old messages',
  'accepts-future-clock': 'takes messages of a time to come',
  'accepts-other-recipient': 'takes what is meant for others',
  'breaks-on-rubbish': 'answers rubbish by 500',
  'takes-too-much': 'reads ten megabytes',
  'plain-errors': 'refuses in plain text',
  'writes-twice': 'forgets idempotency keys',
  'answers-unknown-interface': 'answers for interfaces that it does not have',
  'wrong-prompts': 'answers words in place of codes',
  slow: 'takes its time',
} as const;
export type Misbehaviour = keyof typeof misbehaviours;

/** Faults of the calls that it makes. */
export const callFaults = [
  'wrong-form',
  'wrong-signature',
  'wrong-digest',
  'wrong-encryption',
  'wrong-clock',
  'repeated',
] as const;
export type CallFault = (typeof callFaults)[number];
