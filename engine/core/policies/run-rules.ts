/** Runs the rules of a policy by json-rules-engine, over facts that are all known: the first rule that holds. */
import { Engine, type ConditionProperties, type TopLevelCondition } from 'json-rules-engine';
import type { FactValue } from '../facts/fact-types.ts';
import { nowhen, operatorNamed, operators, type Around, type Compared } from './policy-operators.ts';
import type { Conditions, RulePolicy } from './policy.ts';
import { conditionsOf, createRuleIndex, type RuleIndex } from './rule-index.ts';

/** The rules of a policy made ready. */
export interface CompiledRules {
  /** The names of the facts they use, each once. */
  facts: string[];
  index: RuleIndex;
  /** The engine of each rule that was ever a candidate. */
  engines: Map<number, Engine>;
  /** Whether some operator needs the day or the calendar. */
  needsAround: boolean;
}

const compiled = new WeakMap<RulePolicy, CompiledRules>();

/** The rules made ready; a published policy never changes, so that is done once. */
export function compileRules(policy: RulePolicy): CompiledRules {
  const known = compiled.get(policy);
  if (known) return known;
  const conditions = policy.rules.flatMap(({ when }) => conditionsOf(when));
  const made: CompiledRules = {
    facts: [...new Set(conditions.map(({ fact }) => fact))],
    index: createRuleIndex(policy.rules),
    engines: new Map(),
    needsAround: conditions.some(({ operator }) => operatorNamed(operator).around === true),
  };
  compiled.set(policy, made);
  return made;
}

/** Names within the engine: of the day and the calendar, and of what an operator that needs them compares with. */
const aroundFact = '@around';
const comparedFact = '@compared';

interface ComparedAround {
  value: Compared;
  around: Around;
}

/** Teaches an engine the operators that are not its own. */
export function teachOperators(engine: Engine): Engine {
  for (const name of operators) {
    const { own, around, holds } = operatorNamed(name);
    if (own) continue;
    if (around)
      engine.addOperator(name, (fact: FactValue, given: ComparedAround) => holds(fact, given.value, given.around));
    else engine.addOperator(name, (fact: FactValue, value: Compared) => holds(fact, value, nowhen));
  }
  return engine;
}

/** Conditions as the engine wants them: an operator that needs the day or the calendar is given them beside its value. */
function forEngine(conditions: Conditions): ConditionProperties | TopLevelCondition {
  if ('fact' in conditions) {
    const { fact, operator, value } = conditions;
    if (!operatorNamed(operator).around) return conditions;
    return { fact, operator, value: { fact: comparedFact, params: { value } } };
  }
  if ('not' in conditions) return { not: forEngine(conditions.not) };
  return 'all' in conditions ? { all: conditions.all.map(forEngine) } : { any: conditions.any.map(forEngine) };
}

function engineOf(policy: RulePolicy, { engines, needsAround }: CompiledRules, index: number): Engine {
  const known = engines.get(index);
  if (known) return known;
  const engine = teachOperators(new Engine([], { allowUndefinedFacts: false, pathResolver: () => undefined }));
  if (needsAround)
    engine.addFact(comparedFact, async ({ value }, almanac) => ({
      value: value as Compared,
      around: await almanac.factValue<Around>(aroundFact),
    }));
  const rule = policy.rules[index];
  if (rule) {
    const when = forEngine(rule.when);
    const conditions: TopLevelCondition = 'fact' in when ? { all: [when] } : when;
    engine.addRule({ name: rule.name, conditions, event: { type: rule.then } });
  }
  engines.set(index, engine);
  return engine;
}

/** The index of the first rule that holds, or -1: json-rules-engine is asked only of those that may. */
export async function firstRule(
  policy: RulePolicy,
  values: Readonly<Record<string, FactValue>>,
  around: Around = nowhen,
): Promise<number> {
  const made = compileRules(policy);
  const given = made.needsAround ? { ...values, [aroundFact]: around } : values;
  for (const index of made.index.candidates(values)) {
    const { events } = await engineOf(policy, made, index).run(given);
    if (events.length > 0) return index;
  }
  return -1;
}
