/** What can be written at the caret of an expression: the variables in scope, their fields, and the functions. */
import { expressionFunctions, type Scope } from '../../engine/core/expressions/expression.ts';
import type { Language } from '../../engine/core/text.ts';
import { fieldType, typeName, type ValueType } from '../../engine/core/value-type.ts';

export interface Completion {
  /** What is put in place of what was typed, and where the caret stands in it afterwards. */
  insert: string;
  caret: number;
  name: string;
  /** Its type, or how it is called. */
  detail: string;
  words: string;
  /** Of what may be unset where the node is reached. */
  optional: boolean;
}

export interface Completions {
  /** Where in the source what was typed begins. */
  from: number;
  /** What was typed of a name, a dot and all. */
  typed: string;
  offers: readonly Completion[];
}

const mostOffers = 40;

/** What can be written at a place of a source; what begins as it was typed comes first. */
export function completionsAt(source: string, caret: number, scope: Scope, language: Language): Completions {
  const typed = /[a-zA-Z_][\w.]*$/.exec(source.slice(0, caret))?.[0] ?? '';
  const isInQuotes = (source.slice(0, caret).split("'").length - 1) % 2 === 1;
  const last = typed.lastIndexOf('.') + 1;
  const from = caret - typed.length + last;
  if (isInQuotes) return { from, typed, offers: [] };
  const start = typed.slice(last).toLowerCase();
  const offers = last > 0 ? fieldOffers(typed.slice(0, last - 1), scope, language) : allOffers(scope, language);
  const ranked = offers
    .map((offer) => ({ offer, rank: rankOf(offer, start) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank);
  return { from, typed, offers: ranked.slice(0, mostOffers).map(({ offer }) => offer) };
}

/** How well an offer goes with what was typed: by its beginning, within its name, within its words, or not at all. */
function rankOf({ name, words }: Completion, start: string): number {
  const lower = name.toLowerCase();
  if (lower.startsWith(start)) return 0;
  if (lower.includes(start)) return 1;
  return words.toLowerCase().includes(start) ? 2 : 3;
}

const offerOf = (name: string, type: ValueType, language: Language): Completion => ({
  ...{ insert: name, caret: name.length, name, detail: typeName(type, language) },
  words: type.label?.[language] ?? '',
  optional: type.optional === true,
});

function fieldOffers(path: string, scope: Scope, language: Language): Completion[] {
  const [variable = '', ...fields] = path.split('.');
  const first = Object.hasOwn(scope, variable) ? scope[variable] : undefined;
  const owner = fields.reduce<ValueType | undefined>((of, name) => of && fieldType(of, name), first);
  if (owner?.type !== 'record') return [];
  return Object.entries(owner.fields).map(([name, type]) => offerOf(name, type, language));
}

const allOffers = (scope: Scope, language: Language): Completion[] => [
  ...Object.entries(scope).map(([name, type]) => offerOf(name, type, language)),
  ...expressionFunctions.map(({ name, signature, label, example }) => ({
    ...{ insert: `${name}()`, caret: name.length + 1, name, detail: signature },
    words: `${label[language]} ${example}`,
    optional: false,
  })),
];

/** A source with an offer put in, and where the caret then stands. */
export function completed(
  source: string,
  caret: number,
  from: number,
  { insert, caret: within }: Completion,
): { source: string; caret: number } {
  return { source: source.slice(0, from) + insert + source.slice(caret), caret: from + within };
}
