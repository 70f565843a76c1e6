/** The form of openings. */
import { expect, it } from 'vitest';
import { noOpenings, type Openings } from '../../engine/core/catalogue/catalogue.ts';
import { changeLine, draftOf, openingsOf, withLine, withoutLine } from './openings-draft.ts';

const openings: Openings = {
  regions: [
    { region: '990100', since: '2026-01-02', institutions: ['demo-park'] },
    { region: '990200', since: null, institutions: [] },
  ],
  scenarios: ['park-entry'],
  zoneLink: 'https://zone.example/',
};

it('gives back what it was given', () => {
  expect(openingsOf(draftOf(openings))).toEqual(openings);
  expect(openingsOf(draftOf(noOpenings))).toEqual(noOpenings);
});

it('a line is added, filled and taken away; an empty one is not saved', () => {
  const more = withLine(draftOf(openings));
  expect(openingsOf(more)).toEqual(openings);
  const filled = changeLine(more, 2, { region: '990300' });
  expect(openingsOf(filled).regions[2]).toEqual({ region: '990300', since: null, institutions: [] });
  expect(openingsOf(withoutLine(filled, 0)).regions.map(({ region }) => region)).toEqual(['990200', '990300']);
  expect(withLine(withoutLine(draftOf(noOpenings), 0)).lines).toHaveLength(1);
});
