/** The functions of expressions: one table that the designer shows, the checker reads and the evaluator calls. */
import { chinaDate, daysBetween, isDate, plusDays, plusMonths, yearsBetween } from './expression-dates.ts';
import {
  contains,
  dated,
  extreme,
  halfUp,
  joined,
  numberOf,
  numerically,
  paid,
  search,
  sizeOf,
  sumOf,
  textOf,
  yuan,
} from './expression-operations.ts';
import { numberIn, textIn, type Work } from './expression-work.ts';
import { maskId } from '../mask.ts';
import { text, type Text } from '../text.ts';
import { type ValueType } from '../value-type.ts';

/** A row of the table as people read it: `example` evaluates to `result`. */
export interface ExpressionFunction {
  name: string;
  signature: string;
  label: Text;
  example: string;
  result: unknown;
}

/** One way to call a function: what it takes, the last repeated where there may be `more`, and what it gives. */
export interface CallShape {
  takes: readonly ValueType[];
  more?: true;
  /** `numeric`: of the kind of the numbers it is given, such as money of money; `either`: one of the values it is given. */
  gives: ValueType | 'numeric' | 'either';
}

/** A function that is called with its arguments' values. */
export interface Callable extends ExpressionFunction {
  shapes: readonly CallShape[];
  run: (given: readonly unknown[], work: Work) => unknown;
}

const [string, number, integer, boolean, date] = (['string', 'number', 'integer', 'boolean', 'date'] as const).map(
  (type): ValueType => ({ type }),
) as [ValueType, ValueType, ValueType, ValueType, ValueType];
const any: ValueType = { type: 'any' };
const listOf = (of: ValueType): ValueType => ({ type: 'list', of });
const shape = (gives: CallShape['gives'], ...takes: ValueType[]): CallShape => ({ takes, gives });
const ordered = [
  { takes: [number, number], more: true, gives: 'either' },
  { takes: [date, date], more: true, gives: date },
  shape('either', listOf(number)),
  shape(date, listOf(date)),
] as const satisfies CallShape[];

const row = (
  signature: string,
  label: Text,
  [example, result]: [string, unknown],
  shapes: readonly CallShape[],
  run: Callable['run'],
): Callable => ({ name: signature.slice(0, signature.indexOf('(')), signature, label, example, result, shapes, run });

