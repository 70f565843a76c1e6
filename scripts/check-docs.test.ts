/** The page of the checks is the one that the registry gives, and cites only clauses that the standard has. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocs } from './check-docs.ts';

it('docs/checks.md is the page of the code (node scripts/check-docs.ts writes it)', async () => {
  expect(readFileSync(new URL('../docs/checks.md', import.meta.url), 'utf8')).toBe(await checkDocs());
});
