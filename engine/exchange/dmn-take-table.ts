/** Takes a DMN decision table: cells of literals are indexed, others stay FEEL. */
import { everything } from '../core/tables/table-cell.ts';
import type { Scalar } from '../core/tables/table.ts';
import { mostColumns, mostRows } from '../core/tables/table.ts';
import { text } from '../core/text.ts';
import { isFeel } from './dmn-feel.ts';
import type { Aggregation, DmnInput, DmnOutput, DmnTable, HitLetter, Logic } from './dmn-model.ts';
import { idOf, isInFeel, nameOf, takeFeel, tell, typeOf, type Taking } from './dmn-taking.ts';
import { readUnaryTests, readValues, type CellType, type UnaryTests } from './dmn-unary.ts';
import { childOf, childrenOf, childText, type XmlElement } from './xml-tree.ts';

const hitLetters: Record<string, HitLetter> = {
  UNIQUE: 'U',
  ANY: 'A',
  FIRST: 'F',
  PRIORITY: 'P',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
  COLLECT: 'C',
};
const aggregations: Record<string, Aggregation> = { SUM: 'SUM', MIN: 'MIN', MAX: 'MAX', COUNT: 'COUNT' };

const isBlank = (source: string | undefined): boolean => source === undefined || source.trim() === '';

function takeInput(taking: Taking, element: XmlElement): DmnInput {
  const expression = childOf(element, 'inputExpression');
  const source = childText(expression, 'text') ?? element.attributes.get('label') ?? '';
  const named = source in taking.names || /^[\p{L}_][\p{L}\p{N}_. ]*$/u.test(source);
  const logic: Logic =
    expression && !named ? takeFeel(taking, expression, source) : { kind: 'feel', source, at: idOf(element) };
  const allowed = childText(childOf(element, 'inputValues'), 'text');
  return {
    id: idOf(element),
    label: (element.attributes.get('label') ?? source).trim().slice(0, 200),
    expression: logic,
    type: typeOf(taking, expression),
    cells: undefined,
    allowed: isBlank(allowed) ? undefined : allowed,
  };
}

function takeOutput(taking: Taking, element: XmlElement): DmnOutput {
  const values = childText(childOf(element, 'outputValues'), 'text');
  const fallback = childOf(element, 'defaultOutputEntry');
  const source = childText(fallback, 'text');
  return {
    id: idOf(element),
    name: element.attributes.get('name') ?? '',
    type: typeOf(taking, element),
    values: values === undefined || isBlank(values) ? undefined : (readValues(values) ?? undefined),
    default: fallback && source ? takeFeel(taking, fallback, source) : undefined,
  };
}

/** The cells of a column read once each; many rows say the same. */
function createCellReader() {
  const known = new Map<string, UnaryTests | null>();
  return (source: string): UnaryTests | null => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const made = readUnaryTests(source);
    known.set(source, made);
    return made;
  };
}

const kindOfType = (base: string | undefined): CellType | undefined =>
  base === 'string' || base === 'number' || base === 'boolean' || base === 'date' ? base : undefined;

function keepCell(taking: Taking, cell: XmlElement, source: string, place: { row: number; column: number }): string {
  if (isInFeel(cell) && isFeel(source, { ...taking.names, '?': null }, 'unary-tests')) {
    const why = text('不是字面值，按 FEEL 求值', 'It is not of literals; evaluated as FEEL');
    tell(taking, cell, 'kept', why, { ...place, source });
    return source;
  }
  const why = text('不是可读的 FEEL，此行不会成立', 'It is no FEEL that can be read; this row never holds');
  tell(taking, cell, 'left', why, { ...place, source });
  return 'false';
}

