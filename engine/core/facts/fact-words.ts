/** What the values of facts are called: those of the catalogue in words, everything else as it is written. */
import { isList } from './fact-types.ts';
import type { FactSource, FactType, FactValue } from './facts.ts';
import { generations, insurances } from '../operations/cardholder-registry.ts';
import { text, type Text } from '../text.ts';
import { yuanWords } from '../yuan.ts';

/** Where a fact comes from, in words. */
export const factSources = {
  card: text('卡', 'Card'),
  'cardholder-registry': text('持卡人库', 'Cardholder registry'),
  'national-platform': text('全国平台', 'National platform'),
  terminal: text('终端', 'Terminal'),
  case: text('办件', 'Case'),
  clock: text('时间', 'Clock'),
  'data-share': text('数据共享', 'Data share'),
} as const satisfies Record<FactSource, Text>;

/** The types of facts, in words. */
export const factTypes = {
  string: text('文本', 'text'),
  number: text('数', 'number'),
  boolean: text('是否', 'yes or no'),
  date: text('日期', 'date'),
  money: text('金额', 'money'),
  region: text('地区', 'division'),
  list: text('列表', 'list'),
  regions: text('地区列表', 'list of divisions'),
} as const satisfies Record<FactType, Text>;

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
  'clock.weekday': {
    monday: text('星期一', 'Monday'),
    tuesday: text('星期二', 'Tuesday'),
    wednesday: text('星期三', 'Wednesday'),
    thursday: text('星期四', 'Thursday'),
    friday: text('星期五', 'Friday'),
    saturday: text('星期六', 'Saturday'),
    sunday: text('星期日', 'Sunday'),
  },
  'registry.card-state': states,
  'registry.person-state': { alive: text('在世', 'alive'), deceased: text('已去世', 'deceased') },
  'registry.card-generation': generations,
  'registry.insurances': insurances,
  'person.sex': { male: text('男', 'male'), female: text('女', 'female'), unknown: text('未说明', 'not stated') },
};

/** The words of the values of a fact, by their codes; none where a value stands for itself. */
export const wordsOfFact = (fact: string): Readonly<Record<string, Text>> =>
  Object.hasOwn(words, fact) ? (words[fact] ?? {}) : {};

const yes = text('是', 'yes');
const no = text('否', 'no');

const none = text('（无）', '(none)');

/** Texts in both languages, joined as a list is. */
const listWords = (all: readonly Text[]): Text =>
  all.length === 0 ? none : text(all.map((each) => each['zh-CN']).join('、'), all.map(({ en }) => en).join(', '));

/** Says a division by its name: whoever has a list of names lends one. */
export type DivisionNames = (code: string) => Text;
const byCode: DivisionNames = (code) => text(code, code);

/** A value of a fact as people read it; where the type says so, money in yuan and a division by its name. */
export function valueWords(fact: string, value: FactValue, type?: FactType, named = byCode): Text {
  if (isList(value)) return listWords(value.map((each) => valueWords(fact, each, type, named)));
  if (typeof value === 'boolean') return value ? yes : no;
  if (type === 'money' && typeof value === 'number') return text(`${yuanWords(value)} 元`, `¥${yuanWords(value)}`);
  if ((type === 'region' || type === 'regions') && typeof value === 'string') return named(value);
  return wordsOfFact(fact)[String(value)] ?? text(String(value), String(value));
}
