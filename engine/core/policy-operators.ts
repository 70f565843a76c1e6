/** How a condition of a policy compares: each operator with its words, the types of fact it fits, and what it compares with. */
import type { FactType } from './facts.ts';
import { text, type Text } from './text.ts';

/** An operator of json-rules-engine as people read it: fact, words, value. */
export interface PolicyOperator {
  words: Text;
  fits: readonly FactType[];
  /** Compares with one value, or with a list of them. */
  takes: 'one' | 'list';
}

/** Every operator a condition may use. */
export const policyOperators = {
  equal: { words: text('为', 'is'), fits: ['string', 'number', 'boolean'], takes: 'one' },
  notEqual: { words: text('不为', 'is not'), fits: ['string', 'number', 'boolean'], takes: 'one' },
  in: { words: text('属于', 'is one of'), fits: ['string', 'number'], takes: 'list' },
  notIn: { words: text('不属于', 'is none of'), fits: ['string', 'number'], takes: 'list' },
  lessThan: { words: text('小于', 'is less than'), fits: ['number'], takes: 'one' },
  lessThanInclusive: { words: text('不大于', 'is at most'), fits: ['number'], takes: 'one' },
  greaterThan: { words: text('大于', 'is more than'), fits: ['number'], takes: 'one' },
  greaterThanInclusive: { words: text('不小于', 'is at least'), fits: ['number'], takes: 'one' },
} as const satisfies Record<string, PolicyOperator>;

export type Operator = keyof typeof policyOperators;

/** The names of the operators. */
export const operators = Object.keys(policyOperators) as [Operator, ...Operator[]];

/** Looks an operator up by its name. */
export const operatorNamed = (name: Operator): PolicyOperator => policyOperators[name];

/** The operators that fit a type of fact. */
export const operatorsFor = (type: FactType): Operator[] =>
  operators.filter((name) => operatorNamed(name).fits.includes(type));
