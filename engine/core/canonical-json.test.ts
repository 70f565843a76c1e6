/** Canonical JSON: one value, one text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('sorts keys at every depth, by UTF-16 code units, without blanks', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: -0, '\u20ac': true, '\ud83d\ude00': 1e21 })).toBe(
    '{"a":0,"b":[1,{"c":"é","d":null}],"€":true,"😀":1e+21}',
  );
});

it('says the same of any JSON value, in whatever order its keys came', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wellFormed = JSON.stringify(value);
      fc.pre(!/\\ud[89a-f]/i.test(wellFormed));
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once))).toBe(once);
      expect(JSON.parse(once)).toEqual(JSON.parse(wellFormed));
    }),
  );
});

it.each([undefined, NaN, Infinity, 1n, () => 1, new Date(0), { a: undefined }, [undefined], new Array(1), '\ud800'])(
  'refuses %s',
  (value) => {
    expect(() => canonicalJson(value)).toThrow('canonical JSON');
  },
);