const callables: readonly Callable[] = [
  row(
    'years(birthDate, on)',
    text('两个日期之间的周岁数或整年数', 'Whole years between two dates, as ages are counted'),
    ["years('1960-05-01', '2026-04-30')", 65],
    [shape(integer, date, date)],
    (given) => dated(yearsBetween(textIn(given[0]), textIn(given[1]))),
  ),
  row(
    'days(from, to)',
    text('两个日期之间的天数', 'Days from one date to another'),
    ["days('2026-02-01', '2026-03-01')", 28],
    [shape(integer, date, date)],
    (given) => dated(daysBetween(textIn(given[0]), textIn(given[1]))),
  ),
  row(
    'addDays(date, n)',
    text('若干天之后的日期', 'The date so many days later'),
    ["addDays('2026-02-27', 3)", '2026-03-02'],
    [shape(date, date, integer)],
    (given) => dated(plusDays(textIn(given[0]), numberIn(given[1]))),
  ),
  row(
    'addMonths(date, n)',
    text('若干个月之后的日期，月末不足则取月末', 'The date so many months later, or the last of a shorter month'),
    ["addMonths('2026-01-31', 1)", '2026-02-28'],
    [shape(date, date, integer)],
    (given) => dated(plusMonths(textIn(given[0]), numberIn(given[1]))),
  ),
  row(
    'dateOf(time)',
    text('时刻在北京时间的日期', 'The date in China at an instant'),
    ["dateOf('2026-01-31T17:00:00Z')", '2026-02-01'],
    [shape(date, { type: 'time' })],
    (given) => dated(chinaDate(textIn(given[0]))),
  ),
  row(
    'date(text)',
    text('把 YYYY-MM-DD 文本作为日期', 'A text YYYY-MM-DD as a date'),
    ["date('2026-02-01')", '2026-02-01'],
    [shape(date, string), shape(date, date)],
    (given) => dated(isDate(textIn(given[0])) ? given[0] : null),
  ),
  row(
    'upper(text)',
    text('转为大写字母', 'In capital letters'),
    ["upper('11010519491231002x')", '11010519491231002X'],
    [shape(string, string)],
    (given, work) => paid(given[0], work).toUpperCase(),
  ),
  row(
    'lower(text)',
    text('转为小写字母', 'In small letters'),
    ["lower('AB')", 'ab'],
    [shape(string, string)],
    (given, work) => paid(given[0], work).toLowerCase(),
  ),
  row(
    'contains(whole, part)',
    text('文本是否含有某段文字，或列表是否含有某项', 'Whether a text holds another, or a list an item'),
    ["'社会保障卡'.contains('保障')", true],
    [shape(boolean, string, string), shape(boolean, listOf(any), any)],
    contains,
  ),
  row(
    'startsWith(text, start)',
    text('文本是否以某段文字开头', 'Whether a text starts with another'),
    ["'110105'.startsWith('11')", true],
    [shape(boolean, string, string)],
    (given, work) => search(given, work)[0].startsWith(textIn(given[1])),
  ),
  row(
    'endsWith(text, end)',
    text('文本是否以某段文字结尾', 'Whether a text ends with another'),
    ["'110105'.endsWith('11')", false],
    [shape(boolean, string, string)],
    (given, work) => search(given, work)[0].endsWith(textIn(given[1])),
  ),
  row(
    'join(list, separator)',
    text('把文本列表连成一段', 'The texts of a list in one'),
    ["join(['甲', '乙'], '、')", '甲、乙'],
    [shape(string, listOf(string), string)],
    joined,
  ),
  row(
    'text(value)',
    text('把数字、日期等转为文本', 'A number, date and the like as a text'),
    ["text(3) + ' 份'", '3 份'],
    ([{ type: 'string' }, number, boolean, date, { type: 'time' }, { type: 'duration' }] as const).map((type) =>
      shape(string, type),
    ),
    (given) => textOf(given[0]),
  ),
  row(
    'number(text)',
    text('把文本转为数字', 'A text as a number'),
    ["number('12.5')", 12.5],
    [shape(number, string)],
    (given) => numberOf(given[0]),
  ),
  row(
    'yuan(money)',
    text('把以分计的金额写成元', 'An amount in fen, written in yuan'),
    ['yuan(123456)', '1234.56'],
    [shape(string, { type: 'money' })],
    (given) => yuan(given[0]),
  ),
  row(
    'mask(id)',
    text('遮盖号码，只留首尾各四位', 'A number masked but for its first and last four'),
    ["mask('11010519491231002X')", '1101**********002X'],
    [shape(string, string)],
    (given, work) => maskId(paid(given[0], work)),
  ),
  row(
    'round(x)',
    text('四舍五入取整', 'To the nearest whole number'),
    ['round(2.5)', 3],
    [shape(integer, number)],
    numerically(halfUp),
  ),
  row(
    'floor(x)',
    text('向下取整', 'Down to a whole number'),
    ['floor(2.9)', 2],
    [shape(integer, number)],
    numerically(Math.floor),
  ),
  row(
    'ceil(x)',
    text('向上取整', 'Up to a whole number'),
    ['ceil(2.1)', 3],
    [shape(integer, number)],
    numerically(Math.ceil),
  ),
  row('abs(x)', text('绝对值', 'Without its sign'), ['abs(-3)', 3], [shape('numeric', number)], numerically(Math.abs)),
  row(
    'min(a, b, …)',
    text('最小的数字或最早的日期，也可给一个列表', 'The least number or earliest date, also of one list'),
    ['min(3, 1, 2)', 1],
    ordered,
    (given, work) => extreme(given, work, 1),
  ),
  row(
    'max(a, b, …)',
    text('最大的数字或最晚的日期，也可给一个列表', 'The greatest number or latest date, also of one list'),
    ['max([3, 1, 2])', 3],
    ordered,
    (given, work) => extreme(given, work, -1),
  ),
  row(
    'sum(list)',
    text('列表中数字之和', 'The sum of a list'),
    ['sum([100, 250])', 350],
    [shape('numeric', listOf(number))],
    (given, work) => sumOf(given[0], work),
  ),
  row(
    'size(value)',
    text('列表的项数或文本的字数', 'How many items a list has, or characters a text'),
    ["size('社保卡')", 3],
    [shape(integer, listOf(any)), shape(integer, string)],
    (given, work) => sizeOf(given[0], work),
  ),
];

const forms: readonly ExpressionFunction[] = [
  {
    name: 'has',
    signature: 'has(a.b)',
    label: text('字段是否已填', 'Whether a field is set'),
    example: 'has(person.phone)',
    result: false,
  },
  {
    name: 'coalesce',
    signature: 'coalesce(a.b, otherwise)',
    label: text('第一个已填的值', 'The first of the values that is set'),
    example: "coalesce(person.phone, '未留电话')",
    result: '未留电话',
  },
  {
    name: 'map',
    signature: 'list.map(x, …x…)',
    label: text('由列表每一项算出新的列表', 'A list made of each item of another'),
    example: '[1, 2].map(x, x * 10)',
    result: [10, 20],
  },
  {
    name: 'filter',
    signature: 'list.filter(x, condition)',
    label: text('符合条件的项', 'The items for which a condition holds'),
    example: '[1, 2, 3].filter(x, x > 1)',
    result: [2, 3],
  },
  {
    name: 'exists',
    signature: 'list.exists(x, condition)',
    label: text('是否有一项符合条件', 'Whether a condition holds for an item'),
    example: '[1, 2].exists(x, x == 2)',
    result: true,
  },
  {
    name: 'all',
    signature: 'list.all(x, condition)',
    label: text('是否每一项都符合条件', 'Whether a condition holds for every item'),
    example: '[1, 2].all(x, x > 1)',
    result: false,
  },
];

/** Every function and list operation, for the designer and the documentation; `person` has a name and no phone. */
export const expressionFunctions: readonly ExpressionFunction[] = [
  ...callables.map(({ name, signature, label, example, result }) => ({ name, signature, label, example, result })),
  ...forms,
];

const byName: ReadonlyMap<string, Callable> = new Map(callables.map((it) => [it.name, it]));

/** What may be written as a function or after a dot, by name. */
export const functionNames: readonly string[] = expressionFunctions.map(({ name }) => name);

/** A function by its name; undefined where there is none. */
export const functionNamed = (name: string): Callable | undefined => byName.get(name);

/** Tells whether one way to call a function takes so many arguments. */
export const takesCount = ({ takes, more }: CallShape, count: number): boolean =>
  more ? count >= takes.length : count === takes.length;
