// `scenario check`: every finding of the design-time checks in one or more files.
import { checkDocument } from '../../engine/core/check-document.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { Answered } from './answered.ts';
import { readGround, type LocalGround } from './ground.ts';
import { readDocument, Unusable, type FileProblem } from './read-file.ts';
import { WrongUsage } from './usage.ts';
import { text } from '../../engine/core/text.ts';

/** What the checks say of one file. */
export interface CheckedFile {
  file: string;
  errors: number;
  warnings: number;
  findings: Finding[];
  /** Why the file could not be checked at all. */
  problems?: FileProblem[];
}

/** Checks files. Ends well where no file has an error. */
export async function check(files: readonly string[], options: { policies: readonly string[] }): Promise<Answered> {
  if (files.length === 0) throw new WrongUsage(text('请给出要检查的文件', 'Name the files to check'));
  const ground = await readGround(options.policies);
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await checkFile(file, ground));
  const errors = checked.reduce((sum, each) => sum + each.errors, 0);
  const warnings = checked.reduce((sum, each) => sum + each.warnings, 0);
  return { ok: errors === 0, answer: { errors, warnings, files: checked } };
}

async function checkFile(file: string, ground: LocalGround): Promise<CheckedFile> {
  try {
    const findings = findingsOf(await readDocument(file), ground);
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return { file, errors, warnings: findings.length - errors, findings };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { file, errors: error.problems.length, warnings: 0, findings: [], problems: error.problems };
  }
}

/** The findings of any JSON, however bad. */
export const findingsOf = (document: unknown, { rulesets, policies }: LocalGround): Finding[] =>
  checkDocument(document, { policies, prompts: rulesets.prompts });
