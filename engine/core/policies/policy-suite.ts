/** The suite of a policy (策略测试集): rows kept with it, run before each release, and pinned by the version that they let through. */
import { z } from 'zod';
import { isAsExpected, decideRow, mostTestRows, TestRow, type RowResult } from './policy-rows.ts';
import type { Policy } from './policy.ts';
import type { FieldError } from '../problem.ts';
import { text, type Text } from '../text.ts';

/** A file of rulesets/policy-suites/, and the body of PUT /api/policies/{name}/suite. */
export const PolicySuite = z
  .strictObject({ $schema: z.string().optional(), rows: z.array(TestRow).max(mostTestRows) })
  .superRefine(({ rows }, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of rows.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['rows', index, 'id'],
          message: 'two rows have this id',
          params: { rule: 'unique-id', zh: '有两行的 id 相同' },
        });
      seen.add(id);
    }
  })
  .describe('The test rows of a policy');
export type PolicySuite = z.infer<typeof PolicySuite>;

/** How one row went. */
interface RowRun {
  id: string;
  name?: string;
  expects: string;
  /** Null where nothing is expected. */
  passed: boolean | null;
  /** Null where nothing could be decided. */
  outcome: string | null;
  /** The rule or row of the table that decided; null where none did. */
  rule: string | null;
  /** Why it came out so, or why nothing was decided. */
  reason: Text;
}

/** How a suite went. */
export interface PolicySuiteRun {
  passed: boolean;
  rows: RowRun[];
}

function runOf(row: TestRow, result: RowResult): RowRun {
  const { id, name, expects } = row;
  const of = { id, ...(name !== undefined && { name }), expects, passed: isAsExpected(row, result) };
  if ('problem' in result) return { ...of, outcome: null, rule: null, reason: result.problem };
  const { outcome, rule, reason } = result.decision;
  return { ...of, outcome, rule, reason };
}

/** Decides every row by a policy. */
export async function runPolicySuite(policy: Policy, { rows }: PolicySuite): Promise<PolicySuiteRun> {
  const runs: RowRun[] = [];
  for (const row of rows) runs.push(runOf(row, await decideRow(policy, row.facts)));
  return { passed: runs.every(({ passed }) => passed !== false), rows: runs };
}

/** What a row is called: its number, and its name where it has one. */
const rowWords = ({ name }: Pick<TestRow, 'name'>, index: number): Text =>
  text(
    name === undefined ? `第 ${index + 1} 行` : `第 ${index + 1} 行（${name}）`,
    name === undefined ? `row ${index + 1}` : `row ${index + 1} (${name})`,
  );

/** The rows of a run that went otherwise than expected, each in words. */
export const failuresOf = ({ rows }: PolicySuiteRun): FieldError[] =>
  rows.flatMap((run, index) => {
    if (run.passed !== false) return [];
    const words = rowWords(run, index);
    const message =
      run.outcome === null
        ? text(`${words['zh-CN']}：${run.reason['zh-CN']}`, `${words.en}: ${run.reason.en}`)
        : text(
            `${words['zh-CN']}应为 ${run.expects}，实际为 ${run.outcome}`,
            `${words.en} should be ${run.expects}, and is ${run.outcome}`,
          );
    return [{ pointer: `/rows/${index}`, rule: 'suite-not-green', message }];
  });

/** How many rows expect something. */
export const expectingRows = ({ rows }: PolicySuite): number => rows.filter(({ expects }) => expects !== '').length;

/** The remark on a policy that is released without a row that expects something. */
export function missingRows(suite: PolicySuite): FieldError[] {
  if (expectingRows(suite) > 0) return [];
  const message = text(
    '没有测试行：这一版策略未经测试就生效',
    'There are no test rows: this version is in force untested',
  );
  return [{ pointer: '', rule: 'suite-missing', message }];
}
