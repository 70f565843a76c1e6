/** The registry of node kinds: a kind is added here, and nowhere else. */
import { assertExists } from '../control.ts';
import type { NodeKind } from '../node.ts';
import { assign } from './assign.ts';
import { branch } from './branch.ts';
import { branchInclusive } from './branch-inclusive.ts';
import { compensate } from './compensate.ts';
import { decideByPolicy } from './decide-by-policy.ts';
import { end } from './end.ts';
import { forEach } from './for-each.ts';
import { join } from './join.ts';
import { prompt } from './prompt.ts';
import { raiseError } from './raise-error.ts';
import { readCard } from './read-card.ts';
import { split } from './split.ts';
import { start } from './start.ts';
import { subScenario } from './sub-scenario.ts';
import { verifyState } from './verify-state.ts';
import { writeBack } from './write-back.ts';

/** Every node kind by name. */
export const nodeKinds = {
  start,
  'read-card': readCard,
  'verify-state': verifyState,
  'decide-by-policy': decideByPolicy,
  prompt,
  'write-back': writeBack,
  split,
  join,
  branch,
  'branch-inclusive': branchInclusive,
  'for-each': forEach,
  'sub-scenario': subScenario,
  assign,
  'raise-error': raiseError,
  compensate,
  end,
} as const satisfies Record<string, unknown>;

/** Looks a kind up; undefined where there is none of that name. */
export const findNodeKind = (kind: string): NodeKind | undefined =>
  Object.hasOwn(nodeKinds, kind) ? nodeKinds[kind as keyof typeof nodeKinds] : undefined;

/** Gives a kind that the checks have already found to exist. */
export const nodeKind = (kind: string): NodeKind => assertExists(findNodeKind(kind), `node kind ${kind}`);

/** The prompts a node shows, by its kind and settings; none where either is not valid. */
export function promptsShownBy(kind: string, settings: unknown): readonly string[] {
  const definition = findNodeKind(kind);
  const parsed = definition?.settings.safeParse(settings);
  return parsed?.success ? (definition?.promptCodes?.(parsed.data) ?? []) : [];
}
