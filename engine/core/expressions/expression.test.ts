/** Expressions: what authors write, what the check says of it, and what it comes to. */
import { describe, expect, it } from 'vitest';
import { checkExpression, evaluateExpression, Expression, pathsOf, type Scope } from './expression.ts';
import { isProblem, titleOf } from '../problem.ts';
import { type ValueType } from '../value-type.ts';

const scope: Scope = {
  now: { type: 'time' },
  inputs: {
    type: 'record',
    fields: {
      copies: { type: 'integer' },
      weight: { type: 'number' },
      fee: { type: 'money' },
      urgent: { type: 'boolean' },
      note: { type: 'string', optional: true },
      attachments: { type: 'list', of: { type: 'record', fields: { pages: { type: 'integer' } } } },
    },
  },
  card: {
    type: 'record',
    fields: {
      name: { type: 'string', personal: 'identity' },
      citizenId: { type: 'string', personal: 'identity' },
      birthDate: { type: 'date', personal: 'identity' },
      mode: { type: 'string', values: ['contact', 'contactless'] },
      bank: { type: 'record', personal: 'account', optional: true, fields: { number: { type: 'string' } } },
    },
  },
  anything: { type: 'any' },
};

const data = {
  now: '2026-03-01T00:30:00+08:00',
  inputs: { copies: 3, weight: 0.1, fee: 1250, urgent: true, attachments: [{ pages: 2 }, { pages: 5 }] },
  card: { name: '张三', citizenId: '11010519491231002X', birthDate: '1949-12-31', mode: 'contact' },
  anything: { deep: [1, 'two'] },
};

const check = (source: string) => checkExpression(source, scope);
const rulesOf = (source: string) => check(source).errors.map(({ rule }) => rule);
const failureOf = (source: string, values: Record<string, unknown> = data): string => {
  try {
    evaluateExpression(source, values);
    return 'no failure';
  } catch (error) {
    if (!isProblem(error, 'expression-failed')) throw error;
    expect(error.details['expression']).toBe(source);
    return titleOf(error, 'en').replace(/^.*cannot be evaluated: /s, '');
  }
};

describe('a sound expression has a type, a value of it, and the paths it reads', () => {
  it.each<[string, ValueType, unknown, string[]]>([
    ['inputs.copies * 200', { type: 'integer' }, 600, ['inputs.copies']],
    ['1.5 * inputs.copies', { type: 'number' }, 4.5, ['inputs.copies']],
    ['inputs.copies / 2', { type: 'number' }, 1.5, ['inputs.copies']],
    ['inputs.weight + 0.2', { type: 'number' }, 0.3, ['inputs.weight']],
    ['inputs.weight + 0.2 == 0.3', { type: 'boolean' }, true, ['inputs.weight']],
    ['inputs.fee * inputs.copies + 500', { type: 'money' }, 4250, ['inputs.fee', 'inputs.copies']],
    ['inputs.fee * 0.8', { type: 'number' }, 1000, ['inputs.fee']],
    ['round(inputs.fee * 0.07)', { type: 'integer' }, 88, ['inputs.fee']],
    ['-inputs.fee', { type: 'money' }, -1250, ['inputs.fee']],
    ['inputs.copies % 2 == 1', { type: 'boolean' }, true, ['inputs.copies']],
    ['inputs.copies >= 2.5', { type: 'boolean' }, true, ['inputs.copies']],
    ['inputs.urgent ? "加急" : "普通"', { type: 'string', values: ['加急', '普通'] }, '加急', ['inputs.urgent']],
    ['card["name"] + "同志"', { type: 'string', personal: 'identity' }, '张三同志', ['card.name']],
    [
      'years(card.birthDate, dateOf(now)) >= 60',
      { type: 'boolean', personal: 'identity' },
      true,
      ['card.birthDate', 'now'],
    ],
    ['card.birthDate < "1950-01-01"', { type: 'boolean', personal: 'identity' }, true, ['card.birthDate']],
    ['now > "2026-02-28T16:29:00Z"', { type: 'boolean' }, true, ['now']],
    ['now == "2026-02-28T16:30:00Z"', { type: 'boolean' }, true, ['now']],
    ['mask(card.citizenId)', { type: 'string' }, '1101**********002X', ['card.citizenId']],
    ['card.mode in ["contact", "contactless"]', { type: 'boolean' }, true, ['card.mode']],
    ['inputs.attachments.map(a, a.pages)', { type: 'list', of: { type: 'integer' } }, [2, 5], ['inputs.attachments']],
    ['sum(inputs.attachments.map(a, a.pages))', { type: 'integer' }, 7, ['inputs.attachments']],
    ['inputs.attachments[inputs.copies - 2].pages', { type: 'integer' }, 5, ['inputs.attachments', 'inputs.copies']],
    [
      'inputs.attachments.filter(a, a.pages > 2)',
      { type: 'list', of: { type: 'record', fields: { pages: { type: 'integer' } } } },
      [{ pages: 5 }],
      ['inputs.attachments'],
    ],
    ['anything.deep[1] == "two"', { type: 'boolean' }, true, ['anything.deep']],
    [
      '{"who": card.name, "ids": [card.citizenId]}',
      {
        type: 'record',
        fields: {
          who: { type: 'string', personal: 'identity' },
          ids: { type: 'list', of: { type: 'string', personal: 'identity' } },
        },
      },
      { who: '张三', ids: ['11010519491231002X'] },
      ['card.name', 'card.citizenId'],
    ],
  ])('%s', (source, type, value, uses) => {
    expect(Expression.parse(source)).toBe(source);
    const checked = check(source);
    expect(checked.errors).toEqual([]);
    expect(checked.type).toEqual(type);
    expect(checked.uses.map((path) => path.join('.'))).toEqual(uses);
    expect(pathsOf(source)).toEqual(checked.uses);
    expect(evaluateExpression(source, data)).toEqual(value);
    expect(evaluateExpression(source, data, scope)).toEqual(value);
  });
});

