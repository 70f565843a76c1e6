/** S-FEEL unary tests of literals as regions of values: what our matcher can index. Anything else stays FEEL. */
import { complementOf, everything, pointsRegion, unionOf, bounded, type Region } from '../core/tables/table-cell.ts';
import type { Cell, Scalar } from '../core/tables/table.ts';
import { isDate } from '../core/expressions/expression-dates.ts';

/** Type of the values that a cell names; undefined where it names none. */
export type CellType = 'string' | 'number' | 'boolean' | 'date';

/** A cell that was understood. `cell` is what says the same in a decision table of ours, null where nothing does. */
export interface UnaryTests {
  region: Region;
  type: CellType | undefined;
  cell: Cell | null | undefined;
}

interface Literal {
  value: Scalar | null;
  type: CellType | undefined;
}

/** One test: the values it takes, and whether it compares, so that against null it is neither true nor false. */
interface Test {
  region: Region;
  type: CellType | undefined;
  compares: boolean;
  cell: Cell | null;
}

const mostTests = 1000;
const token =
  /\s*(?:("(?:[^"\\]|\\.)*")|(-?(?:\d+(?:\.\d+)?|\.\d+))(?![\w.])|(\.\.)|([<>]=?|[[\](),]|=)|(@|[A-Za-z]+(?: and time)?))/y;

function tokensOf(source: string): string[] | null {
  const tokens: string[] = [];
  // `1..5` would be read as a number with a point.
  const spaced = source.includes('"') ? source : source.replace(/\.\./g, ' .. ');
  token.lastIndex = 0;
  let end = 0;
  for (let found = token.exec(spaced); found; found = token.exec(spaced)) {
    tokens.push(found[0].trim());
    end = token.lastIndex;
    if (tokens.length > 8 * mostTests) return null;
  }
  return spaced.slice(end).trim() === '' ? tokens : null;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', "'": "'" };

/** The value of a FEEL string literal; null where it has an escape that FEEL does not know. */
export function feelString(literal: string): string | null {
  let known = true;
  const value = literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (_, short, long, one: string) => {
      const code = (short ?? long) as string | undefined;
      if (code !== undefined) {
        const point = parseInt(code, 16);
        if (point <= 0x10ffff) return String.fromCodePoint(point);
      } else if (Object.hasOwn(escapes, one)) return escapes[one] ?? '';
      known = false;
      return '';
    });
  return known ? value : null;
}

/** Reads tokens one after the other; each reader gives null where the tokens are not of its kind. */
class Reader {
  private at = 0;
  private readonly tokens: readonly string[];
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }
  get done(): boolean {
    return this.at >= this.tokens.length;
  }
  take(...wanted: string[]): string | null {
    const next = this.tokens[this.at];
    if (next === undefined || !wanted.includes(next)) return null;
    this.at += 1;
    return next;
  }
  literal(): Literal | null {
    const next = this.tokens[this.at] ?? '';
    this.at += 1;
    if (next.startsWith('"')) {
      const value = feelString(next);
      return value === null ? null : { value, type: 'string' };
    }
    if (/^[-.\d]/.test(next)) return next === '..' ? null : { value: Number(next), type: 'number' };
    if (next === 'true' || next === 'false') return { value: next === 'true', type: 'boolean' };
    if (next === 'null') return { value: null, type: undefined };
    if (next === '@') return this.date(this.literal());
    if (next !== 'date' || !this.take('(')) return null;
    const date = this.date(this.literal());
    return this.take(')') ? date : null;
  }
  private date(said: Literal | null): Literal | null {
    return said?.type === 'string' && isDate(String(said.value)) ? { ...said, type: 'date' } : null;
  }
}

const isOrdered = ({ value, type }: Literal) => value !== null && type !== 'boolean';

function comparison(reader: Reader, operator: string): Test | null {
  const said = reader.literal();
  if (!said || !isOrdered(said)) return null;
  const key = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' }[operator] as keyof typeof bounded;
  const bound = said.value as Scalar;
  return { region: bounded[key](bound), type: said.type, compares: true, cell: { [key]: bound } as Cell };
}

function interval(reader: Reader, begin: string): Test | null {
  const from = reader.literal();
  if (!from || !reader.take('..')) return null;
  const to = reader.literal();
  const end = reader.take(']', ')', '[');
  if (!to || end === null || !isOrdered(from) || from.type !== to.type || to.value === null) return null;
  const [low, high] = [from.value as Scalar, to.value];
  if (low > high) return null;
  const [openFrom, openTo] = [begin !== '[', end !== ']'];
  const empty = low === high && (openFrom || openTo);
  const open = openFrom && openTo ? 'both' : openFrom ? 'from' : openTo ? 'to' : undefined;
  return {
    region: {
      unknown: false,
      intervals: empty ? [] : [{ from: { at: low, open: openFrom }, to: { at: high, open: openTo } }],
    },
    type: from.type,
    compares: true,
    cell: { from: low, to: high, ...(open && { open }) } as Cell,
  };
}

