/** Decides: a policy and the facts give an outcome with its reasons. The first rule that holds decides; a missing fact is a problem, never a silent false. */
import { Engine } from 'json-rules-engine';
import { factNamed, type Fact, type FactGround, type FactValue } from './facts.ts';
import { problem } from './problem.ts';
import type { Condition, Conditions, Policy } from './policy.ts';
import type { Text } from './text.ts';

/** What was decided, by which rule of which policy, and from which facts: recorded once, never computed again. */
export interface Decision {
  policy: string;
  digest: string;
  level: Policy['level'];
  outcome: string;
  /** Name of the rule that decided; null where none held. */
  rule: string | null;
  reason: Text;
  prompt?: string;
  clauses: string[];
  facts: Record<string, FactValue>;
}

/** The conditions of a rule, flattened. */
export function conditionsOf(conditions: Conditions): Condition[] {
  if ('fact' in conditions) return [conditions];
  if ('all' in conditions) return conditions.all.flatMap(conditionsOf);
  if ('any' in conditions) return conditions.any.flatMap(conditionsOf);
  return conditionsOf(conditions.not);
}

/** The names of all facts a policy uses, each once. */
export const factsUsed = (policy: Policy): string[] => [
  ...new Set(policy.rules.flatMap((rule) => conditionsOf(rule.when).map((condition) => condition.fact))),
];

const engines = new WeakMap<Policy, Engine>();

/** The engine of a policy; a published policy never changes, so it is built once. */
function engineOf(policy: Policy): Engine {
  const known = engines.get(policy);
  if (known) return known;
  const engine = new Engine([], { allowUndefinedFacts: false, pathResolver: () => undefined });
  policy.rules.forEach((rule, index) => {
    const conditions = 'fact' in rule.when ? { all: [rule.when] } : rule.when;
    engine.addRule({
      name: rule.name,
      conditions: conditions,
      event: { type: rule.then, params: { index } },
      priority: policy.rules.length - index,
    });
  });
  engines.set(policy, engine);
  return engine;
}

/**
 * Decides a policy.
 * @throws Problem `unknown-fact` where the catalogue lacks a fact, `fact-unavailable` where a fact has no value yet.
 */
export async function decide(
  policy: Policy,
  digest: string,
  known: Record<string, Fact>,
  ground: FactGround,
): Promise<Decision> {
  const values: Record<string, FactValue> = {};
  for (const name of factsUsed(policy)) {
    const fact = factNamed(known, name);
    if (!fact) throw problem('unknown-fact', { fact: name, policy: policy.name });
    const value = fact.of(ground);
    if (value === undefined) throw problem('fact-unavailable', { fact: name, policy: policy.name });
    values[name] = value;
  }
  const { events } = await engineOf(policy).run(values);
  const first = Math.min(...events.map((event) => Number(event.params?.['index'])));
  const rule = policy.rules[first];
  return {
    policy: policy.name,
    digest,
    level: policy.level,
    outcome: rule?.then ?? policy.otherwise.then,
    rule: rule?.name ?? null,
    reason: rule?.reason ?? policy.otherwise.reason,
    ...(rule?.prompt !== undefined && { prompt: rule.prompt }),
    clauses: rule?.clauses ?? [],
    facts: values,
  };
}
