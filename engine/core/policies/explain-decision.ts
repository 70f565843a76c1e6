/** Explains a decision (决策说明): the same record in the words that each reader needs, and no fact that they should not see. */
import type { Decision } from './decide.ts';
import { valueWords, type DivisionNames } from '../facts/fact-words.ts';
import { factNamed, facts as catalogue, type Fact, type FactValue } from '../facts/facts.ts';
import { isPersonalFact } from '../facts/masked-facts.ts';
import type { LayerEffect } from './policy-layers.ts';
import { conditionsWords } from './policy-words.ts';
import type { Level, Policy } from './policy.ts';
import type { Role } from '../rights.ts';
import { text, type Text } from '../text.ts';

/** Who reads: the person concerned, whoever handles the case, or whoever answers for it. */
export const audiences = ['person', 'operator', 'auditor'] as const;
export type Audience = (typeof audiences)[number];

/** What the levels are called. */
export const levelWords: Record<Level, Text> = {
  national: text('国家', 'the nation'),
  province: text('省级', 'the province'),
  city: text('市级', 'the city'),
  institution: text('机构', 'the institution'),
};

/** What a layer did, in words. */
export const effectWords: Record<LayerEffect, Text> = {
  tightened: text('收紧', 'tightened it'),
  loosened: text('放宽（上级允许）', 'loosened it, as allowed above'),
  kept: text('照上级', 'left it as it was'),
  'refused-to-loosen': text(
    '要求放宽，上级不允许，未采用',
    'asked to loosen it, which is not allowed above: not taken',
  ),
  'not-comparable': text(
    '无法与备案的策略比较，未采用',
    'cannot be compared with the policy that was filed: not taken',
  ),
};

/** A fact on which a decision hangs, as a reader may see it. */
export interface ExplainedFact {
  name: string;
  label: Text;
  value: Text;
  isMasked: boolean;
}

/** A decision as one audience reads it; what an audience does not need is not there. */
export interface ExplainedDecision {
  audience: Audience;
  /** Why, in words for the person concerned. */
  reason: Text;
  /** Code of the prompt that says what to do now. */
  prompt: string | null;
  /** Which rule decided, and what it asks for where it is at hand. */
  rule?: { name: string | null; asks: Text | null };
  level?: Text;
  facts?: ExplainedFact[];
  /** What each level made of it, the highest first. */
  layers?: { policy: string; digest: string; level: Text; outcome: string; rule: string | null; effect: Text }[];
  /** What the policy decided before its layers. */
  above?: { outcome: string; rule: string | null };
  clauses?: string[];
  /** The policy as it was pinned. */
  source?: { policy: string; digest: string };
}

const masked = text('已隐去', 'masked');

function explainedFact(
  name: string,
  value: FactValue,
  known: Record<string, Fact>,
  named?: DivisionNames,
): ExplainedFact {
  const { label = text(name, name), type } = factNamed(known, name) ?? {};
  const isMasked = isPersonalFact(name);
  return { name, label, isMasked, value: isMasked ? masked : valueWords(name, value, type, named) };
}

function factsOf({ facts, unknown = [] }: Decision, named?: DivisionNames): ExplainedFact[] {
  const nothing = text('没有取值', 'had no value');
  return [
    ...Object.entries(facts).map(([name, value]) => explainedFact(name, value, catalogue, named)),
    ...unknown.map((name) => ({ ...explainedFact(name, '', catalogue), value: nothing, isMasked: false })),
  ];
}

/** What the rule that decided asks for, where it is a rule of the policy at hand. */
function asks({ rule, level }: Decision, policy: Policy | null, named?: DivisionNames): Text | null {
  if (policy === null || policy.level !== level) return null;
  const found = policy.rules?.find(({ name }) => name === rule);
  return found ? conditionsWords(found.when, undefined, named) : null;
}

/** Explains a decision to an audience; `policy` is the one that was pinned, where it is at hand, and `named` says divisions by their names. */
export function explainDecision(
  decision: Decision,
  policy: Policy | null,
  audience: Audience,
  named?: DivisionNames,
): ExplainedDecision {
  const { reason, prompt = null, rule, level, layers = [], above, clauses, digest } = decision;
  const forPerson: ExplainedDecision = { audience, reason, prompt };
  if (audience === 'person') return forPerson;
  const forOperator: ExplainedDecision = {
    ...forPerson,
    rule: { name: rule, asks: asks(decision, policy, named) },
    level: levelWords[level],
    facts: factsOf(decision, named),
  };
  if (audience === 'operator') return forOperator;
  return {
    ...forOperator,
    layers: layers.map((each) => ({ ...each, level: levelWords[each.level], effect: effectWords[each.effect] })),
    ...(above && { above: { outcome: above.outcome, rule: above.rule } }),
    clauses,
    source: { policy: decision.policy, digest },
  };
}

const readers: Record<Role, Audience> = {
  operator: 'operator',
  approver: 'operator',
  'duty-operator': 'operator',
  'access-manager': 'operator',
  'scenario-designer': 'auditor',
  'scenario-reviewer': 'auditor',
  auditor: 'auditor',
  applicant: 'person',
};

/** The audience that a role belongs to; whoever has none reads as the person concerned. */
export const audienceOf = (role: Role | undefined): Audience => (role === undefined ? 'person' : readers[role]);
