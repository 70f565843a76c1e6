/** Reading a rollout that was filled in. */
import { expect, test } from 'vitest';
import { draftOf, rolloutOf } from './rollout-draft.ts';

const read = (share: string, ...regions: string[]) => rolloutOf({ share, regions }, '990000');

test('a share and divisions', () => {
  expect(read('30', '990100', '990200')).toEqual({ rollout: { share: 30, regions: ['990100', '990200'] } });
  expect(read('100')).toEqual({ rollout: { share: 100 } });
});

test('what is wrong is named', () => {
  for (const share of ['0', '101', '', '3.5', 'half']) expect(read(share)).toEqual({ error: 'share' });
  expect(read('30', '9901')).toEqual({ error: 'regions' });
  expect(read('30', '110000')).toEqual({ error: 'outside' });
});

test('what was read back is the same', () => {
  const rollout = { share: 30, regions: ['990100', '990200'] };
  expect(rolloutOf(draftOf(rollout), '990000')).toEqual({ rollout });
});
