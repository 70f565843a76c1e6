/** Reads what a cell tests: one value, a list, a range, a bound, or not one of these. */
import type { Cell, Scalar } from './table.ts';
import { tokensOf, type Token } from './table-cell-tokens.ts';
import { booleanIn, boundIn, codeIn, isAnything, isUnknown, numberIn, type CellColumn } from './table-cell-words.ts';

type Test = Exclude<Cell, { not: unknown }>;
type Bound = string | number;

const comparisons = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;

/** As the law counts: 以上, 以下 and 以内 include the number, 不满, 未满, 超过 and 以外 do not. */
const inWords: readonly [RegExp, (bound: Bound) => Cell][] = [
  [/^(.+?)\s*(?:岁)?(?:（含）)?以上$/, (gte) => ({ gte })],
  [/^(.+?)\s*(?:岁)?(?:（含）)?以[下内]$/, (lte) => ({ lte })],
  [/^(?:不满|未满|低于|小于|不到)\s*(.+?)\s*(?:岁)?$/, (lt) => ({ lt })],
  [/^(?:超过|高于|大于)\s*(.+?)\s*(?:岁)?$/, (gt) => ({ gt })],
];
const fromTo = /^(.+?)\s*(?:至|到|~|～)\s*(.+?)\s*(?:岁)?$/;

/** What one token of a list, or a lone one, says. */
function valueIn({ kind, text }: Token, column: CellColumn): Scalar | undefined {
  if (kind === 'mark') return undefined;
  if (kind === 'quoted') return text;
  if (isAnything(text) || isUnknown(text)) return undefined;
  if (column.type === 'number') return numberIn(text);
  if (column.type === 'boolean') return booleanIn(text);
  if (column.type === 'string') return codeIn(text, column) ?? text;
  return numberIn(text) ?? booleanIn(text) ?? codeIn(text, column) ?? text;
}

function boundAt(token: Token | undefined): Bound | undefined {
  return token?.kind === 'word' ? boundIn(token.text) : undefined;
}

const isMark = (token: Token | undefined, ...texts: string[]): boolean =>
  token?.kind === 'mark' && texts.includes(token.text);

/** `18..60` with or without brackets; a round one leaves its end out. */
function rangeIn(tokens: readonly Token[]): Test | undefined {
  const isBracketed = isMark(tokens[0], '(', '[') && isMark(tokens.at(-1), ')', ']');
  const inner = isBracketed ? tokens.slice(1, -1) : tokens;
  const [from, to] = [boundAt(inner[0]), boundAt(inner[2])];
  if (inner.length !== 3 || !isMark(inner[1], '..') || from === undefined || to === undefined) return undefined;
  const [left, right] = isBracketed ? [isMark(tokens[0], '('), isMark(tokens.at(-1), ')')] : [false, false];
  if (!left && !right) return { from, to };
  return { from, to, open: left && right ? 'both' : left ? 'from' : 'to' };
}

function comparisonIn([mark, word, ...rest]: readonly Token[]): Test | undefined {
  const bound = boundAt(word);
  if (mark?.kind !== 'mark' || !Object.hasOwn(comparisons, mark.text) || bound === undefined || rest.length > 0)
    return undefined;
  return { [comparisons[mark.text as keyof typeof comparisons]]: bound } as Test;
}

/** The values of a list; undefined where it is none. A bracketed list may have one value. */
function listIn(tokens: readonly Token[], column: CellColumn): Scalar[] | undefined {
  const isBracketed = isMark(tokens[0], '[') && isMark(tokens.at(-1), ']');
  const inner = isBracketed ? tokens.slice(1, -1) : tokens;
  if (inner.length % 2 === 0 || (inner.length === 1 && !isBracketed)) return undefined;
  const values = inner.map((token, index) =>
    index % 2 === 0 ? valueIn(token, column) : isMark(token, ',') ? true : undefined,
  );
  if (values.includes(undefined)) return undefined;
  return values.filter((_, index) => index % 2 === 0) as Scalar[];
}

/** A lone value. A dash in quotation marks is a list of one, since a bare one stands for anything. */
function loneValue(tokens: readonly Token[], column: CellColumn): Test | undefined {
  const [token] = tokens;
  if (!token || tokens.length > 1) return undefined;
  if (token.kind === 'word' && isUnknown(token.text)) return null;
  const value = valueIn(token, column);
  return value === '-' ? { in: ['-'] } : value;
}

function inSpokenWords(source: string): Cell | undefined {
  const [, low, high] = fromTo.exec(source) ?? [];
  const [from, to] = [boundIn(low ?? ''), boundIn(high ?? '')];
  if (from !== undefined && to !== undefined) return { from, to };
  for (const [pattern, made] of inWords) {
    const bound = boundIn(pattern.exec(source)?.[1] ?? '');
    if (bound !== undefined) return made(bound);
  }
  return undefined;
}

/** What follows a word for “not”; undefined where there is none. */
function denied(source: string, column: CellColumn): string | undefined {
  const spaced =
    /^(?:(?:非|不是|≠|<>|!=|！=)(?=[\s"“([（［<>≤≥＜＞])|not(?=[\s"“([（［<>≤≥＜＞])|(?:≠|<>|!=))\s*(.+)$/isu.exec(
      source,
    );
  if (spaced?.[1] !== undefined) return spaced[1];
  if (column.values === undefined || codeIn(source, column) !== undefined) return undefined;
  return /^(?:非|不是)(.+)$/su.exec(source)?.[1];
}

function notIn(source: string, column: CellColumn): Cell | undefined {
  if (isAnything(source)) return { not: '-' };
  const tokens = tokensOf(source);
  const values = tokens && listIn(tokens, column);
  if (values) return { notIn: values };
  const inner = testIn(source, column);
  return inner === undefined || isNot(inner) ? undefined : { not: inner };
}

const isNot = (cell: Cell): cell is Extract<Cell, { not: unknown }> =>
  typeof cell === 'object' && cell !== null && 'not' in cell;

/** What the text of a cell tests; undefined where it makes no sense. The text is trimmed, and does not stand for anything. */
export function testIn(source: string, column: CellColumn): Cell | undefined {
  const rest = denied(source, column);
  if (rest !== undefined) return notIn(rest.trim(), column);
  const spoken = inSpokenWords(source);
  if (spoken !== undefined) return spoken;
  const tokens = tokensOf(source);
  if (!tokens || tokens.length === 0) return undefined;
  const range = rangeIn(tokens) ?? comparisonIn(tokens);
  if (range !== undefined) return range;
  if (isMark(tokens[0], '(') && isMark(tokens.at(-1), ')')) {
    const inner = source.slice(1, -1).trim();
    return inner === '' ? undefined : testIn(inner, column);
  }
  const list = listIn(tokens, column);
  return list ? { in: list } : loneValue(tokens, column);
}
