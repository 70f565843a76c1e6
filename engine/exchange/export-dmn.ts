/** Exports a policy as DMN 1.3 with its diagram; what DMN has no word for is kept beside it, so that an import gives it back. */
import { DmnModdle, type DmnElement } from 'dmn-moddle';
import { isDate } from '../core/expressions/expression-dates.ts';
import { factsUsed } from '../core/policies/decide.ts';
import { plainTypeOf } from '../core/facts/fact-types.ts';
import { factNamed, facts } from '../core/facts/facts.ts';
import type { Policy } from '../core/policies/policy.ts';
import { regionOf, type Region } from '../core/tables/table-cell.ts';
import type { Scalar, Table } from '../core/tables/table.ts';
import { text } from '../core/text.ts';
import { literalText, regionText } from './dmn-text.ts';
import { policyNamespace } from './dmn-take.ts';
import type { ImportProblem } from './import-report.ts';
import { keptOf } from './kept-of-policy.ts';
import { rowsOfRules, TooManyRows, unsayableFacts } from './rules-as-rows.ts';

/** What an export gives; the XML is null where the policy cannot be said in DMN. */
export interface ExportedDmn {
  xml: string | null;
  problems: ImportProblem[];
}

const model = new DmnModdle({
  yikatong: {
    name: 'YikatongPolicy',
    uri: policyNamespace,
    prefix: 'yikatong',
    xml: { tagAlias: 'lowerCase' },
    types: [
      {
        name: 'Policy',
        superClass: ['Element'],
        properties: [{ name: 'document', isBody: true, type: 'String' }],
      },
    ],
  },
});

/** A table on its way to DMN. */
interface Sheet {
  inputs: { fact: string; label: string; type: string | undefined }[];
  outputs: { name: string; type: string; values: readonly Scalar[] | undefined; fallback: Scalar | undefined }[];
  hitPolicy: string;
  aggregation: string | undefined;
  rows: { when: Region[]; then: (Scalar | null)[]; note: string }[];
}

const hitPolicies: Record<Table['hitPolicy'], string> = {
  unique: 'UNIQUE',
  any: 'ANY',
  first: 'FIRST',
  priority: 'PRIORITY',
  'rule-order': 'RULE ORDER',
  'output-order': 'OUTPUT ORDER',
  collect: 'COLLECT',
};

/** The type of a column: dates where every value of it is one. */
function typeOfColumn(fact: string, regions: readonly Region[]): string | undefined {
  const values = regions.flatMap(({ intervals }) => intervals.flatMap(({ from, to }) => [from.at, to.at]));
  const named = values.filter((value) => value !== undefined);
  if (named.length > 0 && named.every((value) => typeof value === 'string' && isDate(value))) return 'date';
  const [first] = named;
  if (first !== undefined) return typeof first;
  const type = factNamed(facts, fact)?.type;
  return type === 'date' ? type : type && plainTypeOf(type);
}

function sheetOfTable(policy: Policy & { table: Table }): Sheet {
  const { table, otherwise, outcomes } = policy;
  const rows = table.rows.map(({ when, then, reason }) => ({
    when: when.map(regionOf),
    then,
    note: reason?.['zh-CN'] ?? '',
  }));
  return {
    inputs: table.inputs.map(({ fact, label }, column) => ({
      fact,
      label: label?.['zh-CN'] ?? fact,
      type: typeOfColumn(
        fact,
        rows.map(({ when }) => when[column] as Region),
      ),
    })),
    outputs: table.outputs.map(({ name, type, values }) => ({
      name,
      type,
      values: values ?? (name === 'outcome' ? outcomes : undefined),
      fallback: name === 'outcome' ? otherwise.then : undefined,
    })),
    hitPolicy: hitPolicies[table.hitPolicy],
    aggregation:
      table.aggregate === undefined || table.aggregate === 'list' ? undefined : table.aggregate.toUpperCase(),
    rows,
  };
}

