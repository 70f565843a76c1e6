/** Every policy that is decided by exists, knows its facts in this scenario, its outcomes are the node's ports, and it gives the outputs that are taken over. */
import { defineCheck, nodePointer, type Remark } from '../check.ts';
import { factsUsed } from '../decide.ts';
import { factNamed, factsOf } from '../facts.ts';
import { decideByPolicy } from '../nodes/decide-by-policy.ts';
import { tableErrors } from '../table-check.ts';
import { declaredOutputErrors } from '../table-outputs.ts';
import { text } from '../text.ts';

export const knownPolicy = defineCheck({
  name: 'known-policy',
  severity: 'error',
  clauses: ['scenario.manage'],
  run(scenario, { policies }) {
    const known = factsOf(scenario);
    return scenario.nodes.flatMap((node): Remark[] => {
      const settings = node.kind === 'decide-by-policy' ? decideByPolicy.settings.safeParse(node.settings) : undefined;
      if (!settings?.success) return [];
      const { policy: name, outcomes, outputs } = settings.data;
      const at = `${nodePointer(scenario, node.id)}/settings`;
      const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
      if (!policy)
        return [
          {
            pointer: `${at}/policy`,
            node: node.id,
            message: text(`策略“${name}”不存在`, `There is no policy “${name}”`),
          },
        ];
      const unknown = factsUsed(policy).filter((fact) => !factNamed(known, fact));
      const missing = policy.outcomes.filter((outcome) => !outcomes.some(({ id }) => id === outcome));
      const extra = outcomes.filter(({ id }) => !policy.outcomes.includes(id));
      const mistyped = policy.table && unknown.length === 0 ? tableErrors(policy, known) : [];
      const given = mistyped.length === 0 ? declaredOutputErrors(policy, outputs, `${at}/outputs`) : [];
      return [
        ...given.map(({ pointer, message }) => ({ pointer, node: node.id, message })),
        ...mistyped.map(({ pointer, message }) => ({
          pointer: `${at}/policy`,
          node: node.id,
          message: text(
            `策略“${name}”的 ${pointer}：${message['zh-CN']}`,
            `Policy “${name}” at ${pointer}: ${message.en}`,
          ),
        })),
        ...unknown.map((fact) => ({
          pointer: `${at}/policy`,
          node: node.id,
          message: text(`策略“${name}”用到了未知的事实“${fact}”`, `Policy “${name}” uses an unknown fact “${fact}”`),
        })),
        ...missing.map((outcome) => ({
          pointer: `${at}/outcomes`,
          node: node.id,
          message: text(
            `缺少策略“${name}”的结果“${outcome}”`,
            `The outcome “${outcome}” of policy “${name}” is missing`,
          ),
        })),
        ...extra.map(({ id }) => ({
          pointer: `${at}/outcomes`,
          node: node.id,
          message: text(`策略“${name}”没有结果“${id}”`, `Policy “${name}” has no outcome “${id}”`),
        })),
      ];
    });
  },
});
