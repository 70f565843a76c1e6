/** The text of what rows give. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseOutput, writeOutput } from './table-output-text.ts';
import type { Scalar } from './table.ts';
import { languages } from '../text.ts';

it.each([
  ['free', { type: 'string' as const }, 'free'],
  ['  a, b  ', { type: 'string' as const }, 'a, b'],
  ['"-"', { type: 'string' as const }, '-'],
  ['-', { type: 'string' as const }, null],
  ['', { type: 'number' as const }, null],
  ['50', { type: 'number' as const }, 50],
  ['否', { type: 'boolean' as const }, false],
  ['50', { type: 'string' as const }, '50'],
])('%s', (source, output, value) => expect(parseOutput(source, output)).toEqual({ value }));

it.each([
  ['五十', { type: 'number' as const }],
  ['也许', { type: 'boolean' as const }],
  ['twice', { type: 'string' as const, values: ['once'] }],
])('%s is kept, with what is wrong', (source, output) =>
  expect(parseOutput(source, output)).toMatchObject({ value: source, finding: {} }),
);

it('gives back what was written', () => {
  const kinds: [Parameters<typeof parseOutput>[1], fc.Arbitrary<Scalar>][] = [
    [{ type: 'string' as const }, fc.oneof(fc.string(), fc.constantFrom('-', '', ' a', '"a"', '“a”', '任意'))],
    [{ type: 'number' as const }, fc.oneof(fc.integer(), fc.string())],
    [{ type: 'boolean' as const }, fc.oneof(fc.boolean(), fc.string())],
  ];
  for (const [output, values] of kinds)
    fc.assert(
      fc.property(fc.option(values), fc.constantFrom(...languages), (value, language) => {
        expect(parseOutput(writeOutput(value, output, language), output).value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
});
