/** Takes a decision model of GoRules, with a line for every node and for every expression that is not taken. Never throws. */
import { mostRows } from '../core/tables/table.ts';
import { text, type Text } from '../core/text.ts';
import { Findings, type DecisionVerdict } from './decision-report.ts';
import { unknownFunctions } from './jdm-evaluate.ts';
import type { JdmColumn, JdmContent, JdmEdge, JdmModel, JdmNode, JdmTable, ZenSource } from './jdm-model.ts';
import { parseZen, parseZenTests, Unread, type Zen } from './jdm-parse.ts';

const mostNodes = 500;
const mostEdges = 2000;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Taking {
  findings: Findings;
  node: { id: string; type: string; name: string };
}

function tell(
  { findings, node }: Taking,
  verdict: DecisionVerdict,
  why: Text,
  more: { row?: number; column?: number; source?: string } = {},
): void {
  findings.tell({ ...node, verdict, ...more, why });
}

/** An expression as a tree; null, and told, where it is not one that we evaluate with the same meaning. */
function take(
  taking: Taking,
  source: string,
  place: { row?: number; column?: number },
  parse: (source: string) => Zen,
): ZenSource {
  const left = (zh: string, en: string): ZenSource => {
    tell(taking, 'left', text(zh, en), { ...place, source: source.slice(0, 500) });
    return { source, tree: null };
  };
  try {
    const tree = parse(source);
    const [unknown] = unknownFunctions(tree);
    if (unknown !== undefined) return left(`函数 ${unknown} 不予求值`, `The function ${unknown} is not evaluated`);
    taking.findings.count(1);
    return { source, tree };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return left('无法读懂的表达式', 'An expression that cannot be read');
  }
}

const takeExpression = (taking: Taking, source: string, place = {}): ZenSource => take(taking, source, place, parseZen);
const optional = (taking: Taking, source: string): ZenSource | undefined =>
  source.trim() === '' ? undefined : takeExpression(taking, source);

function takeColumn(taking: Taking, column: Json, isInput: boolean): JdmColumn {
  const path = textOf(column['field']).trim();
  return {
    id: textOf(column['id']),
    name: textOf(column['name']),
    field: isInput && path !== '' ? takeExpression(taking, path) : undefined,
    path,
    fallback: optional(taking, textOf(column['defaultValue'])),
  };
}

function takeTable(taking: Taking, content: Json): JdmTable | { kind: 'left' } {
  const rules = listOf(content['rules']);
  if (rules.length > mostRows) {
    const why = text(
      `决策表有 ${rules.length} 行，最多 ${mostRows} 行`,
      `The table has ${rules.length} rows; at most ${mostRows}`,
    );
    taking.findings.problem({ rule: 'table-too-large', message: why });
    return { kind: 'left' };
  }
  const inputs = listOf(content['inputs']).map((column) => takeColumn(taking, column, true));
  const outputs = listOf(content['outputs']).map((column) => takeColumn(taking, column, false));
  const known = new Map<string, ZenSource>();
  const cell = (source: unknown, place: { row: number; column: number }, parse: (source: string) => Zen) => {
    const said = textOf(source).trim();
    if (said === '') return null;
    const key = `${parse === parseZen ? 'e' : 't'}${said}`;
    const found = known.get(key);
    if (found?.tree) {
      taking.findings.count(1);
      return found;
    }
    const made = take(taking, said, place, parse);
    known.set(key, made);
    return made;
  };
  return {
    kind: 'table',
    first: textOf(content['hitPolicy']) !== 'collect',
    inputs,
    outputs,
    rows: rules.map((rule, row) => ({
      id: textOf(rule['_id']),
      when: inputs.map(({ id, field }, column) =>
        cell(rule[id], { row: row + 1, column: column + 1 }, field ? parseZenTests : parseZen),
      ),
      then: outputs.map(({ id }, column) =>
        cell(rule[id], { row: row + 1, column: inputs.length + column + 1 }, parseZen),
      ),
      note: textOf(rule['_description']),
    })),
  };
}

function takeContent(taking: Taking, type: string, content: Json): JdmContent {
  switch (type) {
    case 'inputNode':
      return { kind: 'input' };
    case 'outputNode':
      return { kind: 'output' };
    case 'decisionTableNode':
      return takeTable(taking, content);
    case 'expressionNode': {
      const entries = listOf(content['expressions']).filter((each) => textOf(each['key']).trim() !== '');
      return {
        kind: 'expression',
        entries: entries.map((each, index) => ({
          key: textOf(each['key']).trim(),
          value: takeExpression(taking, textOf(each['value']), { row: index + 1 }),
        })),
      };
    }
    case 'switchNode':
      return {
        kind: 'switch',
        first: textOf(content['hitPolicy']) !== 'collect',
        statements: listOf(content['statements']).map((each, index) => {
          const source = textOf(each['condition']).trim();
          return {
            id: textOf(each['id']),
            condition: source === '' ? null : takeExpression(taking, source, { row: index + 1 }),
          };
        }),
      };
    default:
      return { kind: 'left' };
  }
}

