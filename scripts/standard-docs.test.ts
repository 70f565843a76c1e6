/** What derives from the standard's data is up to date, and every clause is either answered to or stated as a deviation. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coverageOf } from '../engine/core/standard-coverage.ts';
import { clausesText, standard } from './clauses.ts';
import { shippedContent, standardDocs } from './standard-docs.ts';

const fileAt = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('engine/core/clauses.ts is written from the data (node scripts/clauses.ts)', async () => {
  expect(fileAt('../engine/core/clauses.ts')).toBe(await clausesText());
});

it('docs/conformance.md is the statement of what ships (node scripts/standard-docs.ts)', async () => {
  expect(fileAt('../docs/conformance.md')).toBe(await standardDocs());
});

it('no clause is uncovered without a word', async () => {
  const coverage = coverageOf(standard, await shippedContent());
  expect(coverage.filter(({ standing }) => standing === 'uncovered').map(({ clause }) => clause)).toEqual([]);
});
