/** Masks of facts: what a screen may show of a value goes by its class of personal data in the catalogue. */
import type { TraceStep } from '../case.ts';
import type { Decision } from '../policies/decide.ts';
import { isList } from './fact-types.ts';
import { factNamed, facts as catalogue, type FactValue } from './facts.ts';
import { maskValue } from '../mask.ts';

/** What stands for a value that is not shown. */
const hidden = '***';

const decade = (age: number): string => {
  const from = Math.floor(age / 10) * 10;
  return `${from}–${from + 9}`;
};

/** Two significant digits. */
const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(2)) : value);

/** What the catalogue lacks may be of any person: numbers are rounded, texts masked; yes and no tell nobody apart. */
function maskedUnlisted(value: FactValue): FactValue {
  if (typeof value === 'boolean') return value;
  if (isList(value)) return hidden;
  return typeof value === 'number' ? rounded(value) : maskValue(value);
}

/** A fact for those who compare cases: of a class of personal data a number that has its span by the decade and all else not at all; of no class as it is. */
export function maskedFact(name: string, value: FactValue): FactValue {
  const fact = factNamed(catalogue, name);
  if (!fact) return maskedUnlisted(value);
  if (fact.personal === undefined) return value;
  return fact.span && typeof value === 'number' ? decade(value) : hidden;
}

/** Tells whether a fact says something of a person: it is of a class of personal data, or no catalogue has it, for nobody knows what a case was given or gathered. */
export function isPersonalFact(name: string): boolean {
  const fact = factNamed(catalogue, name);
  return fact === undefined || fact.personal !== undefined;
}

const mapped = (
  facts: Readonly<Record<string, FactValue>>,
  mask: (name: string, value: FactValue) => FactValue,
): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, mask(name, value)]));

/** Facts for those who compare cases. */
export const maskedFacts = (facts: Readonly<Record<string, FactValue>>): Record<string, FactValue> =>
  mapped(facts, maskedFact);

/** A decision for those who read its case: of a person nothing is shown. */
export const maskedDecision = (decision: Decision): Decision => ({
  ...decision,
  facts: mapped(decision.facts, (name, value) => (isPersonalFact(name) ? hidden : value)),
});

/** A step for those who read its case. */
export const maskedStep = (step: TraceStep): TraceStep =>
  step.decision ? { ...step, decision: maskedDecision(step.decision) } : step;
