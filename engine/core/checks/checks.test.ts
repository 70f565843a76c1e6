/** Every check accepts what is sound, finds what is broken with its place, and mends what it offers to mend. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dataTables } from '../../../test/support/check-tables/data.ts';
import { errorTables } from '../../../test/support/check-tables/errors.ts';
import { forkTables } from '../../../test/support/check-tables/forks.ts';
import { frameTables } from '../../../test/support/check-tables/frame.ts';
import { privacyTables } from '../../../test/support/check-tables/privacy.ts';
import { standardTables } from '../../../test/support/check-tables/standard.ts';
import { structureTables } from '../../../test/support/check-tables/structure.ts';
import { verifyCheck, type CheckTable } from '../../../test/support/verify-check.ts';
import { checks } from './index.ts';

const tables: Record<string, CheckTable> = {
  ...frameTables,
  ...structureTables,
  ...forkTables,
  ...dataTables,
  ...errorTables,
  ...privacyTables,
  ...standardTables,
};

for (const check of checks) verifyCheck(check, tables[check.name] ?? { invalid: [] });

it('has an invalid case for every check', () => {
  expect(Object.keys(tables).sort()).toEqual(checks.map(({ name }) => name).sort());
  expect(Object.values(tables).filter(({ invalid }) => invalid.length === 0)).toEqual([]);
});

it('registers every file of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');
  expect(checks.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});