function sheetOfRules(policy: Policy & { table?: undefined }): Sheet {
  const names = factsUsed(policy);
  const ways = rowsOfRules(policy);
  const any: Region = regionOf('-');
  const rows = ways.map(({ rule, way }) => ({
    when: names.map((fact) => way.get(fact) ?? any),
    then: [policy.rules[rule]?.then ?? null],
    note: policy.rules[rule]?.reason['zh-CN'] ?? '',
  }));
  return {
    inputs: names.map((fact, column) => ({
      fact,
      label: Object.hasOwn(facts, fact) ? facts[fact as keyof typeof facts].label['zh-CN'] : fact,
      type: typeOfColumn(
        fact,
        rows.map(({ when }) => when[column] as Region),
      ),
    })),
    outputs: [{ name: 'outcome', type: 'string', values: policy.outcomes, fallback: policy.otherwise.then }],
    hitPolicy: 'FIRST',
    aggregation: undefined,
    rows,
  };
}

const said = (type: string, id: string, source: string, more = {}) =>
  model.create(`dmn:${type}`, { id, text: source, ...more });

function ruleOf(sheet: Sheet, row: Sheet['rows'][number], index: number, problems: ImportProblem[]): DmnElement {
  const id = `rule-${index + 1}`;
  const cells = row.when.map((region, column) => {
    const source = regionText(region, sheet.inputs[column]?.type === 'date');
    if (source === null) {
      const [r, c] = [index + 1, column + 1];
      const message = text(`第 ${r} 行第 ${c} 列没有取值能满足`, `Row ${r}, column ${c}: no value can satisfy it`);
      problems.push({ rule: 'never', message });
    }
    return said('UnaryTests', `${id}-in-${column + 1}`, source ?? 'false');
  });
  return model.create('dmn:DecisionRule', {
    id,
    inputEntry: cells,
    outputEntry: row.then.map((value, column) =>
      said('LiteralExpression', `${id}-out-${column + 1}`, literalText(value)),
    ),
    annotationEntry: [model.create('dmn:RuleAnnotation', { text: row.note })],
  });
}

function tableOf(sheet: Sheet, problems: ImportProblem[]): DmnElement {
  return model.create('dmn:DecisionTable', {
    id: 'table',
    hitPolicy: sheet.hitPolicy,
    ...(sheet.aggregation !== undefined && { aggregation: sheet.aggregation }),
    input: sheet.inputs.map(({ fact, label, type }, index) =>
      model.create('dmn:InputClause', {
        id: `input-${index + 1}`,
        label,
        inputExpression: said('LiteralExpression', `input-${index + 1}-fact`, fact, type && { typeRef: type }),
      }),
    ),
    output: sheet.outputs.map(({ name, type, values, fallback }, index) => {
      const id = `output-${index + 1}`;
      const listed = values?.map((value) => literalText(value)).join(', ');
      return model.create('dmn:OutputClause', {
        ...{ id, name, typeRef: type },
        ...(listed !== undefined && { outputValues: said('UnaryTests', `${id}-values`, listed) }),
        ...(fallback !== undefined && {
          defaultOutputEntry: said('LiteralExpression', `${id}-default`, literalText(fallback)),
        }),
      });
    }),
    annotation: [model.create('dmn:RuleAnnotationClause', { name: '理由' })],
    rule: sheet.rows.map((row, index) => ruleOf(sheet, row, index, problems)),
  });
}

/** The facts by the name that stands before their first point, with the fields below it. */
function groups(sheet: Sheet): Map<string, { name: string; type: string }[] | string> {
  const found = new Map<string, { name: string; type: string }[] | string>();
  const anything = 'Any';
  for (const { fact, type } of sheet.inputs) {
    const [root = fact, ...rest] = fact.split('.');
    const fields = found.get(root) ?? [];
    if (rest.length === 0) found.set(root, type ?? anything);
    else if (typeof fields !== 'string') found.set(root, [...fields, { name: rest.join('.'), type: type ?? anything }]);
  }
  return found;
}

function inputsOf(sheet: Sheet): { types: DmnElement[]; inputs: DmnElement[] } {
  const types: DmnElement[] = [];
  const inputs = [...groups(sheet)].map(([name, fields], index) => {
    const id = `data-${index + 1}`;
    const typeRef = typeof fields === 'string' ? fields : `t-${name}`;
    if (typeof fields !== 'string') {
      const itemComponent = fields
        .filter((field) => !field.name.includes('.'))
        .map((field, at) =>
          model.create('dmn:ItemDefinition', { id: `${id}-${at + 1}`, name: field.name, typeRef: field.type }),
        );
      types.push(model.create('dmn:ItemDefinition', { id: `${id}-type`, name: typeRef, itemComponent }));
    }
    const variable = model.create('dmn:InformationItem', { id: `${id}-variable`, name, typeRef });
    return model.create('dmn:InputData', { id, name, variable });
  });
  return { types, inputs };
}

