/** The semantic difference of two scenarios or versions: what somebody would say has changed, in words. Places on the canvas do not count. */
import { diffEdges } from './diff-edges.ts';
import { diffNodes, renamedNodes } from './diff-nodes.ts';
import { diffGroups } from './diff-groups.ts';
import { diffNotes } from './diff-notes.ts';
import { diffPolicies } from './diff-policies.ts';
import { diffEntries, diffFields } from './diff-entries.ts';
import type { Prompts } from '../prompts/prompt.ts';
import type { Scenario } from '../scenario.ts';
import { text, type Text } from '../text.ts';
import type { VersionContent } from '../version.ts';

/** One change between two scenarios or versions. */
export interface Difference {
  what:
    | `node-${'added' | 'removed' | 'renamed' | 'changed'}`
    | `edge-${'added' | 'removed' | 'moved'}`
    | `${'policy' | 'rule' | 'prompt' | 'variable' | 'sub' | 'note' | 'group'}-${'added' | 'removed' | 'changed'}`
    | 'rules-reordered'
    | 'scenario-changed';
  /** JSON Pointer into the later content; into the earlier one for what was removed. */
  pointer: string;
  /** The node it concerns, by its later id unless it was removed. */
  node?: string;
  before?: unknown;
  after?: unknown;
  words: Text;
}

const ofScenario: Record<string, Text> = {
  name: text('名称', 'Name'),
  summary: text('说明', 'Summary'),
  field: text('领域', 'Field'),
  irVersion: text('语言版本', 'Version of the language'),
  service: text('运行方式', 'Way of running'),
  purpose: text('个人信息使用目的', 'Purpose of personal data'),
  limit: text('办理时限', 'Time limit'),
  clauses: text('条款', 'Clauses'),
};

const promptWord = text('提示语', 'Prompt');

function diffDocuments(before: Scenario, after: Scenario): Difference[] {
  const renamed = renamedNodes(before, after);
  return [
    ...diffFields(before, after, ofScenario),
    ...diffEntries('variable', text('变量', 'Variable'), '/variables', before.variables, after.variables),
    ...diffNodes(before, after, renamed),
    ...diffEdges(before, after, renamed),
    ...diffNotes(before, after),
    ...diffGroups(before, after, renamed),
  ];
}

/** Every change from one scenario to another; none where only places on the canvas differ. Pointers lead into the scenarios. */
export const diffScenarios = (before: Scenario, after: Scenario): Difference[] => [
  ...diffDocuments(before, after),
  ...diffEntries('prompt', promptWord, '/prompts', before.prompts, after.prompts),
];

const promptsOf = ({ scenario, prompts }: VersionContent): Prompts => ({ ...scenario.prompts, ...prompts });

/** Every change from one version to another, with the policies, prompts and sub-scenarios they pin. Pointers lead into the contents. */
export function diffVersions(before: VersionContent, after: VersionContent): Difference[] {
  const document = diffDocuments(before.scenario, after.scenario);
  return [
    ...document.map((each) => ({ ...each, pointer: `/scenario${each.pointer}` })),
    ...diffPolicies(before.policies, after.policies),
    ...diffEntries('prompt', promptWord, '/prompts', promptsOf(before), promptsOf(after)),
    ...diffEntries('sub', text('子场景', 'Sub-scenario'), '/subs', numbersOf(before), numbersOf(after)),
  ];
}

const numbersOf = ({ subs = {} }: VersionContent): Record<string, { version: number; digest: string }> =>
  Object.fromEntries(Object.entries(subs).map(([id, { version, digest }]) => [id, { version, digest }]));
