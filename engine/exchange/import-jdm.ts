/** Imports decision models of GoRules: what became of every node, and for every table a draft of a policy. Never throws. */
import type { Cell, Scalar } from '../core/tables/table.ts';
import type { Findings, ImportedDecision, ImportedDecisions } from './decision-report.ts';
import type { Decider } from './dmn-decide.ts';
import { draftPolicy, type DraftTable } from './draft-policy.ts';
import { cellOfZen } from './jdm-cells.ts';
import { createJdmDecider } from './jdm-decide.ts';
import type { JdmModel, JdmNode, JdmTable, ZenSource } from './jdm-model.ts';
import { takeJdm } from './jdm-take.ts';

const literalOf = (cell: ZenSource | null | undefined): Scalar | null | undefined => {
  if (!cell) return null;
  const { tree } = cell;
  if (tree?.kind === 'literal') return tree.value;
  const negative = tree?.kind === 'unary' && tree.operator === '-' && tree.of.kind === 'literal' ? tree.of.value : null;
  return typeof negative === 'number' ? -negative : undefined;
};

const cellOf = (cell: ZenSource | null, isField: boolean): Cell | null | undefined =>
  cell === null ? '-' : isField && cell.tree ? cellOfZen(cell.tree) : undefined;

function draftOf(node: JdmNode, table: JdmTable): DraftTable {
  return {
    id: node.id,
    name: node.name,
    inputs: table.inputs.map(({ path, name }) => ({ path, label: name })),
    outputs: table.outputs.map(({ path, name, fallback }) => ({
      name: path || name,
      values: undefined,
      default: fallback ? (literalOf(fallback) ?? null) : undefined,
    })),
    hitPolicy: table.first ? 'first' : 'collect',
    aggregate: undefined,
    rows: table.rows.map(({ id, when, then, note }) => ({
      id,
      when: when.map((cell, column) => cellOf(cell, table.inputs[column]?.field !== undefined)),
      then: then.map(literalOf),
      note,
    })),
  };
}

/** What leads to a node, other nodes that decide among it. */
function requiredBy({ nodes, edges }: JdmModel, node: JdmNode): string[] {
  const before = edges.filter(({ to }) => to === node.id).map(({ from }) => from);
  return nodes.filter(({ id, content }) => before.includes(id) && content.kind !== 'input').map(({ name }) => name);
}

function importedOf(model: JdmModel, node: JdmNode, findings: Findings): ImportedDecision[] {
  const { id, name, content } = node;
  if (content.kind === 'input' || content.kind === 'output') return [];
  const drafted =
    content.kind === 'table' ? draftPolicy(draftOf(node, content), findings) : { policy: null, complete: false };
  return [
    { id, name, logic: content.kind === 'left' ? 'none' : content.kind, requires: requiredBy(model, node), ...drafted },
  ];
}

/** Imports parsed JSON. */
export function importJdm(value: unknown): ImportedDecisions {
  const { model, findings } = takeJdm(value);
  const decisions = model?.nodes.flatMap((node) => importedOf(model, node, findings)) ?? [];
  const { counts, report, problems } = findings;
  return { format: 'jdm', counts, report, problems, decisions };
}

/** The decider of parsed JSON, or what is wrong with it. */
export function jdmDecider(value: unknown): Decider | { problems: ImportedDecisions['problems'] } {
  const { model, findings } = takeJdm(value);
  return model ? createJdmDecider(model) : { problems: findings.problems };
}
