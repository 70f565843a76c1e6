/** Decides by rules: at once where all facts are known; else by what follows whatever they turn out to be, asking outside systems only for what the outcome hangs on. */
import type { Found } from './decide.ts';
import { aroundOf, askFacts, gatherHeld, type Gathered } from '../facts/gather-facts.ts';
import { factNamed, type Fact, type FactGround } from '../facts/facts.ts';
import type { FactKind } from '../facts/fact-domain.ts';
import type { RulePolicy } from './policy.ts';
import { problem } from '../problem.ts';
import { openFacts, possibleRules, settle, truthOf, type Settled, type Situation } from './rule-truth.ts';
import { compileRules, firstRule } from './run-rules.ts';
import { text, type Text } from '../text.ts';

/** Decides. @throws Problem `unknown-fact`, `fact-unavailable` */
export async function decideRules(policy: RulePolicy, known: Record<string, Fact>, ground: FactGround): Promise<Found> {
  const { facts, needsAround } = compileRules(policy);
  const gathered = gatherHeld(policy, facts, known, ground);
  if (gathered.pending.size === 0 && gathered.missing.size === 0) {
    const index = await firstRule(policy, gathered.values, needsAround ? aroundOf(ground) : undefined);
    return byRule(policy, index, gathered);
  }
  return decideOpen(policy, known, ground, gathered);
}

const situationOf = ({ values, missing }: Gathered, ground: FactGround): Situation => ({
  values,
  missing,
  around: aroundOf(ground),
});

/** Decides where something is not known, asking as long as that can settle it. */
async function decideOpen(
  policy: RulePolicy,
  known: Record<string, Fact>,
  ground: FactGround,
  gathered: Gathered,
): Promise<Found> {
  const kindOf = (fact: string): FactKind => factNamed(known, fact) ?? { type: 'string' };
  for (;;) {
    const situation = situationOf(gathered, ground);
    const settled = settle(policy, situation, kindOf);
    if (settled) return bySettled(policy, settled, gathered);
    const open = possibleRules(policy, situation).rules.flatMap((rule) => openFacts(policy, rule, situation));
    const asking = [...gathered.pending.keys()].filter((fact) => open.includes(fact));
    if (asking.length === 0) return byUnknown(policy, situation, gathered);
    await askFacts(gathered, asking, ground);
  }
}

const noted = (
  { values, defaulted }: Gathered,
  unknown: readonly string[],
): Pick<Found, 'facts' | 'unknown' | 'defaulted'> => ({
  facts: values,
  ...(unknown.length > 0 && { unknown: [...unknown] }),
  ...(defaulted.length > 0 && { defaulted }),
});

/** What the rule of an index decides; -1 is none. */
function byRule(policy: RulePolicy, index: number, gathered: Gathered): Found {
  const rule = policy.rules[index];
  return {
    outcome: rule?.then ?? policy.otherwise.then,
    rule: rule?.name ?? null,
    reason: rule?.reason ?? policy.otherwise.reason,
    ...(rule?.prompt !== undefined && { prompt: rule.prompt }),
    clauses: rule?.clauses ?? [],
    ...noted(gathered, [...gathered.missing]),
  };
}

const mostReasons = 3;
const mostRules = 50;

function eitherOf(reasons: readonly Text[]): Text {
  const some = reasons.slice(0, mostReasons);
  if (some.length === 1 && some[0]) return some[0];
  return text(
    `有以下情况之一：${some.map((each) => each['zh-CN']).join('；')}`,
    `One of these is so: ${some.map(({ en }) => en).join('; ')}`,
  );
}

/** What is decided whatever the missing facts are: by the rule that surely holds, else by one of several of which it is not known which. */
function bySettled(policy: RulePolicy, { outcome, sure, rules, isClosed }: Settled, gathered: Gathered): Found {
  if (sure !== undefined) return byRule(policy, sure, gathered);
  const possible = rules.flatMap((index) => policy.rules[index] ?? []);
  const [first] = possible;
  if (!first) return byRule(policy, -1, gathered);
  const reasons = [...possible.map(({ reason }) => reason), ...(isClosed ? [] : [policy.otherwise.reason])];
  const prompts = new Set(possible.map(({ prompt }) => prompt));
  const prompt = isClosed && prompts.size === 1 ? first.prompt : undefined;
  return {
    outcome,
    rule: first.name,
    rows: possible.map(({ name }) => name),
    reason: eitherOf(reasons),
    ...(prompt !== undefined && { prompt }),
    clauses: [...new Set(possible.flatMap(({ clauses }) => clauses))],
    ...noted(gathered, [...gathered.missing]),
  };
}

/** What is decided where the outcome hangs on what nobody could tell. @throws Problem `fact-unavailable` where the policy does not say */
function byUnknown(policy: RulePolicy, situation: Situation, gathered: Gathered): Found {
  const { unknown } = policy;
  const undecided = possibleRules(policy, situation).rules.filter(
    (index) => truthOf(policy.rules[index]?.when ?? { all: [] }, situation) === null,
  );
  const open = [...new Set(undecided.flatMap((index) => openFacts(policy, index, situation)))];
  if (!unknown) throw problem('fact-unavailable', { fact: open[0] ?? '', policy: policy.name });
  return {
    outcome: unknown.then,
    rule: null,
    rows: undecided.flatMap((index) => policy.rules[index]?.name ?? []).slice(0, mostRules),
    reason: unknown.reason,
    ...(unknown.prompt !== undefined && { prompt: unknown.prompt }),
    clauses: [],
    ...noted(gathered, open),
  };
}
