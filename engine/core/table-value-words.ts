/** What the values of facts are called by people, fact by fact; where a value has no word its code stands for itself. */
import { text, type Text } from './text.ts';

const states = {
  normal: text('正常', 'normal'),
  lost: text('已挂失', 'reported lost'),
  suspended: text('已暂停', 'suspended'),
  cancelled: text('已注销', 'cancelled'),
  expired: text('已过期', 'expired'),
  deceased: text('已登记去世', 'registered as deceased'),
  abroad: text('出境定居', 'settled abroad'),
  unknown: text('查无记录', 'not on record'),
} as const satisfies Record<string, Text>;

const words: Record<string, Readonly<Record<string, Text>>> = {
  'card.state': states,
  'person.state': states,
  'person.sex': { male: text('男', 'male'), female: text('女', 'female'), unknown: text('未说明', 'not stated') },
};

/** The words of the values of a fact, by their codes. */
export const wordsOfFact = (fact: string): Readonly<Record<string, Text>> =>
  Object.hasOwn(words, fact) ? (words[fact] ?? {}) : {};
