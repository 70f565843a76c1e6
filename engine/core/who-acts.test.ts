/** Every kind of node says who acts there. */
import { expect, test } from 'vitest';
import { nodeKinds } from './nodes/index.ts';
import { actors, whoActs } from './who-acts.ts';

test.each(Object.values(nodeKinds).map(({ kind }) => kind))('somebody acts at %s', (kind) => {
  expect(Object.keys(actors)).toContain(whoActs({ kind }));
});

test.each([
  ['read-card', 'cardholder'],
  ['form', 'operator'],
  ['approve', 'approver'],
  ['decide-by-policy', 'platform'],
  ['verify-state', 'outside'],
  ['a-kind-of-tomorrow', 'platform'],
])('%s: %s', (kind, actor) => {
  expect(whoActs({ kind })).toBe(actor);
});
