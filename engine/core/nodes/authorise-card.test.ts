/** Card authorisation: the card lets the terminal, does not, or there is no card to ask. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { authoriseCard } from './authorise-card.ts';

verifyNode(authoriseCard, [
  {
    why: 'a terminal with the key is let read',
    outside: { 'card-reader.authorise': { authorised: true } },
    port: 'authorised',
    output: { right: 'read', authorised: true, at: '2026-11-21T04:00:00.000Z' },
    prompts: [],
    note: /卡鉴权通过：读取/,
  },
  {
    why: 'a terminal that may not unlock is not let',
    settings: { right: 'unlock' },
    outside: { 'card-reader.authorise': ({ right }) => ({ authorised: right === 'read' }) },
    port: 'not-authorised',
    output: { right: 'unlock', authorised: false, at: '2026-11-21T04:00:00.000Z' },
    prompts: ['card.not-authorised'],
    asked: [{ operation: 'card-reader.authorise', input: { right: 'unlock' } }],
  },
  {
    why: 'no card on the terminal is a way out of its own',
    outside: { 'card-reader.authorise': problem('card-not-readable') },
    port: 'failed',
    prompts: ['card.not-readable'],
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { tell: false },
    outside: { 'card-reader.authorise': { authorised: false } },
    port: 'not-authorised',
    prompts: [],
  },
]);
