// Decides by a policy of ours on facts as JSON, as the platform would on those of a case.
import { decide, factsUsed } from '../../engine/core/policies/decide.ts';
import { facts as catalogue, type CaseData, type Fact, type FactValue } from '../../engine/core/facts/facts.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { isProblem, titleOf } from '../../engine/core/problem.ts';
import { conditionsOf } from '../../engine/core/policies/rule-index.ts';
import { text, type Text } from '../../engine/core/text.ts';
import type { FileDecider } from './decision-file.ts';

type Facts = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The value of a fact: by its full name, or through nested objects; an input also by its name alone. */
function factAt(facts: Facts, name: string): unknown {
  if (Object.hasOwn(facts, name)) return facts[name];
  let at: unknown = facts;
  for (const part of name.split('.')) at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  const own = name.startsWith('inputs.') ? name.slice(7) : '';
  return at ?? (Object.hasOwn(facts, own) ? facts[own] : undefined);
}

/** What a fact is compared with in rules, so that a text is never compared with a number. */
function typesOf(policy: Policy): Map<string, string> {
  const types = new Map<string, string>();
  for (const { when } of policy.rules ?? [])
    for (const { fact, value } of conditionsOf(when)) types.set(fact, typeof (Array.isArray(value) ? value[0] : value));
  for (const name of factsUsed(policy))
    if (Object.hasOwn(catalogue, name)) types.set(name, catalogue[name as keyof typeof catalogue].type);
  return types;
}

function knownFacts(policy: Policy): Record<string, Fact> {
  const types = typesOf(policy);
  const of = (name: string): Fact => ({
    ...{ type: 'string', label: text(name, name), source: 'case' },
    of({ data }) {
      const value = factAt(data, name) ?? undefined;
      const wanted = types.get(name);
      const fits =
        wanted === undefined ? ['string', 'number', 'boolean'].includes(typeof value) : typeof value === wanted;
      if (value !== undefined && !fits) throw new WrongFact(name, wanted);
      return value as FactValue | undefined;
    },
  });
  return Object.fromEntries(factsUsed(policy).map((name) => [name, of(name)]));
}

class WrongFact extends Error {
  readonly words;
  constructor(name: string, wanted = 'string, number or boolean') {
    super(name);
    this.words = text(`“${name}”的值应为 ${wanted}`, `The value of “${name}” must be of type ${wanted}`);
  }
}

function problemOf(error: unknown): { rule: string; message: Text } {
  if (error instanceof WrongFact) return { rule: 'fact-of-wrong-type', message: error.words };
  if (isProblem(error)) return { rule: error.slug, message: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
  throw error;
}

/** Makes the decider of a policy. */
export function policyDecider(policy: Policy): FileDecider {
  const known = knownFacts(policy);
  const now = new Date();
  const decider: FileDecider = {
    asked: [policy.name],
    names: [policy.name],
    async decide(facts) {
      try {
        const { outcome, rule, rows, outputs, reason, unknown } = await decide(policy, '', known, {
          data: facts as CaseData,
          now,
        });
        return {
          decision: policy.name,
          result: { outcome, ...outputs },
          ...{ outcome, rule },
          ...(rows && { rows }),
          ...(outputs && { outputs }),
          reason,
          ...(unknown && { unknown }),
        };
      } catch (error) {
        return { decision: policy.name, result: null, problem: problemOf(error) };
      }
    },
    prepare: () => decider.decide({}, policy.name),
  };
  return decider;
}
