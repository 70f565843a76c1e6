/** Facts of an e-card, which tells less than a card: what is not known is unset, never guessed. */
import { expect, it } from 'vitest';
import { scannedHolder } from '../../../test/support/e-card.ts';
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { factNamed, facts, type CaseData } from './facts.ts';

const now = new Date('2026-11-21T04:00:00Z');
const of = (name: string, card: unknown) =>
  factNamed(facts, name)?.of({
    data: { inputs: {}, place: { region: '990100', institution: null }, from: { reader: 'virtual' }, card } as CaseData,
    now,
  });
const scanned = scannedHolder('show-code');
const scopedToName = { name: scanned.name, level: 'show-code' };

it.each([
  ['card.valid', readingOfPerson('demo-wang'), true],
  ['card.valid', scanned, undefined],
  ['card.authenticated', scanned, undefined],
  ['card.local', scanned, true],
  ['card.local', { ...scanned, division: '110100' }, false],
  ['card.local', scopedToName, undefined],
  ['person.age', { ...scanned, birthDate: '1966-11-21' }, 60],
  ['person.age', scopedToName, undefined],
  ['person.sex', scopedToName, undefined],
  ['person.age', undefined, undefined],
])('%s of %o is %s', (name, card, expected) => expect(of(name, card)).toBe(expected));
