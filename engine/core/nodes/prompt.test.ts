/** Prompts: in order, on screen and by voice, and in the wording for the elderly. */
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { prompt } from './prompt.ts';

const both = { prompts: ['card.not-readable'], elders: ['card.cannot-verify'] };
const born = (birthDate: string) => ({ card: { ...readingOfPerson('demo-wang'), birthDate } });
const now = '2026-11-21T04:00:00Z';

verifyNode(prompt, [
  {
    why: 'shows them in order',
    settings: { prompts: ['card.not-readable', 'card.not-readable-operator'] },
    port: 'done',
    prompts: ['card.not-readable', 'card.not-readable-operator'],
  },
  { why: 'says so where they are spoken too', port: 'done', note: /屏幕、语音.*Screen, Voice/ },
  {
    why: 'a cardholder who turns sixty today hears the wording for the elderly',
    settings: both,
    data: born('1966-11-21'),
    now,
    port: 'done',
    prompts: ['card.cannot-verify'],
  },
  {
    why: 'one who turns sixty tomorrow does not',
    settings: both,
    data: born('1966-11-22'),
    now,
    port: 'done',
    prompts: ['card.not-readable'],
  },
  {
    why: 'in China it may be tomorrow already',
    settings: both,
    data: born('1966-11-22'),
    now: '2026-11-21T16:00:00Z',
    port: 'done',
    prompts: ['card.cannot-verify'],
  },
  {
    why: 'of an e-card that does not tell the birth date nothing is assumed',
    settings: both,
    data: { card: { name: '王' } as never },
    port: 'done',
    prompts: ['card.not-readable'],
  },
]);
