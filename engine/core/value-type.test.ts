/** Types of values: which fit which, what is wrong with a value, and what authors may write. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, typeAt, typeName, valueErrors, ValueType } from './value-type.ts';

const card = ValueType.parse({
  type: 'record',
  personal: 'identity',
  fields: {
    name: { type: 'string' },
    phone: { type: 'string', optional: true, personal: 'contact' },
    mode: { type: 'string', values: ['contact', 'contactless'] },
    validUntil: { type: 'date' },
    bank: { type: 'record', optional: true, fields: { balance: { type: 'money' } } },
    uses: { type: 'list', of: { type: 'record', fields: { at: { type: 'time' } } } },
  },
});

describe('fits', () => {
  const text: ValueType = { type: 'string' };
  it.each<[ValueType, ValueType, boolean]>([
    [{ type: 'integer' }, { type: 'number' }, true],
    [{ type: 'money' }, { type: 'number' }, true],
    [{ type: 'money' }, { type: 'integer' }, true],
    [{ type: 'integer' }, { type: 'money' }, true],
    [{ type: 'number' }, { type: 'money' }, false],
    [{ type: 'any' }, { type: 'date' }, true],
    [{ type: 'date' }, { type: 'any' }, true],
    [text, { type: 'date' }, false],
    [{ ...text, values: ['a'] }, { ...text, values: ['a', 'b'] }, true],
    [{ ...text, values: ['a', 'c'] }, { ...text, values: ['a', 'b'] }, false],
    [text, { ...text, values: ['a'] }, false],
    [{ ...text, values: ['a'] }, text, true],
    [{ ...text, optional: true }, text, false],
    [text, { ...text, optional: true }, true],
    [{ type: 'list', of: { type: 'integer' } }, { type: 'list', of: { type: 'number' } }, true],
    [{ type: 'list', of: text }, { type: 'list', of: { type: 'number' } }, false],
    [card, { type: 'record', fields: { name: text } }, true],
    [card, { type: 'record', fields: { phone: text } }, false],
    [card, { type: 'record', fields: { nation: text } }, false],
    [card, { type: 'record', fields: { nation: { ...text, optional: true } } }, true],
  ])('%j into %j: %s', (from, to, expected) => {
    expect(fits(from, to)).toBe(expected);
  });
});

it('says what a type is called', () => {
  expect(typeName({ type: 'list', of: { type: 'date' } }, 'zh-CN')).toBe('日期列表');
  expect(typeName({ type: 'list', of: { type: 'date' } }, 'en')).toBe('list of date');
  expect(typeName({ type: 'list', of: { type: 'any' } }, 'zh-CN')).toBe('列表');
  expect(typeName({ type: 'string' }, 'en')).toBe('text');
});

it('finds the type at a path, with the class and the unset of what holds it', () => {
  expect(typeAt(card, [])).toBe(card);
  expect(typeAt(card, ['name'])).toEqual({ type: 'string', personal: 'identity' });
  expect(typeAt(card, ['phone'])).toEqual({ type: 'string', personal: 'contact', optional: true });
  expect(typeAt(card, ['bank', 'balance'])).toEqual({ type: 'money', personal: 'identity', optional: true });
  expect(typeAt(card, ['uses', '0', 'at'])).toEqual({ type: 'time', personal: 'identity' });
  expect(typeAt(card, ['uses', 'at'])).toBeUndefined();
  expect(typeAt(card, ['nmae'])).toBeUndefined();
  expect(typeAt({ type: 'any' }, ['a', 'b'])).toEqual({ type: 'any' });
  expect(typeAt({ type: 'any' }, ['constructor'])).toBeUndefined();
});

describe('valueErrors', () => {
  const sound = {
    name: '张三',
    mode: 'contact',
    validUntil: '2028-02-29',
    uses: [{ at: '2026-01-01T08:00:00+08:00' }],
  };

  it('finds nothing wrong with a value of the type, whatever else it holds', () => {
    expect(valueErrors({ ...sound, phone: null, more: 1 }, card, '/card')).toEqual([]);
  });

  it.each([
    [{ name: undefined }, '/card/name', 'required'],
    [{ phone: 1 }, '/card/phone', 'invalid-type'],
    [{ mode: 'chip' }, '/card/mode', 'invalid-value'],
    [{ validUntil: '2026-02-29' }, '/card/validUntil', 'invalid-type'],
    [{ bank: { balance: 1.5 } }, '/card/bank/balance', 'invalid-type'],
    [{ bank: { balance: 2 ** 53 } }, '/card/bank/balance', 'invalid-type'],
    [{ uses: {} }, '/card/uses', 'invalid-type'],
    [{ uses: [sound.uses[0], { at: '2026-01-01 08:00' }] }, '/card/uses/1/at', 'invalid-type'],
  ])('%j: %s breaks %s', (change, pointer, rule) => {
    expect(valueErrors({ ...sound, ...change }, card, '/card')).toEqual([expect.objectContaining({ pointer, rule })]);
  });

  it.each([
    ['P3D', true],
    ['PT30M', true],
    ['P1Y2M3DT4H5M6.5S', true],
    ['P', false],
    ['PT', false],
    ['3D', false],
    ['P3D ', false],
  ])('takes %s for a duration: %s', (value, expected) => {
    expect(valueErrors(value, { type: 'duration' }, '').length === 0).toBe(expected);
  });

  it('stops at twenty errors', () => {
    const list: ValueType = { type: 'list', of: { type: 'number' } };
    expect(valueErrors(Array.from({ length: 10_000 }).fill('x'), list, '')).toHaveLength(20);
  });
});

describe('the schema', () => {
  const nested = (levels: number): unknown =>
    levels <= 1 ? { type: 'string' } : { type: 'list', of: nested(levels - 1) };
  const withFields = (count: number) => ({
    type: 'record',
    fields: Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, { type: 'string' }])),
  });

  it.each([
    ['six levels', nested(6), true],
    ['seven levels', nested(7), false],
    ['a hundred fields', withFields(100), true],
    ['a hundred and one', withFields(101), false],
    ['an unknown type', { type: 'regex' }, false],
    ['an unknown key', { type: 'string', pattern: 'a' }, false],
    ['the field constructor', { type: 'record', fields: { constructor: { type: 'string' } } }, false],
    ['an unknown class', { type: 'string', personal: 'secret' }, false],
  ])('%s', (_name, written, expected) => {
    expect(ValueType.safeParse(written).success).toBe(expected);
  });

  it('refuses what nests a hundred thousand deep without going there', () => {
    let deep: unknown = { type: 'string' };
    for (let level = 0; level < 100_000; level++) deep = { type: 'list', of: deep };
    expect(ValueType.safeParse(deep).error?.issues[0]?.message).toBe('At most 6 levels deep');
  });

  it('lets no field be called __proto__', () => {
    const written: unknown = JSON.parse('{"type":"record","fields":{"__proto__":{"type":"string"}}}');
    expect(ValueType.parse(written)).toEqual({ type: 'record', fields: {} });
  });

  it('never throws on what is no type', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('string', 'list', 'record'), (value, type) => {
        const isRecord = typeof value === 'object' && value !== null;
        const written = isRecord ? { ...value, type, of: value, fields: value } : value;
        expect(() => ValueType.safeParse(written)).not.toThrow();
      }),
    );
  });
});

describe('types and values at random', () => {
  const optional = fc.constantFrom({}, { optional: true as const });
  const word = fc.constantFrom('a', 'b', 'c');
  const scalars = ['number', 'integer', 'boolean', 'date', 'time', 'money', 'duration'] as const;
  const { type: types } = fc.letrec<{ type: ValueType }>((tie) => ({
    type: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(fc.constantFrom(...scalars), optional).map(([type, rest]): ValueType => ({ type, ...rest })),
      fc.constant<ValueType>({ type: 'string' }),
      fc.uniqueArray(word, { minLength: 1 }).map((values): ValueType => ({ type: 'string', values })),
      tie('type').map((of): ValueType => ({ type: 'list', of })),
      fc.dictionary(word, tie('type'), { maxKeys: 3 }).map((fields): ValueType => ({ type: 'record', fields })),
    ),
  }));

  const valuesOf = (type: ValueType): fc.Arbitrary<unknown> =>
    type.optional ? fc.option(setValuesOf(type), { nil: undefined }) : setValuesOf(type);
  const setValuesOf = (type: ValueType): fc.Arbitrary<unknown> => {
    switch (type.type) {
      case 'string':
        return type.values ? fc.constantFrom(...type.values) : fc.string();
      case 'list':
        return fc.array(valuesOf(type.of), { maxLength: 3 });
      case 'record':
        return fc.record(Object.fromEntries(Object.entries(type.fields).map(([name, of]) => [name, valuesOf(of)])));
      case 'number':
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case 'integer':
      case 'money':
        return fc.maxSafeInteger();
      case 'boolean':
        return fc.boolean();
      case 'date':
        return fc.constantFrom('2026-02-28', '0001-01-01');
      case 'time':
        return fc.constantFrom('2026-02-28T00:00:00Z', '2026-02-28T08:00:00.5+08:00');
      case 'duration':
        return fc.constantFrom('P3D', 'PT30M');
      case 'any':
        return fc.jsonValue();
    }
  };

  it('writes and reads back', () => {
    fc.assert(
      fc.property(types, (type) => {
        const read = ValueType.safeParse(type);
        if (read.success) expect(read.data).toEqual(type);
        else expect(read.error.issues[0]?.message).toMatch(/^At most/);
      }),
    );
  });

  it('where one type fits another, every value of the one is right for the other', () => {
    const related = fc.oneof(
      fc.tuple(types, types),
      types.map((type) => [type, type] as const),
    );
    const withValue = related.chain(([from, to]) => valuesOf(from).map((value) => ({ from, to, value })));
    fc.assert(
      fc.property(withValue, ({ from, to, value }) => {
        expect(valueErrors(value, from, '')).toEqual([]);
        if (fits(from, to)) expect(valueErrors(value, to, '')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
