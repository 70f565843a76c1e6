/** The page of the facts is the one that the registries give. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { factDocs } from './fact-docs.ts';

it('docs/facts.md is the page of the code (node scripts/fact-docs.ts writes it)', async () => {
  expect(readFileSync(new URL('../docs/facts.md', import.meta.url), 'utf8')).toBe(await factDocs());
});
