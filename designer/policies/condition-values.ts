/** What a condition can be turned into: another fact or operator keeps of the value what still fits. */
import { isDate } from '../../engine/core/expressions/expression-dates.ts';
import { plainTypeOf } from '../../engine/core/facts/fact-types.ts';
import { factNamed, facts, type Fact, type FactType, type PlainValue } from '../../engine/core/facts/facts.ts';
import {
  comparesValues,
  operatorNamed,
  operatorsFor,
  typeCompared,
  type Operator,
} from '../../engine/core/policies/policy-operators.ts';
import type { Condition } from '../../engine/core/policies/policy.ts';

type Value = Condition['value'];

/** The type of what a condition asks: its fact's, else what it compares with tells. */
export function typeAsked({ fact, operator, value }: Condition): FactType {
  const known = factNamed(facts, fact)?.type;
  if (known) return known;
  const type = typeCompared(operator, value);
  const [first] = [value].flat();
  return type === 'string' && typeof first === 'string' && isDate(first) ? 'date' : type;
}

/** The first value to offer for a type. */
function firstValue(type: FactType, values: Fact['values']): PlainValue {
  if (type === 'boolean') return true;
  return values?.[0] ?? '';
}

const usualDays = 30;
const usualCount = 1;

/** A value in the shape that an operator takes, of what the old one still gives. */
function shaped(value: Value, operator: Operator, type: FactType, values: Fact['values']): Value {
  const { takes } = operatorNamed(operator);
  if (takes === 'flag') return typeof value === 'boolean' ? value : true;
  if (takes === 'days' || takes === 'count')
    return typeof value === 'number' ? value : takes === 'days' ? usualDays : usualCount;
  const parts = [value].flat().filter((each) => typeof each === plainTypeOf(type) && each !== '');
  const listed = parts.filter((each) => typeof each !== 'boolean');
  if (takes === 'list') return listed;
  if (takes === 'range') return [listed[0] ?? '', listed[1] ?? ''];
  return parts[0] ?? firstValue(type, values);
}

const fits = (value: Value, type: FactType, values: Fact['values']): boolean =>
  [value].flat().every((each) => typeof each === plainTypeOf(type) && (!values || values.includes(String(each))));

function fitted({ fact, operator, value }: Condition, type: FactType, values: Fact['values']): Condition {
  const able = operatorsFor(type);
  const kept = able.includes(operator) ? operator : (able[0] ?? 'equal');
  const { takes } = operatorNamed(kept);
  const reshaped = shaped(value, kept, type, values);
  if (!comparesValues(kept) || takes === 'range' || fits(reshaped, type, values))
    return { fact, operator: kept, value: reshaped };
  return { fact, operator: kept, value: takes === 'list' ? [] : firstValue(type, values) };
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
    : { ...fitted({ ...condition, operator: telling[type] ?? condition.operator }, type, undefined), ...first[type] };

/** Where the catalogue does not know a fact, the operator tells of what type it is. */
const telling: Partial<Record<FactType, Operator>> = { date: 'onOrAfter', region: 'liesIn', list: 'containsAny' };
const first: Partial<Record<FactType, Pick<Condition, 'value'>>> = { number: { value: 0 } };

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
