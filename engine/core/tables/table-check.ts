/** What is wrong with a decision table in itself: each cell and value against its column, with its place. */
import { isOfFactType, isTypeOfList, plainTypeOf, type FactType } from '../facts/fact-types.ts';
import { factNamed, isOfScenario, type Fact } from '../facts/facts.ts';
import { factTypes } from '../facts/fact-words.ts';
import type { TablePolicy } from '../policies/policy.ts';
import type { FieldError } from '../problem.ts';
import { intersectionOf, pointsRegion, regionOf, valuesOf } from './table-cell.ts';
import { mostColumns, outcomeColumn, rowName, type Cell, type Scalar, type Table, type TableRow } from './table.ts';
import { text, type Text } from '../text.ts';
import { hasTooManyDecimals, tooManyDecimals } from '../yuan.ts';

/** How many errors of a table are told at once. */
export const mostErrors = 100;

type Column = Pick<Fact, 'type' | 'values'> | undefined;

const unlike = (type: FactType, value: Scalar): boolean => typeof value !== plainTypeOf(type);

const error = (pointer: string, rule: string, message: Text): FieldError => ({ pointer, rule, message });

/** The error of a fact that no catalogue has. */
export function unknownFact(name: string, known: Record<string, Fact>, pointer: string): FieldError {
  const names = Object.keys(known);
  return error(
    pointer,
    'known-fact',
    text(
      `未知的事实“${name}”；可用的有：${names.join('、')}`,
      `There is no fact “${name}”; there are: ${names.join(', ')}`,
    ),
  );
}

/** The type of a column: its fact's, or where the fact belongs to a scenario that is not known here, that of its first value. */
function columnOf({ rows, inputs }: Table, index: number, known: Record<string, Fact>): Column {
  const fact = factNamed(known, inputs[index]?.fact ?? '');
  if (fact) return fact;
  for (const { when } of rows) {
    const [value] = valuesOf(when[index] ?? '-');
    if (value !== undefined) return { type: typeof value as Fact['type'] };
  }
  return undefined;
}

function inputErrors({ inputs }: Table, known: Record<string, Fact>): FieldError[] {
  return inputs.flatMap(({ fact: name, whole }, index) => {
    const at = `/table/inputs/${index}`;
    const fact = factNamed(known, name);
    if (!fact && !isOfScenario(name)) return [unknownFact(name, known, `${at}/fact`)];
    if (fact && isTypeOfList(fact.type)) return [listColumn(name, `${at}/fact`)];
    if (inputs.findIndex((other) => other.fact === name) < index)
      return [error(`${at}/fact`, 'unique', text(`“${name}”已有一列`, `There is a column of “${name}” already`))];
    if (whole && fact && plainTypeOf(fact.type) !== 'number')
      return [error(`${at}/whole`, 'type', text(`“${name}”不是数`, `“${name}” is not a number`))];
    return [];
  });
}

const listColumn = (name: string, pointer: string): FieldError =>
  error(
    pointer,
    'list-column',
    text(
      `“${name}”是列表，不能成为决策表的一列；请用规则，或用是否包含、有几项的事实`,
      `“${name}” is a list, which no column can be of: write rules, or use a fact that says whether it has a member, or how many`,
    ),
  );

function outputErrors({ outcomes, table }: TablePolicy): FieldError[] {
  const { inputs, outputs, hitPolicy, aggregate } = table;
  const outcome = outputs[outcomeColumn(table)];
  const others = outputs.filter(({ name }) => name !== 'outcome');
  const summed = aggregate !== undefined && aggregate !== 'list' && aggregate !== 'count';
  const found: [boolean, FieldError][] = [
    [
      inputs.length + outputs.length > mostColumns,
      error('/table', 'too-big', text(`最多 ${mostColumns} 列`, `There may be ${mostColumns} columns at most`)),
    ],
    [
      outcome?.type !== 'string',
      error(
        '/table/outputs',
        'outcome-column',
        text('须有名为 outcome 的文本输出列', 'There must be an output called outcome, of type string'),
      ),
    ],
    [
      aggregate !== undefined && hitPolicy !== 'collect',
      error('/table/aggregate', 'aggregate', text('只有 collect 才能汇总', 'Only collect has an aggregate')),
    ],
    [
      summed && !others.some(({ type }) => type === 'number'),
      error('/table/aggregate', 'aggregate', text('须有数值输出列', 'There must be an output of type number')),
    ],
    [
      aggregate === 'count' && others.length === 0,
      error('/table/aggregate', 'aggregate', text('须有接收行数的输出列', 'There must be an output to take the count')),
    ],
  ];
  return [...found.flatMap(([wrong, it]) => (wrong ? [it] : [])), ...outputs.flatMap(columnErrors)];

  function columnErrors({ name, type, values = [] }: Table['outputs'][number], index: number): FieldError[] {
    const at = `/table/outputs/${index}`;
    const twice = outputs.findIndex((other) => other.name === name) < index;
    const strange = values.findIndex((value) => typeof value !== type);
    const undeclared = name === 'outcome' ? values.findIndex((value) => !outcomes.includes(String(value))) : -1;
    return [
      ...(twice
        ? [error(`${at}/name`, 'unique', text(`已有输出列“${name}”`, `There is an output “${name}” already`))]
        : []),
      ...(strange >= 0 ? [typeError(`${at}/values/${strange}`, name, type)] : []),
      ...(strange < 0 && undeclared >= 0
        ? [unknownOutcome(String(values[undeclared]), `${at}/values/${undeclared}`)]
        : []),
    ];
  }
}

