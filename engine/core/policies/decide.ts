/** Decides: a policy and the facts give an outcome with its reasons. What is not known is never a silent false: rules say what then follows, a table's cells ask for it. */
import { askFacts, gatherHeld, type Gathered } from '../facts/gather-facts.ts';
import { isList } from '../facts/fact-types.ts';
import type { Fact, FactGround, FactValue } from '../facts/facts.ts';
import type { DecidedAbove, LayerVerdict } from './policy-layers.ts';
import type { Policy, TablePolicy } from './policy.ts';
import { conditionsOf } from './rule-index.ts';
import { decideTable } from '../tables/table-decide.ts';
import { rowName } from '../tables/table.ts';
import { text, type Text } from '../text.ts';
import { decideRules } from './decide-rules.ts';

/** What was decided, by which rule of which policy, and from which facts: recorded once, never computed again. */
export interface Decision {
  policy: string;
  digest: string;
  level: Policy['level'];
  outcome: string;
  /** Name of the rule or row that decided; null where none held. */
  rule: string | null;
  /** Where several rows decide together: their names, the first fifty. Of rules those of which nobody knows whether they hold. */
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
  /** Of these the catalogue's fallback counted, since nobody could tell. */
  defaulted?: string[];
  /** What a table gives besides the outcome. */
  outputs?: Record<string, FactValue | FactValue[]>;
  /** Where layers were in force: what the policy decided before them. */
  above?: DecidedAbove;
  /** What each layer made of it, the highest first; `level`, rule and reason are of the last that changed it. */
  layers?: LayerVerdict[];
}

/** Whether it is known which rule decided: rules that may or may not hold stand in `rows`; of a table that is always known. */
export const isRuleKnown = ({ table }: Policy, { rows }: Pick<Decision, 'rows'>): boolean =>
  table !== undefined || rows === undefined;

/** The names of all facts a policy uses, each once. */
export const factsUsed = (policy: Policy): string[] => [
  ...new Set(
    policy.table
      ? policy.table.inputs.map(({ fact }) => fact)
      : policy.rules.flatMap((rule) => conditionsOf(rule.when).map((condition) => condition.fact)),
  ),
];

/**
 * Decides a policy.
 * @throws Problem `unknown-fact` where the catalogue lacks a fact; of rules `fact-unavailable` where the outcome
 * hangs on a fact without value and the policy does not say what then follows;
 * of a table `ambiguous-table` where rows hold together that must not, `fact-of-wrong-type` where a value does not fit its column.
 */
export async function decide(
  policy: Policy,
  digest: string,
  known: Record<string, Fact>,
  ground: FactGround,
): Promise<Decision> {
  const of = { policy: policy.name, digest, level: policy.level };
  if (!policy.table) return { ...of, ...(await decideRules(policy, known, ground)) };
  const gathered = gatherHeld(policy, factsUsed(policy), known, ground);
  if (gathered.pending.size > 0) await askFacts(gathered, [...gathered.pending.keys()], ground);
  return { ...of, ...byTable(policy, gathered) };
}

/** What a decision says beside the policy it is by. */
export type Found = Omit<Decision, 'policy' | 'digest' | 'level'>;

const mostRowsNamed = 50;

function byTable(policy: TablePolicy, { values: given, defaulted }: Gathered): Found {
  const { table, otherwise } = policy;
  const values = table.inputs.map(({ fact }) => {
    const value = Object.hasOwn(given, fact) ? given[fact] : undefined;
    // No column is of lists: the checks refuse it.
    return isList(value) ? undefined : value;
  });
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
    ...(defaulted.length > 0 && { defaulted }),
    ...(Object.keys(outputs).length > 0 && { outputs }),
  };
}

/** The reason of a row that gives none: its name in the table. */
function rowReason({ title, table }: TablePolicy, index: number): Text {
  const name = rowName(table, index);
  return text(`“${title['zh-CN']}”第 ${index + 1} 行（${name}）`, `Row ${index + 1} of “${title.en}” (${name})`);
}