describe('a field that may be unset', () => {
  it.each([
    ['inputs.note', ['may-be-unset']],
    ['inputs.note == "x"', ['may-be-unset']],
    ['upper(inputs.note)', ['may-be-unset']],
    ['card.bank.number', ['may-be-unset']],
    ['has(inputs.note) || inputs.note == "x"', ['may-be-unset']],
    ['has(inputs.note) ? "x" : inputs.note', ['may-be-unset']],
    ['!(has(inputs.note) && inputs.urgent) ? "x" : inputs.note', []],
    ['coalesce(card.name, inputs.note)', ['may-be-unset']],
    ['has(inputs.note)', []],
    ['has(inputs.note) && inputs.note == "x"', []],
    ['!has(inputs.note) || inputs.note == "x"', []],
    ['inputs.urgent && has(inputs.note) ? inputs.note : "x"', []],
    ['has(card.bank.number) ? card.bank.number : "x"', []],
    ['has(card.bank) && card.bank.number == "1"', []],
    ['coalesce(inputs.note, "x")', []],
    ['coalesce(card.bank.number, inputs.note, "x")', []],
    ['has(inputs.note) && [1].exists(inputs, inputs == 1)', []],
  ])('%s: %j', (source, rules) => {
    expect(rulesOf(source)).toEqual(rules);
  });

  it('has a type all the same, and is found unset by evaluating', () => {
    expect(check('inputs.note').type).toEqual({ type: 'string' });
    expect(failureOf('inputs.note')).toBe('“inputs.note” is not set');
    expect(failureOf('card.bank.number == "1"')).toBe('“card.bank.number” is not set');
    expect(evaluateExpression('has(card.bank.number)', data)).toBe(false);
    expect(evaluateExpression('has(inputs.copies)', data)).toBe(true);
    expect(evaluateExpression('coalesce(card.bank.number, inputs.note, "无")', data)).toBe('无');
    expect(evaluateExpression('coalesce(inputs.attachments[9].pages, 0)', data)).toBe(0);
    expect(evaluateExpression('coalesce(inputs.note, "无")', { inputs: { note: '急' } })).toBe('急');
  });
});