const typeError = (pointer: string, name: string, type: string) =>
  error(pointer, 'type', text(`“${name}”的类型是 ${type}`, `“${name}” is of type ${type}`));

/** The error of a value that is written as its type is, and yet is none of it: no day of the calendar, no division code, no whole fen. */
export const oddValue = (pointer: string, value: Scalar, type: FactType): FieldError => {
  const words = factTypes[type];
  return error(
    pointer,
    type,
    text(`“${value}”不是有效的${words['zh-CN']}`, `“${value}” is no valid value of the type ${words.en}`),
  );
};

/** The error of an outcome that the policy does not declare. */
export const unknownOutcome = (then: string, pointer: string): FieldError =>
  error(
    pointer,
    'known-outcome',
    text(`结果“${then}”没有在 outcomes 中声明`, `The outcome “${then}” is not declared in outcomes`),
  );

/** The error of a value that a fact or output never has. */
export const strangeValue = (pointer: string, name: string, values: readonly Scalar[]): FieldError =>
  error(pointer, 'value', text(`“${name}”只能是：${values.join('、')}`, `“${name}” is one of: ${values.join(', ')}`));

/** Tells whether an amount has more than two decimals of a yuan: in fen a fraction, in a text as it is written. */
export const isFractionOfFen = (value: Scalar): boolean =>
  typeof value === 'number' ? !Number.isInteger(value) : hasTooManyDecimals(String(value));

function cellErrors(cell: Cell, name: string, column: Column, pointer: string): FieldError[] {
  const values = valuesOf(cell);
  if (column?.type === 'money' && values.some(isFractionOfFen)) return [error(pointer, 'decimals', tooManyDecimals)];
  if (column && values.some((value) => unlike(column.type, value))) return [typeError(pointer, name, column.type)];
  const odd = column && values.find((value) => !isOfFactType(column.type, value));
  if (column && odd !== undefined) return [oddValue(pointer, odd, column.type)];
  if (values.some((value) => typeof value !== typeof values[0]))
    return [error(pointer, 'type', text('一格中的值须同一类型', 'The values of one cell must be of one type'))];
  const known = column?.values;
  if (known && values.some((value) => !known.includes(String(value)))) return [strangeValue(pointer, name, known)];
  const region = regionOf(cell);
  const possible = known ? intersectionOf(region, pointsRegion(known)) : region;
  const never = possible.intervals.length === 0 && !possible.unknown;
  if (!never) return [];
  return [error(pointer, 'never', text('没有取值能满足这一格', 'No value can satisfy this cell'))];
}

function rowErrors({ table, outcomes }: TablePolicy, row: TableRow, columns: Column[], at: string): FieldError[] {
  const { inputs, outputs } = table;
  const lengths = [
    ['when', row.when.length, inputs.length] as const,
    ['then', row.then.length, outputs.length] as const,
  ].filter(([, has, needs]) => has !== needs);
  if (lengths.length > 0)
    return lengths.map(([key, has, needs]) =>
      error(
        `${at}/${key}`,
        'row-length',
        text(`应有 ${needs} 格，实有 ${has} 格`, `There must be ${needs} cells, not ${has}`),
      ),
    );
  return [
    ...row.when.flatMap((cell, index) =>
      cellErrors(cell, inputs[index]?.fact ?? '', columns[index], `${at}/when/${index}`),
    ),
    ...row.then.flatMap((value, index): FieldError[] => {
      const output = outputs[index];
      const pointer = `${at}/then/${index}`;
      if (!output || (value === null && output.name !== 'outcome')) return [];
      if (typeof value !== output.type) return [typeError(pointer, output.name, output.type)];
      if (output.name === 'outcome' && !outcomes.includes(String(value)))
        return [unknownOutcome(String(value), pointer)];
      const odd = value !== null && output.values !== undefined && !output.values.includes(value);
      return odd ? [strangeValue(pointer, output.name, output.values ?? [])] : [];
    }),
  ];
}

/** The errors of a table over known facts, the first hundred; facts `inputs.*` that are not known are only compared with themselves. */
export function tableErrors(policy: TablePolicy, known: Record<string, Fact>): FieldError[] {
  const { table } = policy;
  const found = [...inputErrors(table, known), ...outputErrors(policy)];
  const columns = table.inputs.map((_, index) => columnOf(table, index, known));
  const names = new Set<string>();
  for (const [index, row] of table.rows.entries()) {
    if (found.length >= mostErrors) break;
    const at = `/table/rows/${index}`;
    const name = rowName(table, index);
    if (names.has(name))
      found.push(error(`${at}/id`, 'unique', text(`已有行“${name}”`, `There is a row “${name}” already`)));
    names.add(name);
    found.push(...rowErrors(policy, row, columns, at));
  }
  return found.slice(0, mostErrors);
}
