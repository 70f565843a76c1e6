/** Expressions from hostile or clumsy hands: they end, within their budget, by a named problem and nothing else. */
import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, evaluateExpression, expressionFunctions, pathsOf, type Scope } from './expression.ts';
import { isProblem } from '../problem.ts';
import { valueErrors } from '../value-type.ts';

const list = Array.from({ length: 10_000 }, (_, index) => index);
const data = {
  list,
  nested: [list, list],
  text: 'x'.repeat(9_000),
  long: 'a'.repeat(1_000_000),
  needle: `b${'a'.repeat(500_000)}`,
};

/** The reason of the failure, in English; undefined where there is a value. Anything else thrown is thrown on. */
function reasonOf(source: string, values: Record<string, unknown> = data, scope?: Scope): string | undefined {
  try {
    JSON.stringify(evaluateExpression(source, values, scope));
    return undefined;
  } catch (error) {
    if (!isProblem(error, 'expression-failed')) throw error;
    return (error.details['reason'] as { en: string }).en;
  }
}

describe('the budget', () => {
  const overBudget = 'It takes more work than is allowed';
  const tooLong = 'A text or list grows too long';

  it.each([
    ['list.map(x, list.map(y, x + y))', overBudget],
    ['list.filter(x, list.exists(y, y == -1))', overBudget],
    ['list.exists(x, list.all(y, y >= 0) && false)', overBudget],
    ['list.map(x, contains(list, -1))', overBudget],
    ['list.map(x, -1 in list)', overBudget],
    ['list.map(x, sum(list))', overBudget],
    ['list.map(x, max(list))', overBudget],
    ['list.map(x, size(text))', overBudget],
    ['list.map(x, upper(text))', overBudget],
    ['list.map(x, list == list)', overBudget],
    ['list.map(x, list)', overBudget],
    ['list.map(x, text)', overBudget],
    ['list.map(x, list + list)', overBudget],
    ['contains(long, needle)', overBudget],
    [`[1]${'.map(x, [x, x])'.repeat(25)}`, overBudget],
    [`[1]${'.map(x, [x, x])'.repeat(25)} == [1]${'.map(x, [x, x])'.repeat(25)}`, overBudget],
    [`[text]${'.map(x, x + x)'.repeat(25)}`, tooLong],
    [`[list]${'.map(x, x + x)'.repeat(25)}`, tooLong],
    ['join(list.map(x, text), text)', tooLong],
    ['list.map(x, list.map(y, list.map(z, z)))', 'List operations nest 2 deep at most'],
  ])('ends %.60s', (source, reason) => {
    expect(reasonOf(source)).toMatch(new RegExp(`^${reason}`));
  });

  it('is enough for what scenarios do with ten thousand items', () => {
    expect(evaluateExpression('sum(list.filter(x, x % 2 == 0).map(x, x * 3 + 1))', data)).toBe(74_990_000);
    expect(evaluateExpression('nested.map(l, size(l.filter(x, x > 5)))', data)).toEqual([9_994, 9_994]);
  });

  it.each([
    ['2,000 characters', `"${'x'.repeat(1_998)}"`, undefined],
    ['2,001 characters', `"${'x'.repeat(1_999)}"`, 'At most 2000 characters'],
    ['a sum of 250', Array.from({ length: 250 }).fill('1').join('+'), undefined],
    ['a sum of 251', Array.from({ length: 251 }).fill('1').join('+'), 'The expression is too large'],
    ['30 brackets', '('.repeat(30) + '1' + ')'.repeat(30), undefined],
    ['33 brackets', '('.repeat(33) + '1' + ')'.repeat(33), 'The expression is too large'],
    ['33 lists', '['.repeat(33) + ']'.repeat(33), 'The expression is too large'],
    ['1,999 negations', '!'.repeat(1_999), 'The syntax is not right'],
    ['1,000 fields', 'a' + '.a'.repeat(999), 'The expression is too large'],
  ])('takes or refuses %s', (_name, source, reason) => {
    const found = reasonOf(source);
    if (reason === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(new RegExp(`^${reason}`));
    expect(checkExpression(source, {}).errors).toHaveLength(reason === undefined ? 0 : 1);
  });

  it('refuses data that nests without end', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(reasonOf('deep', { deep })).toBe('The data nests too deep');
    expect(reasonOf('deep == deep', { deep })).toBe('The data nests too deep');
  });
});

