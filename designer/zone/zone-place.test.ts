/** The place stays in every address of the zone; what is no division is no place. */
import { expect, test } from 'vitest';
import { placeIn, widerPlace, zoneAddress } from './zone-place.ts';

test('an address keeps the place and what was asked for', () => {
  expect(zoneAddress('/find', '990100', { q: '借书', group: '' })).toBe(
    `/zone/find?place=990100&q=${encodeURIComponent('借书')}`,
  );
  expect(zoneAddress('', null)).toBe('/zone');
});

test('only a division code is a place', () => {
  expect(placeIn(new URLSearchParams('place=990100'))).toBe('990100');
  expect(placeIn(new URLSearchParams('place=https://elsewhere.example'))).toBeNull();
  expect(placeIn(new URLSearchParams())).toBeNull();
});

test('a county looks in its city, a city in its province, a province nowhere else', () => {
  expect(['990101', '990100', '990000'].map(widerPlace)).toEqual(['990100', '990000', null]);
});