function diagramOf(decision: DmnElement, inputs: readonly DmnElement[]): DmnElement {
  const shape = (element: DmnElement, x: number, y: number, height: number) =>
    model.create('dmndi:DMNShape', {
      id: `shape-${String(element['id'])}`,
      dmnElementRef: element,
      bounds: model.create('dc:Bounds', { x, y, width: 180, height }),
    });
  const edges = inputs.map((_, index) =>
    model.create('dmndi:DMNEdge', {
      id: `edge-${index + 1}`,
      dmnElementRef: (decision['informationRequirement'] as DmnElement[])[index],
      waypoint: [
        model.create('dc:Point', { x: 190 + index * 220, y: 260 }),
        model.create('dc:Point', { x: 190, y: 160 }),
      ],
    }),
  );
  const shapes = [
    shape(decision, 100, 80, 80),
    ...inputs.map((input, index) => shape(input, 100 + index * 220, 260, 45)),
  ];
  const diagram = model.create('dmndi:DMNDiagram', { id: 'diagram', diagramElements: [...shapes, ...edges] });
  return model.create('dmndi:DMNDI', { diagrams: [diagram] });
}

function definitionsOf(policy: Policy, sheet: Sheet, problems: ImportProblem[]): DmnElement {
  const { types, inputs } = inputsOf(sheet);
  const [only] = sheet.outputs;
  const isSingle = sheet.outputs.length === 1 && !['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(sheet.hitPolicy);
  const decision = model.create('dmn:Decision', {
    id: `decision-${policy.name}`,
    name: policy.title['zh-CN'].replace(/\s+/g, ' ').trim() || policy.name,
    extensionElements: model.create('dmn:ExtensionElements', {
      values: [model.create('yikatong:Policy', { document: keptOf(policy) })],
    }),
    variable: model.create('dmn:InformationItem', {
      id: 'result',
      name: policy.title['zh-CN'].replace(/\s+/g, ' ').trim() || policy.name,
      ...(isSingle && only && { typeRef: only.type }),
    }),
    informationRequirement: inputs.map((input, index) =>
      model.create('dmn:InformationRequirement', {
        id: `requirement-${index + 1}`,
        requiredInput: model.create('dmn:DMNElementReference', { href: `#${String(input['id'])}` }),
      }),
    ),
    decisionLogic: tableOf(sheet, problems),
  });
  return model.create('dmn:Definitions', {
    id: `definitions-${policy.name}`,
    name: policy.name,
    namespace: `${policyNamespace}:${policy.name}`,
    exporter: 'Yikatong',
    itemDefinition: types,
    drgElement: [decision, ...inputs],
    dmnDI: diagramOf(decision, inputs),
  });
}

const unsayable = (fact: string): ImportProblem => ({
  rule: 'not-a-column',
  message: text(
    `规则对“${fact}”的比较无法写成决策表的一列：类型不一，或比较的不是数和日期`,
    `What the rules ask of “${fact}” is no column: values of several types, or an order that is not of numbers or dates`,
  ),
});

/** Exports a policy: its table, or its rules as a table of which the first row that holds decides. */
export async function exportDmn(policy: Policy): Promise<ExportedDmn> {
  const problems: ImportProblem[] = policy.table ? [] : unsayableFacts(policy).map(unsayable);
  if (problems.length > 0) return { xml: null, problems };
  try {
    const sheet = policy.table ? sheetOfTable(policy) : sheetOfRules(policy);
    const definitions = definitionsOf(policy, sheet, problems);
    if (problems.length > 0) return { xml: null, problems };
    return { xml: (await model.toXML(definitions, { format: true })).xml, problems };
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    const message = text('规则展开后行数过多，无法成为决策表', 'The rules would need too many rows for a table');
    return { xml: null, problems: [{ rule: 'too-many-rows', message }] };
  }
}