function test(reader: Reader): Test | null {
  const operator = reader.take('<', '<=', '>', '>=');
  if (operator !== null) return comparison(reader, operator);
  const begin = reader.take('[', '(', ']');
  if (begin !== null) return interval(reader, begin);
  reader.take('=');
  const said = reader.literal();
  if (!said) return null;
  const region = said.value === null ? { unknown: true, intervals: [] } : pointsRegion([said.value]);
  return { region, type: said.type, compares: false, cell: said.value };
}

function testsOf(reader: Reader): Test[] | null {
  const tests: Test[] = [];
  do {
    const next = test(reader);
    if (!next || tests.length >= mostTests) return null;
    tests.push(next);
  } while (reader.take(','));
  return tests;
}

const isScalar = (cell: Cell | null): cell is Scalar => cell !== null && typeof cell !== 'object';

/** Outside of a range: below one bound or above another. */
function outside([below, above]: readonly Test[]): Cell | undefined {
  const [low, high] = [below?.cell, above?.cell];
  if (typeof low !== 'object' || typeof high !== 'object' || low === null || high === null) return undefined;
  const from = 'lt' in low ? low.lt : 'lte' in low ? low.lte : undefined;
  const to = 'gt' in high ? high.gt : 'gte' in high ? high.gte : undefined;
  if (from === undefined || to === undefined || from > to) return undefined;
  const [openFrom, openTo] = ['lte' in low, 'gte' in high];
  const open = openFrom && openTo ? 'both' : openFrom ? 'from' : openTo ? 'to' : undefined;
  return { not: { from, to, ...(open && { open }) } };
}

/** The cell of ours that says what a disjunction says, where one does. */
function cellOf(tests: readonly Test[]): Cell | null | undefined {
  if (tests.length === 1) return tests[0]?.cell;
  const values = tests.map(({ cell }) => cell);
  if (values.every(isScalar)) return { in: [...new Set(values)] };
  return tests.length === 2 ? outside(tests) : undefined;
}

/** The cell that says what the negation of tests says; of values with null, it is one that takes only what is known. */
function cellOfNot(tests: readonly Test[]): Cell | null | undefined {
  const values = tests.map(({ cell }) => cell).filter((cell) => cell !== null);
  if (values.length > 0 && values.every(isScalar)) return { notIn: [...new Set(values)] };
  const inner = cellOf(tests);
  return inner === undefined || (typeof inner === 'object' && inner !== null && 'not' in inner)
    ? undefined
    : { not: inner };
}

function negated(tests: readonly Test[], region: Region): Pick<UnaryTests, 'region' | 'cell'> {
  // Null equals no value, so "not" of values takes it; against a bound it is neither true nor false.
  const unknown = !region.unknown && tests.every(({ compares }) => !compares);
  const cell = cellOfNot(tests);
  return { region: { unknown, intervals: complementOf(region).intervals }, cell };
}

/** Reads a cell; null where it is not of literals of one type. An empty cell takes anything, as "-" does. */
export function readUnaryTests(source: string): UnaryTests | null {
  const trimmed = source.trim();
  if (trimmed === '-' || trimmed === '') return { region: everything, type: undefined, cell: '-' };
  const tokens = tokensOf(trimmed);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const not = tokens[0] === 'not' && reader.take('not') !== null && reader.take('(') !== null;
  const tests = testsOf(reader);
  if (!tests || (not && !reader.take(')')) || !reader.done) return null;
  const types = new Set(tests.flatMap(({ type }) => type ?? []));
  if (types.size > 1) return null;
  const [type] = types;
  const [first] = tests;
  const region = tests.slice(1).reduce((all, { region: each }) => unionOf(all, each), (first as Test).region);
  return not ? { type, ...negated(tests, region) } : { type, region, cell: cellOf(tests) };
}

/** The value of an expression that is one literal; undefined where it is none. */
export function readLiteral(source: string): { value: Scalar | null; type: CellType | undefined } | undefined {
  const tokens = tokensOf(source.trim());
  if (!tokens || tokens.length > 4) return undefined;
  const reader = new Reader(tokens);
  const said = reader.literal();
  return said && reader.done ? said : undefined;
}

/** The values of a list of literals, such as allowed values; null where it is anything else. */
export function readValues(source: string): Scalar[] | null {
  const said = readUnaryTests(source);
  if (said?.cell === undefined || said.cell === null || said.cell === '-') return null;
  if (typeof said.cell !== 'object') return [said.cell];
  return 'in' in said.cell ? said.cell.in : null;
}
