/** Decides: a policy and the facts give an outcome with its reasons. By rules a fact without a value is a problem, by a table it is unknown; never a silent false. */
import { Engine } from 'json-rules-engine';
import { factNamed, type Fact, type FactGround, type FactValue } from './facts.ts';
import type { DecidedAbove, LayerVerdict } from './policy-layers.ts';
import { problem } from './problem.ts';
import type { Policy, RulePolicy, TablePolicy } from './policy.ts';
import { conditionsOf, createRuleIndex, type RuleIndex } from './rule-index.ts';
import { decideTable } from './table-decide.ts';
import { rowName } from './table.ts';
import { text, type Text } from './text.ts';

/** What was decided, by which rule of which policy, and from which facts: recorded once, never computed again. */
export interface Decision {
  policy: string;
  digest: string;
  level: Policy['level'];
  outcome: string;
  /** Name of the rule or row that decided; null where none held. */
  rule: string | null;
  /** Where several rows decide together: their names, the first fifty. */
  rows?: string[];
  /** How many rows decided together. */
  hits?: number;
  reason: Text;
  prompt?: string;
  clauses: string[];
  /** The facts on which the decision hangs. */
  facts: Record<string, FactValue>;
  /** Of these it is known only that they had no value. */
  unknown?: string[];
  /** What a table gives besides the outcome. */
  outputs?: Record<string, FactValue | FactValue[]>;
  /** Where layers were in force: what the policy decided before them. */
  above?: DecidedAbove;
  /** What each layer made of it, the highest first; `level`, rule and reason are of the last that changed it. */
  layers?: LayerVerdict[];
}

/** The names of all facts a policy uses, each once. */
export const factsUsed = (policy: Policy): string[] => [
  ...new Set(
    policy.table
      ? policy.table.inputs.map(({ fact }) => fact)
      : policy.rules.flatMap((rule) => conditionsOf(rule.when).map((condition) => condition.fact)),
  ),
];

interface CompiledRules {
  facts: string[];
  index: RuleIndex;
  /** The engine of each rule that was ever a candidate. */
  engines: Map<number, Engine>;
}

const compiled = new WeakMap<RulePolicy, CompiledRules>();

/** The rules made ready; a published policy never changes, so that is done once. */
function compile(policy: RulePolicy): CompiledRules {
  const known = compiled.get(policy);
  if (known) return known;
  const made = { facts: factsUsed(policy), index: createRuleIndex(policy.rules), engines: new Map<number, Engine>() };
  compiled.set(policy, made);
  return made;
}

function engineOf(policy: RulePolicy, { engines }: CompiledRules, index: number): Engine {
  const known = engines.get(index);
  if (known) return known;
  const engine = new Engine([], { allowUndefinedFacts: false, pathResolver: () => undefined });
  const rule = policy.rules[index];
  if (rule) {
    const conditions = 'fact' in rule.when ? { all: [rule.when] } : rule.when;
    engine.addRule({ name: rule.name, conditions, event: { type: rule.then } });
  }
  engines.set(index, engine);
  return engine;
}

/** The index of the first rule that holds, or -1: json-rules-engine is asked only of those that may. */
export async function firstRule(policy: RulePolicy, values: Readonly<Record<string, FactValue>>): Promise<number> {
  const made = compile(policy);
  for (const index of made.index.candidates(values)) {
    const { events } = await engineOf(policy, made, index).run(values);
    if (events.length > 0) return index;
  }
  return -1;
}

/** The value of a fact; undefined where it has none yet. @throws Problem `unknown-fact` where the catalogue lacks it */
function valueOf(policy: Policy, name: string, known: Record<string, Fact>, ground: FactGround): FactValue | undefined {
  const fact = factNamed(known, name);
  if (!fact) throw problem('unknown-fact', { fact: name, policy: policy.name });
  return fact.of(ground);
}

/**
 * Decides a policy.
 * @throws Problem `unknown-fact` where the catalogue lacks a fact; of rules `fact-unavailable` where a fact has no value yet;
 * of a table `ambiguous-table` where rows hold together that must not, `fact-of-wrong-type` where a value does not fit its column.
 */
export async function decide(
  policy: Policy,
  digest: string,
  known: Record<string, Fact>,
  ground: FactGround,
): Promise<Decision> {
  const of = { policy: policy.name, digest, level: policy.level };
  return policy.table
    ? { ...of, ...byTable(policy, known, ground) }
    : { ...of, ...(await byRules(policy, known, ground)) };
}

type Found = Omit<Decision, 'policy' | 'digest' | 'level'>;

async function byRules(policy: RulePolicy, known: Record<string, Fact>, ground: FactGround): Promise<Found> {
  const values: Record<string, FactValue> = {};
  for (const name of compile(policy).facts) {
    const value = valueOf(policy, name, known, ground);
    if (value === undefined) throw problem('fact-unavailable', { fact: name, policy: policy.name });
    values[name] = value;
  }
  const rule = policy.rules[await firstRule(policy, values)];
  return {
    outcome: rule?.then ?? policy.otherwise.then,
    rule: rule?.name ?? null,
    reason: rule?.reason ?? policy.otherwise.reason,
    ...(rule?.prompt !== undefined && { prompt: rule.prompt }),
    clauses: rule?.clauses ?? [],
    facts: values,
  };
}

const mostRowsNamed = 50;

function byTable(policy: TablePolicy, known: Record<string, Fact>, ground: FactGround): Found {
  const { table, otherwise } = policy;
  const values = table.inputs.map(({ fact }) => valueOf(policy, fact, known, ground));
  const { rows, outcome, outputs, used } = decideTable(policy, values);
  const [first] = rows;
  const row = first === undefined ? undefined : table.rows[first];
  const valued = used.map((index) => [table.inputs[index]?.fact ?? '', values[index]] as const);
  const unknown = valued.flatMap(([fact, value]) => (value === undefined ? [fact] : []));
  const facts = valued.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const]));
  return {
    outcome: outcome ?? otherwise.then,
    rule: first === undefined ? null : rowName(table, first),
    ...(rows.length > 1 && {
      rows: rows.slice(0, mostRowsNamed).map((each) => rowName(table, each)),
      hits: rows.length,
    }),
    reason: first === undefined ? otherwise.reason : (row?.reason ?? rowReason(policy, first)),
    ...(row?.prompt !== undefined && { prompt: row.prompt }),
    clauses: row?.clauses ?? [],
    facts: Object.fromEntries(facts),
    ...(unknown.length > 0 && { unknown }),
    ...(Object.keys(outputs).length > 0 && { outputs }),
  };
}

/** The reason of a row that gives none: its name in the table. */
function rowReason({ title, table }: TablePolicy, index: number): Text {
  const name = rowName(table, index);
  return text(`“${title['zh-CN']}”第 ${index + 1} 行（${name}）`, `Row ${index + 1} of “${title.en}” (${name})`);
}