function takeRules(taking: Taking, table: DmnTable, rules: readonly XmlElement[]): void {
  const read = table.inputs.map(createCellReader);
  for (const [row, rule] of rules.entries()) {
    const cells = childrenOf(rule, 'inputEntry');
    table.ruleIds.push(idOf(rule));
    table.notes.push(ruleNote(rule));
    table.cells.push(table.inputs.map((input, column) => takeCell(input, column, row, cells[column])));
    const entries = childrenOf(rule, 'outputEntry');
    table.entries.push(table.outputs.map((_, index) => takeEntry(entries[index], row, index)));
  }

  function takeCell(input: DmnInput, column: number, row: number, cell: XmlElement | undefined) {
    const regions = (table.regions[column] ??= []);
    const source = childText(cell, 'text') ?? '-';
    const said = (read[column] as (source: string) => UnaryTests | null)(source);
    if (said && said.type !== undefined) input.cells ??= said.type;
    if (said && (said.type === undefined || said.type === input.cells)) {
      regions.push(said.region);
      taking.findings.count(1);
      return said.cell;
    }
    regions.push(everything);
    const kept = table.kept.get(row) ?? [];
    table.kept.set(row, kept);
    kept.push({
      column,
      source: cell ? keepCell(taking, cell, source, { row: row + 1, column: column + 1 }) : 'false',
    });
    return undefined;
  }

  function takeEntry(entry: XmlElement | undefined, row: number, index: number): Logic {
    const source = childText(entry, 'text') ?? '';
    if (!entry || isBlank(source) || source === '-') return { kind: 'feel', source: 'null', literal: nothing, at: '' };
    const taken = takeFeel(taking, entry, source, { row: row + 1, column: table.inputs.length + index + 1 });
    if (taken.kind === 'feel' && taken.literal) taking.findings.count(1);
    return taken;
  }
}

const nothing = { value: null, type: undefined };

/** What an author wrote beside a rule. */
const ruleNote = (rule: XmlElement): string =>
  (childText(rule, 'description') ?? childText(childOf(rule, 'annotationEntry'), 'text') ?? '').slice(0, 500);

function hitOf(taking: Taking, element: XmlElement): Pick<DmnTable, 'hitPolicy' | 'aggregation'> {
  const said = (element.attributes.get('hitPolicy') ?? 'UNIQUE').toUpperCase().replaceAll('_', ' ');
  const hitPolicy = Object.hasOwn(hitLetters, said) ? hitLetters[said] : undefined;
  if (!hitPolicy)
    taking.findings.problem({
      rule: 'unknown-hit-policy',
      line: element.line,
      message: text(`未知的命中策略 ${said}，按 UNIQUE 处理`, `Unknown hit policy ${said}; taken as UNIQUE`),
    });
  const aggregation = aggregations[(element.attributes.get('aggregation') ?? '').toUpperCase()];
  return { hitPolicy: hitPolicy ?? 'U', aggregation: hitPolicy === 'C' ? aggregation : undefined };
}

/** The values that an output's type allows, where it names no values itself. */
const valuesOfType = ({ type }: DmnOutput): Scalar[] | undefined =>
  type?.allowed === undefined ? undefined : (readValues(type.allowed) ?? undefined);

/** Takes a decision table; a table that is too large is left. */
export function takeTable(taking: Taking, element: XmlElement): DmnTable | null {
  const rules = childrenOf(element, 'rule');
  const inputs = childrenOf(element, 'input');
  const outputs = childrenOf(element, 'output');
  if (rules.length > mostRows || inputs.length + outputs.length > 10 * mostColumns) {
    const why = text(
      `决策表有 ${rules.length} 行 ${inputs.length + outputs.length} 列，最多 ${mostRows} 行 ${10 * mostColumns} 列`,
      `The table has ${rules.length} rows and ${inputs.length + outputs.length} columns; at most ${mostRows} and ${10 * mostColumns}`,
    );
    taking.findings.problem({ rule: 'table-too-large', line: element.line, message: why });
    tell(taking, element, 'left', why);
    return null;
  }
  const table: DmnTable = {
    kind: 'table',
    id: idOf(element),
    ...hitOf(taking, element),
    inputs: inputs.map((input) => takeInput(taking, input)),
    outputs: outputs.map((output) => takeOutput(taking, output)),
    ...{ regions: inputs.map(() => []), cells: [], kept: new Map(), entries: [], ruleIds: [], notes: [] },
  };
  for (const input of table.inputs) input.cells = kindOfType(input.type?.base);
  for (const output of table.outputs) output.values ??= valuesOfType(output);
  if (outputs.length > 1)
    for (const [index, output] of table.outputs.entries()) if (output.name === '') output.name = `output${index + 1}`;
  takeRules(taking, table, rules);
  const name = nameOf(element);
  tell(taking, element, 'taken', text(`决策表${name}，${rules.length} 行`, `Decision table of ${rules.length} rows`));
  return table;
}
