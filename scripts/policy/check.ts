// `policy check`: what is wrong with policies, and what their authors should know, in one or more files.
import { checkPolicy, policyWarnings } from '../../engine/core/policies/check-policy.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import type { Answered } from '../scenario/answered.ts';
import { readText, Unusable, type FileProblem } from '../scenario/read-file.ts';
import { WrongUsage } from '../scenario/usage.ts';
import { policiesOf } from './decision-file.ts';

/** What the checks say of one policy of a file. */
interface CheckedPolicy {
  file: string;
  policy?: string;
  errors: FieldError[];
  warnings: FieldError[];
  /** Why the file could not be checked at all. */
  problems?: FileProblem[];
}

async function checkFile(file: string): Promise<CheckedPolicy[]> {
  try {
    return policiesOf(file, await readText(file)).map((policy) => {
      const errors = checkPolicy(policy);
      return { file, policy: policy.name, errors, warnings: errors.length > 0 ? [] : policyWarnings(policy) };
    });
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return [{ file, errors: [], warnings: [], problems: error.problems }];
  }
}

/** Checks files. Ends well where no policy has an error. */
export async function check(files: readonly string[]): Promise<Answered> {
  if (files.length === 0) throw new WrongUsage(text('请给出要检查的文件', 'Name the files to check'));
  const checked: CheckedPolicy[] = [];
  for (const file of files) checked.push(...(await checkFile(file)));
  const errors = checked.reduce((sum, each) => sum + each.errors.length + (each.problems?.length ?? 0), 0);
  const warnings = checked.reduce((sum, each) => sum + each.warnings.length, 0);
  return { ok: errors === 0, answer: { errors, warnings, policies: checked } };
}