describe('names that objects have of themselves', () => {
  const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];

  it.each(hostile)('%s is refused where it is written', (name) => {
    for (const source of [
      name,
      `a.${name}`,
      `a["${name}"]`,
      `{"${name}": 1}`,
      `has(a.${name})`,
      `[1].map(${name}, 1)`,
    ]) {
      expect(checkExpression(source, { a: { type: 'any' } }).errors, source).toHaveLength(1);
      expect(pathsOf(source)).toEqual([]);
      expect(reasonOf(source, { a: {} }), source).toBeDefined();
    }
  });

  it.each(hostile)('%s yields nothing where it is made while running', (name) => {
    const a: unknown = JSON.parse(`{"${name}": "caught"}`);
    expect(reasonOf('a[name]', { a, name })).toBe('“a[…]” is not set');
    expect(reasonOf('a[name]', { a: 'text', name })).toBe('“a[…]” is not set');
    expect(evaluateExpression('coalesce(a[name], "nothing")', { a, name })).toBe('nothing');
  });

  it('nor does a list or a text have fields', () => {
    expect(reasonOf('list.length')).toBe('“list.length” is not set');
    expect(reasonOf('text["length"]')).toBe('“text.length” is not set');
  });

  it('a result never carries __proto__ on', () => {
    const a: unknown = JSON.parse('{"__proto__": {"admin": true}, "b": 1}');
    const value = evaluateExpression('a', { a }) as Record<string, unknown>;
    expect(value).toEqual({ b: 1 });
    expect(value['admin']).toBeUndefined();
  });
});

const scope: Scope = {
  n: { type: 'integer' },
  x: { type: 'number' },
  fee: { type: 'money' },
  s: { type: 'string' },
  b: { type: 'boolean' },
  d: { type: 'date' },
  t: { type: 'time' },
  maybe: { type: 'integer', optional: true },
  ns: { type: 'list', of: { type: 'integer' } },
  r: { type: 'record', fields: { k: { type: 'string', values: ['a', 'b'] }, o: { type: 'date', optional: true } } },
};
const scopeData = fc.record(
  {
    n: fc.integer(),
    x: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fee: fc.nat(),
    s: fc.string(),
    b: fc.boolean(),
    d: fc.constantFrom('2026-02-28', '1960-02-29'),
    t: fc.constantFrom('2026-02-28T00:00:00Z', '2026-02-28T23:59:59+08:00'),
    maybe: fc.integer(),
    ns: fc.array(fc.integer(), { maxLength: 5 }),
    r: fc.record({ k: fc.constantFrom('a', 'b'), o: fc.constant('2026-01-01') }, { requiredKeys: ['k'] }),
  },
  { requiredKeys: ['n', 'x', 'fee', 's', 'b', 'd', 't', 'ns', 'r'] },
);

/** Sources that parse, of any types mixed: most do not check, many do. */
const { any: sources } = fc.letrec<{ any: string }>((tie) => {
  const join = (template: string, ...parts: fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((given) => given.reduce((made, part) => made.replace('_', () => part), template));
  const one = (template: string) => join(template, ...Array.from(template.matchAll(/_/g), () => tie('any')));
  const leaves = ['n', 'x', 'fee', 's', 'b', 'd', 't', 'maybe', 'ns', 'r.k', 'r.o', 'i', '1', '2.5', '"a"', 'true'];
  const binary = ['+', '-', '*', '/', '%', '==', '!=', '<', '>=', 'in', '&&', '||'].map((it) => `(_ ${it} _)`);
  const calls = ['years(_, _)', 'addDays(_, _)', 'dateOf(_)', 'round(_)', 'min(_, _)', 'sum(_)', 'size(_)', 'abs(_)'];
  const texts = ['upper(_)', 'contains(_, _)', 'text(_)', 'number(_)', 'mask(_)', 'join(_, _)', 'yuan(_)'];
  const forms = ['!_', '-_', '_ ? _ : _', '[_, _]', '{"p": _}.p', '_[0]', 'coalesce(maybe, _)', 'has(r.o) ? r.o : _'];
  const macros = ['map', 'filter', 'exists', 'all'].map((it) => `_.${it}(i, _)`);
  return {
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      fc.constantFrom(...binary, ...calls, ...texts, ...forms, ...macros).chain(one),
    ),
  };
});

