/** A file with another edition of the standard: the one in use, with another requirement for one clause. */
import { readFileSync } from 'node:fs';

interface Edition {
  edition: { name: Record<string, string> };
  clauses: { id: string; requirement: Record<string, string> }[];
}

/** The file, as a page is given it. */
export function anotherEdition(): { name: string; mimeType: string; buffer: Buffer } {
  const edition = JSON.parse(readFileSync('rulesets/standard/part2-draft.json', 'utf8')) as Edition;
  edition.edition.name = { 'zh-CN': '某个正式版本', en: 'Some final text' };
  const clause = edition.clauses.find(({ id }) => id === 'flow.account-consent');
  if (clause) clause.requirement = { 'zh-CN': '授权每年确认一次', en: 'The authorisation is confirmed each year' };
  return { name: 'final.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(edition)) };
}