const leftBecause: Record<string, Text> = {
  functionNode: text('脚本从不执行', 'A script is never run'),
  decisionNode: text('不读取别的文件', 'Other files are not read'),
};

function takeNode(findings: Findings, node: Json, index: number): JdmNode {
  const [id, type] = [textOf(node['id']) || `node-${index + 1}`, textOf(node['type'])];
  const name = textOf(node['name']) || id;
  const taking: Taking = { findings, node: { id, type, name } };
  const content = objectOf(node['content']);
  const taken = takeContent(taking, type, content);
  if (taken.kind === 'left') tell(taking, 'left', leftBecause[type] ?? text('未知的节点', 'A node that is not known'));
  else
    tell(
      taking,
      taken.kind === 'input' || taken.kind === 'output' ? 'taken' : 'kept',
      text('按其结构求值', 'Evaluated as it is built'),
    );
  if (content['schema'] !== undefined && content['schema'] !== null && content['schema'] !== '')
    tell(taking, 'left', text('JSON Schema 不检查', 'Its JSON Schema is not checked'));
  return {
    ...{ id, name, type, content: taken },
    passThrough: content['passThrough'] === true,
    inputField: optional(taking, textOf(content['inputField'])),
    outputPath: textOf(content['outputPath']).trim() || undefined,
    loop: content['executionMode'] === 'loop',
  };
}

/** Nodes so that each comes after those that lead to it; null where they lead in a circle. */
function inOrder(nodes: readonly JdmNode[], edges: readonly JdmEdge[]): JdmNode[] | null {
  const waits = new Map(nodes.map(({ id }) => [id, edges.filter(({ to }) => to === id).length]));
  const ready = nodes.filter(({ id }) => waits.get(id) === 0);
  const ordered: JdmNode[] = [];
  for (let node = ready.shift(); node; node = ready.shift()) {
    ordered.push(node);
    for (const { to } of edges.filter(({ from }) => from === node?.id)) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      const next = left === 0 ? nodes.find(({ id }) => id === to) : undefined;
      if (next) ready.push(next);
    }
  }
  return ordered.length === nodes.length ? ordered : null;
}

/** Takes parsed JSON. */
export function takeJdm(value: unknown): { model: JdmModel | null; findings: Findings } {
  const findings = new Findings();
  const refuse = (rule: string, message: Text) => {
    findings.problem({ rule, message });
    return { model: null, findings };
  };
  const file = objectOf(value);
  if (!Array.isArray(file['nodes']))
    return refuse('not-jdm', text('文件不是 JDM：没有 nodes', 'The file is not JDM: it has no nodes'));
  const [rawNodes, rawEdges] = [listOf(file['nodes']), listOf(file['edges'])];
  if (rawNodes.length > mostNodes || rawEdges.length > mostEdges)
    return refuse('too-many-elements', text(`超过 ${mostNodes} 个节点`, `There are more than ${mostNodes} nodes`));
  const nodes = rawNodes.map((node, index) => takeNode(findings, node, index));
  const known = new Set(nodes.map(({ id }) => id));
  const edges = rawEdges
    .map((edge) => ({
      from: textOf(edge['sourceId']),
      to: textOf(edge['targetId']),
      handle: textOf(edge['sourceHandle']) || undefined,
    }))
    .filter(({ from, to }) => known.has(from) && known.has(to));
  if (edges.length < rawEdges.length) {
    const message = text('有连线的一端不存在', 'An edge has an end that does not exist');
    findings.problem({ rule: 'unresolved-reference', message });
  }
  if (known.size < nodes.length) return refuse('repeated-ids', text('节点的 id 重复', 'Nodes have the same id'));
  if (!nodes.some(({ content }) => content.kind === 'input'))
    return refuse('no-input', text('没有输入节点', 'There is no input node'));
  const ordered = inOrder(nodes, edges);
  if (!ordered) return refuse('cyclic-requirements', text('节点连成了环', 'The nodes lead in a circle'));
  return { model: { name: textOf(file['name']) || 'decision', nodes: ordered, edges }, findings };
}