describe('what does not fit is found, with its place and what to do', () => {
  it.each([
    ['card.nmae', 'unknown-field', 5, '“card”没有字段“nmae”，是否想写 name？'],
    ['crad.name', 'unknown-variable', 0, '没有变量“crad”，是否想写 card？'],
    ['inputs.attachments.map(a, a.page)', 'unknown-field', 28, '“a”没有字段“page”，是否想写 pages？'],
    ['card.name == 3', 'type', 0, '文本与整数不能比较'],
    ['card.name >= 3', 'type', 0, '文本与整数不能比较'],
    ['card.birthDate > "31.12.1949"', 'type', 0, '日期与文本不能比较'],
    ['card.mode == "chip"', 'never-equal', 0, '二者不会相等：可取的值是 contact、contactless'],
    ['"卡" + 3', 'type', 0, '文本不能与整数相加：先用 text(…) 转为文本'],
    ['card.birthDate + 3', 'type', 0, '日期加减请用 addDays(…)'],
    ['inputs.copies * card.name', 'type', 21, '文本不能参与计算'],
    ['inputs.copies && true', 'type', 7, '此处应为是否，而这是整数'],
    ['inputs.copies ? 1 : 2', 'type', 7, '此处应为是否，而这是整数'],
    ['inputs.urgent ? 1 : "2"', 'types-differ', 0, '类型不一致：整数与文本'],
    ['[1, "2"]', 'types-differ', 0, '类型不一致：整数与文本'],
    ['years(card.name, now)', 'arguments', 0, 'years(birthDate, on) 不接受：文本、时刻'],
    ['years(card.birthDate)', 'arguments', 0, '写法：years(birthDate, on)'],
    ['inputs.copies.map(x, x)', 'type', 7, '此处应为列表，而这是整数'],
    ['card.name[0]', 'type', 0, '文本没有序号可取'],
    ['3 in card', 'type', 5, 'in 之后应为列表'],
    ['contians("ab", "a")', 'unknown-function', 0, '没有函数“contians”，是否想写 contains？'],
    ['today()', 'unknown-function', 0, '没有函数“today”'],
    ['card.name.matches("a+")', 'no-regular-expressions', 0, '不能使用正则表达式'],
    ['inputs.note == null', 'no-null', 15, '没有 null'],
    ['{name: 1}', 'record-key', 1, '记录的字段名要加引号'],
    ['9007199254740993', 'too-big', 0, '整数过大'],
    ['card.name + "x', 'syntax', 12, '文本缺少结束引号'],
    ['card.name +', 'syntax', 11, '语法有误'],
    ['', 'syntax', 0, '语法有误'],
  ])('%s: %s at %i', (source, rule, at, message) => {
    const { type, errors } = check(source);
    expect(type).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ rule, at });
    expect(errors[0]?.message['zh-CN']).toContain(message);
  });

  it('says everything at once', () => {
    expect(rulesOf('card.nmae == 1 && inputs.copies == "1" && upper(inputs.note) == "A"')).toEqual([
      'unknown-field',
      'type',
      'may-be-unset',
    ]);
  });
});

describe('an evaluation that cannot be done says why', () => {
  it.each([
    ['inputs.nothing', '“inputs.nothing” is not set'],
    ['inputs.attachments[7].pages', '“inputs.attachments[…].pages” is not set'],
    ['inputs.copies / (inputs.copies - 3)', 'It divides by nought'],
    ['inputs.copies % 0', 'It divides by nought'],
    ['9007199254740991 + inputs.copies', 'A number grows too large'],
    ['inputs.fee * 1e300 * 1e300', 'A number grows too large'],
    ['inputs.copies + card.name', 'Values of different types cannot be added'],
    ['inputs.copies < card.name', 'Values of different types have no order'],
    ['!inputs.copies', 'Yes or no is needed here'],
    ['years("1949-02-30", "2026-01-01")', 'A date is not valid'],
    ['number("三")', 'The text is not a number'],
    ['max([])', 'The list is empty'],
    ['1 +', 'The syntax is not right: Unexpected token: EOF'],
  ])('%s: %s', (source, reason) => {
    expect(failureOf(source)).toBe(reason);
  });

  it('with a scope, holds the expression to its types and the data to the scope', () => {
    expect(() => evaluateExpression('card.nmae', data, scope)).toThrow('expression-failed');
    expect(() => evaluateExpression('inputs.copies', { inputs: { copies: '3' } }, scope)).toThrow('expression-failed');
    expect(() => evaluateExpression('inputs.fee + 1', { inputs: { fee: 0.5 } }, scope)).toThrow('expression-failed');
  });
});

it('gives a fresh value: changing it changes nothing of the data', () => {
  const value = evaluateExpression('inputs.attachments', data) as { pages: number }[];
  value.push({ pages: 1 });
  expect(data.inputs.attachments).toHaveLength(2);
});

it('keeps the more sensitive of two classes of personal data', () => {
  expect(check('card.name + coalesce(card.bank.number, "")').type).toEqual({ type: 'string', personal: 'account' });
  expect(check('[card].map(c, c.name + "!")').type).toEqual({
    type: 'list',
    of: { type: 'string', personal: 'identity' },
  });
  expect(check('[card].exists(c, c.name == "张三")').type).toEqual({ type: 'boolean', personal: 'identity' });
});
