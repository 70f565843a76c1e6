// `scenario diff`: what somebody would say has changed between two scenarios.
import { diffScenarios } from '../../engine/core/diff/diff.ts';
import { text } from '../../engine/core/text.ts';
import type { Answered } from './answered.ts';
import { readScenario } from './read-file.ts';
import { WrongUsage } from './usage.ts';

/** Compares two scenarios; a difference is no failure. */
export async function diff(files: readonly string[]): Promise<Answered> {
  const [before, after, ...more] = files;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new WrongUsage(text('请给出前后两个文件', 'Name two files, before and after'));
  }
  const differences = diffScenarios(await readScenario(before), await readScenario(after));
  return { ok: true, answer: { before, after, same: differences.length === 0, differences } };
}
