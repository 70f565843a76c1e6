/** The conditions of a policy as sentences: “年龄（周岁） 小于 14”, nested with and, or and not. */
import { valueWords, type DivisionNames } from '../facts/fact-words.ts';
import { factNamed, facts, type Fact } from '../facts/facts.ts';
import { operatorNamed } from './policy-operators.ts';
import type { Condition, Conditions } from './policy.ts';
import { conditionsOf } from './rule-index.ts';
import { text, type Language, type Text } from '../text.ts';

const inBoth = (make: (language: Language) => string): Text => text(make('zh-CN'), make('en'));

/** What a fact is called: by the catalogue, else by its name. */
export const factWords = (name: string, known: Record<string, Fact> = facts): Text =>
  factNamed(known, name)?.label ?? text(name, name);

const listed = text('、', ', ');
const ends = text(' 至 ', ' and ');

/** A condition as a sentence. */
export function conditionWords(
  { fact, operator, value }: Condition,
  known?: Record<string, Fact>,
  named?: DivisionNames,
): Text {
  const label = factWords(fact, known);
  const { words, takes, unit, flags } = operatorNamed(operator);
  if (flags) return inBoth((language) => `${label[language]} ${flags[value === true ? 'yes' : 'no'][language]}`);
  const values = Array.isArray(value) ? value : [value];
  const joining = takes === 'range' ? ends : listed;
  const type = factNamed(known ?? facts, fact)?.type;
  return inBoth((language) => {
    const said = values.map((each) => valueWords(fact, each, type, named)[language]).join(joining[language]);
    const after = unit ? ` ${unit[language]}` : '';
    return `${label[language]} ${words[language]} ${said === '' ? '“”' : said}${after}`;
  });
}

/** The facts that conditions compare, each once. */
export const factsOf = (conditions: Conditions): string[] => [
  ...new Set(conditionsOf(conditions).map(({ fact }) => fact)),
];

const joined = { all: text(' 且 ', ' and '), any: text(' 或 ', ' or ') };
const opened = text('（', '(');
const closed = text('）', ')');
const negated = text('并非', 'not ');

/** Nested conditions as one sentence; groups within groups are bracketed. `named` says divisions by their names. */
export function conditionsWords(conditions: Conditions, known?: Record<string, Fact>, named?: DivisionNames): Text {
  if ('fact' in conditions) return conditionWords(conditions, known, named);
  if ('not' in conditions) {
    const inner = conditionsWords(conditions.not, known, named);
    return inBoth((language) => `${negated[language]}${opened[language]}${inner[language]}${closed[language]}`);
  }
  const [kind, parts] = 'all' in conditions ? (['all', conditions.all] as const) : (['any', conditions.any] as const);
  const said = parts.map((part) => {
    const inner = conditionsWords(part, known, named);
    const isGroup = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
    if (!isGroup || parts.length === 1) return inner;
    return inBoth((language) => `${opened[language]}${inner[language]}${closed[language]}`);
  });
  return inBoth((language) => said.map((part) => part[language]).join(joined[kind][language]));
}
