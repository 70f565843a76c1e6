/** Every policy that is decided by exists, knows its facts in this scenario, its outcomes are the node's ports, and it gives the outputs that are taken over. */
import { defineCheck, remarkOn, type Remark, type Subject } from '../check.ts';
import { factsUsed } from '../policies/decide.ts';
import { ruleErrors } from '../policies/check-policy.ts';
import { factNamed } from '../facts/facts.ts';
import { factsInScope } from '../facts/scenario-facts.ts';
import type { GraphNode } from '../graph.ts';
import { decideByPolicy } from '../nodes/decide-by-policy.ts';
import { tableErrors } from '../tables/table-check.ts';
import { declaredOutputErrors } from '../tables/table-outputs.ts';
import { text, type Text } from '../text.ts';

export const knownPolicy = defineCheck({
  name: 'known-policy',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('策略存在且结果齐全', 'The policy exists, with all its outcomes'),
  why: text(
    '决策的结果若没有出口，或策略用到场景里没有的情况，办件就不知道往哪里走。请让节点的结果与策略声明的结果一致。',
    'Where an outcome has no way out, or the policy asks for what the scenario does not know, a case has nowhere to go. Make the outcomes of the node those that the policy declares.',
  ),
  run: (subject) => subject.graph.nodes.flatMap((node) => policyRemarks(subject, node)),
});

function policyRemarks({ scenario, flow, ground: { policies } }: Subject, node: GraphNode): Remark[] {
  const parsed = node.kind?.kind === 'decide-by-policy' ? decideByPolicy.settings.safeParse(node.settings) : undefined;
  if (!parsed?.success) return [];
  const { policy: name, outcomes, outputs } = parsed.data;
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!policy) {
    return [remarkOn(node, text(`策略“${name}”不存在`, `There is no policy “${name}”`), '/settings/policy')];
  }
  if (policy.refines !== undefined) {
    const message = text(
      `“${name}”是“${policy.refines}”的分层策略，请按“${policy.refines}”决策`,
      `“${name}” is a layer of “${policy.refines}”: decide by “${policy.refines}”`,
    );
    return [remarkOn(node, message, '/settings/policy')];
  }
  const known = factsInScope(scenario, flow.scope(node));
  const unknown = factsUsed(policy).filter((fact) => !factNamed(known, fact));
  const missing = policy.outcomes.filter((outcome) => !outcomes.some(({ id }) => id === outcome));
  const extra = outcomes.filter(({ id }) => !policy.outcomes.includes(id));
  const mistyped = unknown.length > 0 ? [] : policy.table ? tableErrors(policy, known) : ruleErrors(policy, known);
  const about = (below: string) => (message: Text) => remarkOn(node, message, `/settings/${below}`);
  const given = mistyped.length === 0 ? declaredOutputErrors(policy, outputs, '/settings/outputs') : [];
  return [
    ...given.map(({ pointer, message }) => remarkOn(node, message, pointer)),
    ...mistyped
      .map(({ pointer, message }) =>
        text(`策略“${name}”的 ${pointer}：${message['zh-CN']}`, `Policy “${name}” at ${pointer}: ${message.en}`),
      )
      .map(about('policy')),
    ...unknown
      .map((fact) => text(`策略“${name}”用到了未知的事实“${fact}”`, `Policy “${name}” uses an unknown fact “${fact}”`))
      .map(about('policy')),
    ...missing
      .map((outcome) =>
        text(`缺少策略“${name}”的结果“${outcome}”`, `The outcome “${outcome}” of policy “${name}” is missing`),
      )
      .map(about('outcomes')),
    ...extra
      .map(({ id }) => text(`策略“${name}”没有结果“${id}”`, `Policy “${name}” has no outcome “${id}”`))
      .map(about('outcomes')),
  ];
}
