// A file that decides: DMN, JDM, or a policy of ours. Which it is, is seen from what stands in it.
import { Policy } from '../../engine/core/policies/policy.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { text, type Text } from '../../engine/core/text.ts';
import type { ImportedDecisions } from '../../engine/exchange/decision-report.ts';
import { dmnDecider, importDmn } from '../../engine/exchange/import-dmn.ts';
import { importJdm, jdmDecider } from '../../engine/exchange/import-jdm.ts';
import { isXml, parseJson, Unusable } from '../scenario/read-file.ts';
import { policyDecider } from './policy-decider.ts';

/** An answer as it is printed: a decision by name, its result, and whatever else its kind of file tells. */
export interface FileAnswer {
  decision: string;
  result: unknown;
  rows?: (number | string)[];
  problem?: { rule: string; message: Text };
}

/** What decides: the names that may be asked for, those asked where none is given, and the answer to facts. */
export interface FileDecider {
  readonly asked: readonly string[];
  readonly names: readonly string[];
  /** Makes ready what is large, without evaluating anything. */
  prepare?(): unknown;
  decide(facts: Readonly<Record<string, unknown>>, name: string): FileAnswer | Promise<FileAnswer>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON is a decision model of GoRules. */
const isJdm = (value: unknown): boolean => isObject(value) && ('nodes' in value || 'edges' in value);

/** Reads a policy of ours. @throws Unusable with every field that is wrong */
export function readPolicy(file: string, value: unknown): Policy {
  const parsed = Policy.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Unusable(fieldErrorsOf(parsed.error).map((error) => ({ file, ...error })));
}

function usable(file: string, decider: FileDecider | { problems: ImportedDecisions['problems'] }): FileDecider {
  if ('problems' in decider) throw new Unusable(decider.problems.map((problem) => ({ file, ...problem })));
  return decider;
}

/** The decider of a file's text. @throws Unusable */
export function deciderOf(file: string, source: string): FileDecider {
  if (isXml(source)) return usable(file, dmnDecider(source));
  const value = parseJson(file, source);
  return isJdm(value) ? usable(file, jdmDecider(value)) : policyDecider(readPolicy(file, value));
}

/** What an import of a file's text gives. @throws Unusable where it is neither DMN nor JDM */
export function importOf(file: string, source: string): ImportedDecisions {
  if (isXml(source)) return importDmn(source);
  const value = parseJson(file, source);
  if (isJdm(value)) return importJdm(value);
  const message = text('文件既不是 DMN 也不是 JDM', 'The file is neither DMN nor JDM');
  throw new Unusable([{ file, rule: 'unknown-format', message }]);
}

/** The policies that a file's text holds: its own, or those that an import makes of it. @throws Unusable */
export function policiesOf(file: string, source: string): Policy[] {
  const value = isXml(source) ? null : parseJson(file, source);
  if (value !== null && !isJdm(value)) return [readPolicy(file, value)];
  const { decisions, problems } = importOf(file, source);
  if (decisions.length === 0) throw new Unusable(problems.map((problem) => ({ file, ...problem })));
  return decisions.flatMap(({ policy }) => policy ?? []);
}
