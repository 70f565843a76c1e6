/** What is wrong with the conditions of a policy: facts that are not known, operators that do not fit them, values of another type. */
import { isOfFactType, memberTypeOf, type FactType, type PlainValue } from '../facts/fact-types.ts';
import { factTypes } from '../facts/fact-words.ts';
import { dataPrefix, factNamed, inputPrefix, isOfScenario, type Fact } from '../facts/facts.ts';
import { comparesValues, operatorNamed, type PolicyOperator } from './policy-operators.ts';
import type { Condition, Conditions } from './policy.ts';
import type { FieldError } from '../problem.ts';
import { describeDivision } from '../codes/division.ts';
import { isFractionOfFen, oddValue, strangeValue, unknownFact } from '../tables/table-check.ts';
import { plainTypeOf } from '../facts/fact-types.ts';
import { text, type Text } from '../text.ts';
import { tooManyDecimals } from '../yuan.ts';
import { isHostileName } from '../value-type.ts';

const error = (pointer: string, rule: string, message: Text): FieldError => ({ pointer, rule, message });

/** The errors of conditions over known facts; of facts that belong to a scenario and are not known here only what shows by itself. */
export function conditionErrors(conditions: Conditions, pointer: string, known: Record<string, Fact>): FieldError[] {
  if ('fact' in conditions) return errorsOf(conditions, pointer, known);
  if ('not' in conditions) return conditionErrors(conditions.not, `${pointer}/not`, known);
  const [key, nested] = 'all' in conditions ? (['all', conditions.all] as const) : (['any', conditions.any] as const);
  return nested.flatMap((each, index) => conditionErrors(each, `${pointer}/${key}/${index}`, known));
}

/** Tells whether a name can be that of a fact of a scenario: an input, or a field of a variable. */
function isNameOfScenario(name: string): boolean {
  const [prefix] = [inputPrefix, dataPrefix].filter((each) => name.startsWith(each));
  const parts = name.slice(prefix?.length ?? 0).split('.');
  const isPart = (part: string): boolean => /^[A-Za-z]\w*$/.test(part) && !isHostileName(part);
  return prefix !== undefined && parts.every(isPart) && (prefix !== inputPrefix || parts.length === 1);
}

function errorsOf(condition: Condition, pointer: string, known: Record<string, Fact>): FieldError[] {
  const { fact: name, operator, value } = condition;
  const fact = factNamed(known, name);
  if (!fact && (!isOfScenario(name) || !isNameOfScenario(name))) return [unknownFact(name, known, `${pointer}/fact`)];
  const kind = operatorNamed(operator);
  if (fact && !kind.fits.includes(fact.type)) return [misfit(kind, name, fact.type, `${pointer}/operator`)];
  const shape = shapeError(kind, value, `${pointer}/value`);
  if (shape) return [shape];
  if (!comparesValues(operator)) return [];
  const [only] = kind.fits;
  const type = fact?.type ?? (kind.fits.length === 1 ? only : undefined);
  return type
    ? valueErrors([value].flat(), name, { ...fact, type: memberTypeOf(type) }, `${pointer}/value`)
    : mixedErrors(value, pointer);
}

const misfit = ({ words }: PolicyOperator, name: string, type: FactType, pointer: string): FieldError =>
  error(
    pointer,
    'operator',
    text(
      `“${words['zh-CN']}”不能用于“${name}”，它的类型是${factTypes[type]['zh-CN']}`,
      `“${words.en}” does not fit “${name}”, which is of type ${factTypes[type].en}`,
    ),
  );

const mostDays = 36_600;
const mostMembers = 1_000;

/** What is wrong with the shape of a value: a list where one belongs, a range with three ends. */
function shapeError({ takes, words }: PolicyOperator, value: Condition['value'], pointer: string): FieldError | null {
  const said = (rule: string, zh: string, en: string): FieldError =>
    error(pointer, rule, text(`“${words['zh-CN']}”${zh}`, `“${words.en}” ${en}`));
  switch (takes) {
    case 'one':
      return Array.isArray(value) ? said('list', '要与单个值比较', 'compares with one value') : null;
    case 'list':
      return Array.isArray(value) ? null : said('list', '要与列表比较', 'compares with a list');
    case 'range': {
      const [from, to, ...more] = Array.isArray(value) ? value : [];
      if (from === undefined || to === undefined || more.length > 0)
        return said('range', '要给出起止两端', 'takes two ends, from and to');
      const isEmpty = typeof from === typeof to && from > to;
      return isEmpty ? said('range', '的起不能大于止', 'must not begin after its end') : null;
    }
    case 'days':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostDays
        ? null
        : said('days', `要给出天数（0 到 ${mostDays} 的整数）`, `takes a whole number of days from 0 to ${mostDays}`);
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostMembers
        ? null
        : said('count', `要给出项数（0 到 ${mostMembers} 的整数）`, `takes a whole number from 0 to ${mostMembers}`);
    case 'flag':
      return typeof value === 'boolean' ? null : said('flag', '只能为 true 或 false', 'takes true or false');
  }
}

function valueErrors(
  values: PlainValue[],
  name: string,
  fact: Pick<Fact, 'type' | 'values'>,
  pointer: string,
): FieldError[] {
  const { type, values: known } = fact;
  if (type === 'money' && values.some(isFractionOfFen)) return [error(pointer, 'decimals', tooManyDecimals)];
  if (values.some((each) => typeof each !== plainTypeOf(type)))
    return [
      error(
        pointer,
        'type',
        text(`“${name}”的类型是${factTypes[type]['zh-CN']}`, `“${name}” is of type ${factTypes[type].en}`),
      ),
    ];
  const isOdd = (each: PlainValue): boolean =>
    !isOfFactType(type, each) || (type === 'region' && describeDivision(String(each)) === null);
  const odd = values.find(isOdd);
  if (odd !== undefined) return [oddValue(pointer, odd, type)];
  const strange = known && values.find((each) => !known.includes(String(each)));
  return strange === undefined ? [] : [strangeValue(pointer, name, known ?? [])];
}

/** Of a fact that only its scenario knows: one comparison has values of one type. */
function mixedErrors(value: Condition['value'], pointer: string): FieldError[] {
  const types = new Set([value].flat().map((each) => typeof each));
  if (types.size < 2) return [];
  return [
    error(`${pointer}/value`, 'type', text('比较的值须同一类型', 'The values compared with must be of one type')),
  ];
}
