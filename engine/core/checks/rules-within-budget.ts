/** The rules that one case may have to be decided by stay within a budget. */
import { defineCheck } from '../check.ts';
import { text } from '../text.ts';

/** A direct scenario answers a gate in milliseconds; a durable one may take its time. */
const budget = { direct: 500, durable: 2000 } as const;

export const rulesWithinBudget = defineCheck({
  name: 'rules-within-budget',
  severity: 'warning',
  clauses: ['platform.availability'],
  title: text('规则不超预算', 'Rules stay within their budget'),
  why: text(
    '一次办理要算的规则太多，持卡人要多等，即时场景尤其如此。请合并规则，改用决策表，或把不常用的判断分到别的场景。',
    'The more rules a case is decided by, the longer the cardholder waits, above all where a gate is to open at once. Merge rules, use a decision table, or move rare decisions into another scenario.',
  ),
  run({ scenario: { service }, ground: { policies }, graph }) {
    const names = graph.nodes.flatMap(({ node }) =>
      node.kind === 'decide-by-policy' ? [node.settings['policy']] : [],
    );
    const count = names.reduce<number>((sum, name) => {
      const policy = typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
      return sum + (policy?.rules?.length ?? 0);
    }, 0);
    if (count <= budget[service]) return [];
    const message = text(
      `各决策节点共有 ${count} 条规则，预算是 ${budget[service]} 条`,
      `The decisions come to ${count} rules, and the budget is ${budget[service]}`,
    );
    return [{ pointer: '/nodes', message }];
  },
});
