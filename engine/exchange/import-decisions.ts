/** Imports a file that decides, whichever it is: DMN, a decision model of GoRules, or a policy of ours. Never throws. */
import { Policy } from '../core/policies/policy.ts';
import { fieldErrorsOf } from '../core/schema-errors.ts';
import { text } from '../core/text.ts';
import type { ImportedDecisions } from './decision-report.ts';
import { importDmn } from './import-dmn.ts';
import { importJdm } from './import-jdm.ts';
import type { ImportProblem } from './import-report.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON is a decision model of GoRules. */
const isJdm = (value: unknown): boolean => isObject(value) && ('nodes' in value || 'edges' in value);

const counts = { taken: 0, mapped: 0, kept: 0, left: 0 };
const refused = (problems: ImportProblem[]): ImportedDecisions => ({
  ...{ format: 'policy', counts, report: [], problems, decisions: [] },
});

function importOwn(value: unknown): ImportedDecisions {
  const parsed = Policy.safeParse(value);
  if (!parsed.success)
    return refused(
      fieldErrorsOf(parsed.error).map(({ pointer, rule, message }) => ({
        rule,
        message: text(`${pointer}：${message['zh-CN']}`, `${pointer}: ${message.en}`),
      })),
    );
  const { name, title } = parsed.data;
  const logic = parsed.data.table ? 'table' : 'rules';
  const decision = { id: name, name: title['zh-CN'], logic, requires: [], policy: parsed.data, complete: true };
  return { ...{ format: 'policy', report: [], problems: [] }, counts: { ...counts, taken: 1 }, decisions: [decision] };
}

/** Imports a file's text; what is wrong with it is in `problems`, and there are no decisions where it can't be used. */
export function importDecisions(source: string): ImportedDecisions {
  if (/^\ufeff?\s*</.test(source)) return importDmn(source);
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch {
    const message = text('文件既不是 XML 也不是有效的 JSON', 'The file is neither XML nor valid JSON');
    return refused([{ rule: 'unknown-format', message }]);
  }
  if (isJdm(value)) return importJdm(value);
  if (isObject(value) && ('rules' in value || 'table' in value)) return importOwn(value);
  const message = text('文件既不是 DMN、JDM，也不是策略', 'The file is neither DMN nor JDM nor a policy');
  return refused([{ rule: 'unknown-format', message }]);
}
