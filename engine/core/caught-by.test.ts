/** Which catch takes an error: by its name first, and money that nobody knows of only by its name. */
import { expect, it } from 'vitest';
import { branches, endNode, smallVersion } from '../../test/support/scenario-of.ts';
import { caughtBy } from './caught-by.ts';
import { catchingPort, compile } from './compile.ts';

it.each<[string, string[], string, string | undefined]>([
  ['an error by its name', ['fee-missing'], 'fee-missing', 'fee-missing'],
  ['another not', ['fee-missing'], 'connector-unavailable', undefined],
  ['any other by *', ['fee-missing', '*'], 'connector-unavailable', '*'],
  ['by its name before *', ['*', 'fee-missing'], 'fee-missing', 'fee-missing'],
  ['money that may have moved not by *', ['*'], 'payment-unknown', undefined],
  ['money that may have moved by its name', ['*', 'payment-unknown'], 'payment-unknown', 'payment-unknown'],
])('catches %s', (_why, catches, code, by) => expect(caughtBy(catches, code)).toBe(by));

it('leads an unknown payment by no port of *, so that the case is held', () => {
  const fork = { id: 'fork', kind: 'split', settings: branches('a', 'b'), catches: ['*'] };
  const version = smallVersion([fork, endNode('over')], ['start > fork', 'fork.error > over']);
  const node = compile(version).node('fork');
  expect([catchingPort(node, 'too-slow'), catchingPort(node, 'payment-unknown')]).toEqual(['error', undefined]);
});
