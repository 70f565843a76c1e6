/** What the values of facts are called: those of the catalogue in words, everything else as it is written. */
import type { FactValue } from './facts.ts';
import { text, type Text } from './text.ts';

/** Where a fact comes from, in words. */
export const factSources = {
  card: text('卡', 'Card'),
  'national-platform': text('全国平台', 'National platform'),
  clock: text('时间', 'Clock'),
  case: text('办件', 'Case'),
} as const satisfies Record<string, Text>;

/** The types of facts, in words. */
export const factTypes = {
  string: text('文本', 'text'),
  number: text('数', 'number'),
  boolean: text('是否', 'yes or no'),
} as const satisfies Record<string, Text>;

/** The states of a card and of a person, in words. */
export const states = {
  normal: text('正常', 'normal'),
  lost: text('已挂失', 'reported lost'),
  suspended: text('已暂停', 'suspended'),
  cancelled: text('已注销', 'cancelled'),
  expired: text('已过期', 'expired'),
  deceased: text('已登记去世', 'registered as deceased'),
  abroad: text('出境定居', 'settled abroad'),
  unknown: text('查无记录', 'not on record'),
} as const satisfies Record<string, Text>;

const words: Record<string, Record<string, Text>> = {
  'card.state': states,
  'person.state': states,
  'person.sex': { male: text('男', 'male'), female: text('女', 'female'), unknown: text('未说明', 'not stated') },
};

/** The words of the values of a fact, by their codes; none where a value stands for itself. */
export const wordsOfFact = (fact: string): Readonly<Record<string, Text>> =>
  Object.hasOwn(words, fact) ? (words[fact] ?? {}) : {};

const yes = text('是', 'yes');
const no = text('否', 'no');

/** A value of a fact as people read it. */
export function valueWords(fact: string, value: FactValue): Text {
  if (typeof value === 'boolean') return value ? yes : no;
  return wordsOfFact(fact)[String(value)] ?? text(String(value), String(value));
}
