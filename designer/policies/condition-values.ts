/** What a condition can be turned into: another fact or operator keeps of the value what still fits. */
import { factNamed, facts, type Fact, type FactType, type FactValue } from '../../engine/core/facts.ts';
import { operatorNamed, operatorsFor, type Operator } from '../../engine/core/policy-operators.ts';
import type { Condition } from '../../engine/core/policy.ts';

type Value = Condition['value'];

/** The beginning of the facts that a scenario's start declares. */
export const inputPrefix = 'inputs.';

/** The type of what a condition asks: its fact's, else that of its value. */
export function typeAsked({ fact, value }: Condition): FactType {
  const known = factNamed(facts, fact)?.type;
  if (known) return known;
  const [first] = [value].flat();
  return first === undefined ? 'string' : (typeof first as FactType);
}

/** The first value to offer for a type. */
function firstValue(type: FactType, values: Fact['values']): FactValue {
  if (type === 'boolean') return true;
  return values?.[0] ?? '';
}

/** A value of another shape: a list of it, or the first of a list. */
function shaped(value: Value, operator: Operator, type: FactType, values: Fact['values']): Value {
  const isListed = operatorNamed(operator).takes === 'list';
  if (isListed === Array.isArray(value)) return value;
  if (Array.isArray(value)) return value[0] ?? firstValue(type, values);
  return value === '' || typeof value === 'boolean' ? [] : [value];
}

const fits = (value: Value, type: FactType, values: Fact['values']): boolean =>
  [value].flat().every((each) => typeof each === type && (!values || values.includes(String(each))));

function fitted({ fact, operator, value }: Condition, type: FactType, values: Fact['values']): Condition {
  const able = operatorsFor(type);
  const kept = able.includes(operator) ? operator : 'equal';
  const reshaped = shaped(value, kept, type, values);
  if (fits(reshaped, type, values)) return { fact, operator: kept, value: reshaped };
  const isListed = operatorNamed(kept).takes === 'list';
  return { fact, operator: kept, value: isListed ? [] : firstValue(type, values) };
}

/** Asks another fact. */
export function withFact(condition: Condition, fact: string): Condition {
  const known = factNamed(facts, fact);
  if (!known) return { ...condition, fact };
  return fitted({ ...condition, fact }, known.type, 'values' in known ? known.values : undefined);
}

/** Says of what type a fact is that the catalogue does not have. */
export const withType = (condition: Condition, type: FactType): Condition =>
  typeAsked(condition) === type
    ? condition
    : { ...fitted(condition, type, undefined), ...(type === 'number' && { value: 0 }) };

/** Compares in another way. */
export function withOperator(condition: Condition, operator: Operator): Condition {
  const known = factNamed(facts, condition.fact);
  const type = typeAsked(condition);
  return { ...condition, operator, value: shaped(condition.value, operator, type, known?.values) };
}

/** What is typed as a number: the number once it is written as one, else the text as it stands. */
export const typedNumber = (typed: string): string | number =>
  String(Number(typed)) === typed ? Number(typed) : typed;

/** What was typed as a number, once nobody types any more: “1.50” is 1.5. */
export const settledNumber = (typed: string): string | number =>
  typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
