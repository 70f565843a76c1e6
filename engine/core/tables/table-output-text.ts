/** The text of what a row gives, both ways: a value bare or in quotation marks, and nothing for no value. */
import type { Scalar, Table } from './table.ts';
import { tokensOf } from './table-cell-tokens.ts';
import { booleanIn, isAnything, numberIn, noWord, yesWord } from './table-cell-words.ts';
import { text, type Language, type Text } from '../text.ts';

type Output = Pick<Table['outputs'][number], 'type' | 'values'>;

/** A value as it was read, with what is wrong where it could not be; it then is the text itself. */
export interface ReadOutput {
  value: Scalar | null;
  finding?: Text;
}

const advice = {
  number: text('读不懂；写一个数', 'This can not be read; write a number'),
  boolean: text('读不懂；写“是”或“否”', 'This can not be read; write yes or no'),
} as const satisfies Record<string, Text>;

function quotedIn(source: string): string | undefined {
  const [token, ...rest] = tokensOf(source) ?? [];
  return token?.kind === 'quoted' && rest.length === 0 ? token.text : undefined;
}

/** Reads what a row gives. */
export function parseOutput(source: string, { type, values }: Output): ReadOutput {
  const trimmed = source.trim();
  if (trimmed === '' || isAnything(trimmed)) return { value: null };
  const quoted = quotedIn(trimmed);
  if (type !== 'string') {
    const value = quoted === undefined ? (type === 'number' ? numberIn(trimmed) : booleanIn(trimmed)) : undefined;
    if (value === undefined) return { value: quoted ?? trimmed, finding: advice[type] };
    return values?.includes(value) === false ? { value, finding: oneOf(values) } : { value };
  }
  const value = quoted ?? trimmed;
  return values?.includes(value) === false ? { value, finding: oneOf(values) } : { value };
}

const oneOf = (values: readonly Scalar[]): Text =>
  text(`没有这个值；可以是：${values.join(', ')}`, `There is no such value; there are: ${values.join(', ')}`);

/** Writes what a row gives in a language; reading gives it back in any. */
export function writeOutput(value: Scalar | null, output: Output, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean')
    return output.type === 'boolean' ? (value ? yesWord : noWord)[language] : String(value);
  return parseOutput(value, output).value === value ? value : JSON.stringify(value);
}
