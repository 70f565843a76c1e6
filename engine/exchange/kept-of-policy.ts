/** What a DMN file keeps of a policy beside its table, for which DMN has no word: level, place, order, days, what is unknown, and what rows say besides. */
import type { Policy, RulePolicy } from '../core/policies/policy.ts';
import { rowsOfRules } from './rules-as-rows.ts';
import { jsonText } from './xml-text.ts';

const mostOfName = 55;

/** What rules say besides what they ask for and decide, by the rows that they become; a rule of several rows names each. */
function keptOfRules(policy: RulePolicy): Record<string, object> {
  const used = new Set(policy.rules.map(({ name }) => name));
  const unused = (name: string, number: number): string => {
    const id = `${name.slice(0, mostOfName)}-${number}`;
    if (used.has(id)) return unused(name, number + 1);
    used.add(id);
    return id;
  };
  const known = new Set<number>();
  const rows = rowsOfRules(policy).map(({ rule }, index) => {
    const { when: _when, then: _then, name = '', ...more } = policy.rules[rule] ?? {};
    const id = known.has(rule) ? unused(name, 2) : name;
    known.add(rule);
    return [`rule-${index + 1}`, { id, ...more }];
  });
  return Object.fromEntries(rows) as Record<string, object>;
}

/** What stands beside the table, as the import takes it. */
export function keptOf(policy: Policy): string {
  const { table, rules: _rules, $schema: _, ...rest } = policy;
  if (!table) return jsonText({ policy: rest, rows: keptOfRules(policy) });
  return jsonText({
    policy: rest,
    inputs: table.inputs.map(({ fact: _fact, ...more }) => more),
    outputs: table.outputs.map(({ name: _name, type: _type, ...more }) => more),
    rows: Object.fromEntries(
      table.rows.map(({ when: _when, then: _then, ...more }, index) => [`rule-${index + 1}`, more]),
    ),
  });
}
