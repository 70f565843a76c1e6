/** The stories of read card. */
import { expect, it } from 'vitest';
import { readingOfPerson, runNode } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { readCard } from './read-card.ts';

verifyNode(readCard, [
  {
    why: 'gives what the card says, and masks it in the note',
    port: 'read',
    output: readingOfPerson('demo-wang'),
    note: /示范\*/,
    asked: [{ operation: 'card-reader.read', input: { mode: 'contact', authenticate: true } }],
  },
  {
    why: 'sends a copied card another way',
    data: { from: { reader: 'virtual', card: 'demo-zheng' } },
    port: 'not-genuine',
    note: /认证未通过/,
  },
  {
    why: 'takes a card that need not prove itself',
    settings: { authenticate: false },
    data: { from: { reader: 'virtual', card: 'demo-zheng' } },
    port: 'read',
  },
  { why: 'says that there is no card', data: { from: { reader: 'virtual' } }, port: 'failed', note: /读卡失败/ },
]);

it('does not swallow what it cannot name', async () => {
  const outside = {
    'card-reader.read': () => {
      throw new TypeError('bug');
    },
  };
  const run = runNode(readCard, readCard.settings.parse({}), { why: 'a bug', outside });
  await expect(run).rejects.toThrow('bug');
});
