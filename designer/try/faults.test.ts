/** Faults of a trial: as turns of a world, and back. */
import { describe, expect, it } from 'vitest';
import { cutOff, freshFault, givenCount, outsidesOf, readOutsides, type Fault } from './faults.ts';

const state = 'national-platform.verify-state';
const fault = (change: Partial<Fault>): Fault => ({
  ...{ node: null, operation: state, trouble: 'unreachable', attempt: null },
  ...change,
});
const out = { problem: 'connector-unavailable' };

describe('faults as turns', () => {
  it.each<[string, Partial<Fault>[], object[]]>([
    ['each time', [{}], [out]],
    ['the second time', [{ attempt: 2 }], [{}, out, {}]],
    [
      'the first, and slow the third',
      [{ attempt: 1 }, { attempt: 3, trouble: 'slow' }],
      [out, {}, { tookMs: 120_000 }, {}],
    ],
    [
      'each time, but refused the first',
      [{}, { attempt: 1, trouble: 'refused' }],
      [{ problem: 'code-not-valid' }, out],
    ],
  ])('%s', (_why, faults, turns) => expect(outsidesOf(faults.map(fault)).outside[state]).toEqual(turns));

  it('are told apart by the node', () =>
    expect(outsidesOf([fault({ node: 'verify', attempt: 1 }), fault({ node: 'again' })])).toEqual({
      outside: {},
      outsideAt: { verify: { [state]: [out, {}] }, again: { [state]: [out] } },
    }));
});

describe('read back', () => {
  it.each([
    [[]],
    [[fault({})]],
    [
      [
        fault({ attempt: 2, trouble: 'slow' }),
        fault({ node: 'read', operation: 'card-reader.read', trouble: 'refused' }),
      ],
    ],
  ])('are what was set: %j', (faults) => {
    const { faults: read, connected, given } = readOutsides(outsidesOf(faults));
    expect(read).toEqual(faults);
    expect(connected).toBe(true);
    expect(givenCount(given)).toBe(0);
  });

  it('a terminal without a network is told from faults', () => {
    const near = fault({ node: 'read', operation: 'card-reader.read' });
    expect(readOutsides(cutOff(outsidesOf([near, fault({ node: 'verify' })])))).toMatchObject({
      ...{ connected: false, faults: [near] },
    });
  });

  it('an answer is no fault, and is kept as it was said', () => {
    const outside = { 'data-share.query': [{ answer: { found: false, fields: {} } }] };
    const { faults, given } = readOutsides({ outside });
    expect(faults).toEqual([]);
    expect(given.outside).toEqual(outside);
  });
});

it('a new fault is of a node that has none', () => {
  const askers = [{ path: 'verify', operations: [state] as const }];
  const first = freshFault([], askers);
  expect(first).toEqual(fault({ node: 'verify', attempt: 1 }));
  expect(freshFault([first], askers)).toEqual(fault({}));
});