describe('at random', () => {
  const fates = new Set<string>();
  // What even a sound expression may fail by: the values decide it.
  const honest =
    /not set|nought|too large|too long|not a number|no number|list is empty|date is not valid|more work|nests? /;

  it('an expression without findings gives a value of its type, or fails by its values alone', () => {
    fc.assert(
      fc.property(sources, scopeData, (source, values) => {
        const { type, errors } = checkExpression(source, scope);
        const reason = reasonOf(source, values);
        if (errors.length > 0 || type === null) {
          fates.add('finding');
        } else if (reason !== undefined) {
          fates.add('failure');
          expect(reason).toMatch(honest);
        } else {
          fates.add('value');
          expect(valueErrors(evaluateExpression(source, values, scope), type, '')).toEqual([]);
        }
      }),
      { numRuns: 5_000 },
    );
    expect([...fates].sort()).toEqual(['failure', 'finding', 'value']);
  });

  it('any text, and any text made of the pieces of the language, is checked and evaluated without a crash', () => {
    const pieces = fc.constantFrom(
      ...[
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '.',
        ',',
        ':',
        '?',
        '"',
        "'",
        '"""',
        'r"',
        'b"a"',
        '\\',
        '\n',
        '//',
        '0x',
        '1u',
        '1e9',
      ],
      ...[
        '+',
        '-',
        '!',
        '==',
        'in',
        '&&',
        'null',
        'true',
        'cel.bind(',
        'google',
        '__proto__',
        'toString',
        'has(',
        'map(',
      ],
      ...expressionFunctions.map(({ name }) => `${name}(`),
      ...Object.keys(scope),
    );
    const mutated = fc
      .tuple(sources, fc.nat(), fc.nat(5), fc.oneof(pieces, fc.string({ maxLength: 3 })))
      .map(
        ([source, place, cut, put]) =>
          source.slice(0, place % (source.length + 1)) + put + source.slice((place % (source.length + 1)) + cut),
      );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((it) => it.join('')),
      mutated,
    );
    fc.assert(
      fc.property(texts, scopeData, (source, values) => {
        const { type, errors } = checkExpression(source, scope);
        expect(type === null).toBe(errors.some(({ rule }) => rule !== 'may-be-unset'));
        pathsOf(source);
        reasonOf(source, values);
        reasonOf(source, values, scope);
      }),
      { numRuns: 5_000 },
    );
  });

  it('any JSON as data is taken without a crash', () => {
    fc.assert(
      fc.property(sources, fc.dictionary(fc.constantFrom(...Object.keys(scope)), fc.jsonValue()), (source, values) => {
        reasonOf(source, values);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('beside the library', () => {
  /** Sources of whole numbers, texts and yes or no, by type: where our meaning and CEL's are one. */
  const typed = fc.letrec<Record<'int' | 'bool' | 'text' | 'ints', string>>((tie) => {
    const pick = (...options: fc.Arbitrary<string>[]) =>
      fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...options);
    const two = (kind: 'int' | 'bool' | 'text', ...operators: string[]) =>
      fc.tuple(tie(kind), fc.constantFrom(...operators), tie(kind)).map(([a, it, b]) => `(${a} ${it} ${b})`);
    const swept = (macro: string, body: 'int' | 'bool') =>
      fc.tuple(tie('ints'), tie(body)).map(([of, by]) => `${of}.${macro}(n, ${by})`);
    return {
      int: pick(
        fc.constantFrom('n', 'm', '0', '7'),
        two('int', '+', '-', '*'),
        tie('int').map((of) => `(${of} % 7)`),
        fc.tuple(tie('bool'), tie('int'), tie('int')).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
        tie('ints').map((of) => `size(${of})`),
        tie('text').map((of) => `size(${of})`),
      ),
      bool: pick(
        fc.constantFrom('true', 'false'),
        two('int', '==', '!=', '<', '<=', '>', '>='),
        two('text', '==', '!='),
        two('bool', '&&', '||', '=='),
        tie('bool').map((of) => `!${of}`),
        fc.tuple(tie('int'), tie('ints')).map(([one, of]) => `(${one} in ${of})`),
        fc
          .tuple(tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('text'))
          .map(([a, it, b]) => `${a}.${it}(${b})`),
        swept('exists', 'bool'),
        swept('all', 'bool'),
      ),
      text: pick(fc.constantFrom('s', '"社保卡"', '"b"'), two('text', '+')),
      ints: pick(
        fc.constantFrom('ns', '[1, 2]'),
        fc.tuple(tie('int'), tie('int')).map(([a, b]) => `[${a}, ${b}]`),
        swept('map', 'int'),
        swept('filter', 'bool'),
      ),
    };
  });
  const library = new Environment()
    .registerVariable('n', 'int')
    .registerVariable('m', 'int')
    .registerVariable('ns', 'list<int>')
    .registerVariable('s', 'string');
  const plain = (value: unknown): unknown =>
    typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(plain) : value;

  it('whole numbers, texts, conditions and lists come to what CEL says', () => {
    const small = fc.integer({ min: -50, max: 50 });
    const values = fc.record({
      n: small,
      m: small,
      ns: fc.array(small, { maxLength: 4 }),
      s: fc.string({ unit: 'grapheme' }),
    });
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(typed.int, typed.bool, typed.text, typed.ints), values, (source, { n, m, ns, s }) => {
        const own = reasonOf(source, { n, m, ns, s });
        if (own !== undefined) {
          expect(own).toMatch(/too large|nest/);
        } else {
          const theirs: unknown = library.evaluate(source, { n: BigInt(n), m: BigInt(m), ns: ns.map(BigInt), s });
          expect(evaluateExpression(source, { n, m, ns, s })).toEqual(plain(theirs));
          compared += 1;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});
