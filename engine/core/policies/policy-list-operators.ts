/** How conditions compare lists: what a list holds, and how many. A member that is there twice counts once. */
import { isList, type FactType, type FactValue } from '../facts/fact-types.ts';
import type { PolicyOperator } from './policy-operators.ts';
import { liesIn, Region } from '../rights.ts';
import { text } from '../text.ts';

const lists: readonly FactType[] = ['list', 'regions'];

const ofList =
  (test: (members: readonly string[], compared: readonly unknown[]) => boolean): PolicyOperator['holds'] =>
  (fact, compared) =>
    isList(fact) && test(fact, [compared].flat());

const ofCount =
  (test: (count: number, compared: number) => boolean): PolicyOperator['holds'] =>
  (fact, compared) =>
    isList(fact) && typeof compared === 'number' && test(new Set(fact).size, compared);

const isCode = (value: unknown): value is string => Region.safeParse(value).success;
const items = text('项', 'items');

/** The operators of lists. */
export const listOperators = {
  contains: {
    ...{ words: text('包含', 'contains'), fits: lists, takes: 'one', own: true },
    holds: (fact: FactValue | undefined, value) => isList(fact) && fact.includes(value as string),
  },
  containsAny: {
    ...{ words: text('包含其中任一', 'contains any of'), fits: lists, takes: 'list' },
    holds: ofList((members, wanted) => members.some((each) => wanted.includes(each))),
  },
  containsAll: {
    ...{ words: text('全部包含', 'contains all of'), fits: lists, takes: 'list' },
    holds: ofList((members, wanted) => wanted.every((each) => members.includes(each as string))),
  },
  containsNone: {
    ...{ words: text('不包含其中任何一个', 'contains none of'), fits: lists, takes: 'list' },
    holds: ofList((members, wanted) => !members.some((each) => wanted.includes(each))),
  },
  someLieIn: {
    ...{ words: text('有一个位于', 'has one that lies in'), fits: ['regions'], takes: 'list' },
    holds: ofList((members, wholes) =>
      members.some((each) => isCode(each) && wholes.some((whole) => isCode(whole) && liesIn(each, whole))),
    ),
  },
  isEmpty: {
    ...{ words: text('是否为空', 'empty or not'), fits: lists, takes: 'flag' },
    flags: { yes: text('为空', 'is empty'), no: text('不为空', 'is not empty') },
    holds: (fact: FactValue | undefined, yes) => isList(fact) && (fact.length === 0) === yes,
  },
  hasAtLeast: {
    ...{ words: text('至少有', 'has at least'), fits: lists, takes: 'count', unit: items },
    holds: ofCount((count, least) => count >= least),
  },
  hasAtMost: {
    ...{ words: text('至多有', 'has at most'), fits: lists, takes: 'count', unit: items },
    holds: ofCount((count, most) => count <= most),
  },
} as const satisfies Record<string, PolicyOperator>;
