/** The catalogue is searched by name and by words of both languages, and narrowed to a source. */
import { expect, it } from 'vitest';
import { factViews } from '../../engine/core/facts/fact-catalogue.ts';
import { factRows, sourcesOf } from './fact-rows.ts';

const all = factViews([]);
const names = (search: string, source = '') => factRows(all, search, source).map(({ name }) => name);

it('finds facts by name and by words', () => {
  expect(names('')).toHaveLength(all.length);
  expect(names('person.age')).toEqual(['person.age']);
  expect(names('出生')).toEqual(['person.birth-date']);
  expect(names('DIVISION OF ISSUE')).toEqual(['card.division']);
  expect(names('xyzzy')).toEqual([]);
});

it('keeps to a source', () => {
  expect(names('', 'national-platform')).toEqual(['card.state', 'person.state']);
  expect(sourcesOf(all)).toEqual(['national-platform', 'card', 'cardholder-registry', 'terminal', 'case', 'clock']);
});
