/** The filters of the catalogue in the address. */
import { expect, it } from 'vitest';
import { addressOf, filtersOf } from './filters.ts';

const of = (address: string) => new URLSearchParams(address);

it('reads what it knows, and nothing else', () => {
  expect(filtersOf(of('function=query&group=pension&state=opened&region=990100'))).toEqual({
    ...{ function: 'query', group: 'pension', state: 'opened', region: '990100' },
  });
  expect(filtersOf(of('function=flight&group=toString&state=x&region=99'))).toEqual({
    ...{ function: '', group: '', state: '', region: '' },
  });
});

it('a cell sets its filters and leaves the others; the same cell takes them off', () => {
  const on = addressOf(of('q=x'), { function: 'query', group: 'pension' });
  expect(on).toBe('/catalogue?q=x&function=query&group=pension');
  expect(addressOf(of(on.split('?')[1] ?? ''), { function: 'query', group: 'pension' })).toBe('/catalogue?q=x');
  expect(addressOf(of('function=query&group=pension'), { group: 'pension' })).toBe('/catalogue?group=pension');
  expect(addressOf(of('group=pension'), { group: 'pension' })).toBe('/catalogue');
});
