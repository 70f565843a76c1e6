/** Card authentication: proved, not proved, or no card to ask. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { authenticateCard } from './authenticate-card.ts';

verifyNode(authenticateCard, [
  {
    why: 'a card that holds its key is authenticated',
    outside: { 'card-reader.authenticate': { authenticated: true } },
    port: 'authenticated',
    output: { authenticated: true, at: '2026-11-21T04:00:00.000Z' },
    prompts: [],
    asked: [{ operation: 'card-reader.authenticate', input: { from: { card: 'demo-wang' }, purpose: '借书' } }],
  },
  {
    why: 'a copied card is not, and its holder is told',
    outside: { 'card-reader.authenticate': { authenticated: false } },
    port: 'not-genuine',
    output: { authenticated: false, at: '2026-11-21T04:00:00.000Z' },
    prompts: ['card.not-genuine'],
  },
  {
    why: 'no card on the terminal is a way out of its own',
    outside: { 'card-reader.authenticate': problem('card-not-readable') },
    port: 'failed',
    prompts: ['card.not-readable'],
    note: /读卡失败/,
  },
  {
    why: 'so is a terminal that is away',
    outside: { 'card-reader.authenticate': problem('connector-unavailable', { connector: 'x' }) },
    port: 'failed',
    note: /cannot be reached/,
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { tell: false },
    outside: { 'card-reader.authenticate': { authenticated: false } },
    port: 'not-genuine',
    prompts: [],
  },
]);
