// The checks of a commit: what each is called and how it is run.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, run } from '../embedded/run.ts';
import { node, root } from '../settings.ts';
import { checkFirstSentences } from './first-sentence.ts';
import { checkLockfile } from './lockfile.ts';

/** A check by its name; it answers with what is wrong, or with nothing. */
export interface Check {
  name: string;
  run(): Promise<string>;
}

function tool(name: string, script: string, ...args: string[]): Check {
  return {
    name,
    async run() {
      const { code, output } = await run(node, [join(root, 'node_modules', script), ...args], {
        cwd: root,
      });
      return code === 0 ? '' : lastLines(output, 80) || `exit code ${code ?? '-'}`;
    },
  };
}

const rooms = ['engine', 'workflows', 'connectors', 'designer', 'rulesets'].filter((room) =>
  existsSync(join(root, room)),
);

/** Every check, the longest first. */
export const checks: Check[] = [
  tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  tool('types', 'typescript/bin/tsc', '-b'),
  tool(
    'format',
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    '.types/prettier',
    '.',
  ),
  tool(
    'import table',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...rooms,
    '--config',
    '.dependency-cruiser.cjs',
  ),
  tool('dead code', 'knip/bin/knip.js', '--no-progress'),
  { name: 'lockfile', run: async () => checkLockfile().join('\n    ') },
  { name: 'first sentences', run: async () => checkFirstSentences().join('\n    ') },
];
