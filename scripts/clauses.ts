/** Writes engine/core/clauses.ts, the ids that the code may cite, from the standard's data: `node scripts/clauses.ts`. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { Standard } from '../engine/core/standard.ts';

const file = new URL('../rulesets/standard/part2-draft.json', import.meta.url);

/** The edition that the platform implements. */
export const standard: Standard = Standard.parse(JSON.parse(readFileSync(file, 'utf8')));

const opening = `/** The clauses (条款) that kinds, checks and interfaces answer to, by id: written from rulesets/standard/ by \`node scripts/clauses.ts\`. */
import { text, type Text } from './text.ts';

/** Every clause by its id, with what it asks for in a few words. */
export const clauses = {
`;

/** The text of engine/core/clauses.ts. */
export function clausesText(): Promise<string> {
  const lines = standard.clauses.map(
    ({ id, title }) => `'${id}': text(${JSON.stringify(title['zh-CN'])}, ${JSON.stringify(title.en)}),`,
  );
  const source = `${opening}${lines.join('\n')}\n} as const satisfies Record<string, Text>;\nexport type ClauseId = keyof typeof clauses;\n`;
  return format(source, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

if (import.meta.main) await writeFile(new URL('../engine/core/clauses.ts', import.meta.url), await clausesText());
