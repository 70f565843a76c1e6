// Checks that every source file opens with a comment that says in a sentence what it is.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';

const sources = '{engine,workflows,connectors,designer,scripts,test}/**/*.{ts,tsx,mjs,java}';
const opening = /^(#!.*\n)?(\/\/ |\/\*\*?\s*\n? ?\*? ?)\S[^\n]*/;

/** Gives a line for each file without an opening sentence. */
export function checkFirstSentences(): string[] {
  return globSync(sources, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) })
    .sort()
    .filter((file) => !opening.test(readFileSync(join(root, file), 'utf8')))
    .map((file) => `${file}: opens without a comment that says what the file is`);
}
