/** Imports DMN: what became of every element, and for every table a draft of a policy. Never throws. */
import { Policy, type TablePolicy } from '../core/policies/policy.ts';
import type { HitPolicy, Scalar, Table } from '../core/tables/table.ts';
import type { Findings, ImportedDecision, ImportedDecisions } from './decision-report.ts';
import { createDecider, type Decider } from './dmn-decide.ts';
import type { DmnDecision, DmnModel, DmnTable, HitLetter, Logic } from './dmn-model.ts';
import { takeDmn } from './dmn-take.ts';
import { draftPolicy, type Drafted, type DraftTable } from './draft-policy.ts';
import { text } from '../core/text.ts';

const hitPolicies: Record<HitLetter, HitPolicy> = {
  U: 'unique',
  A: 'any',
  F: 'first',
  P: 'priority',
  R: 'rule-order',
  O: 'output-order',
  C: 'collect',
};
const aggregates: Record<NonNullable<DmnTable['aggregation']>, NonNullable<Table['aggregate']>> = {
  SUM: 'sum',
  MIN: 'min',
  MAX: 'max',
  COUNT: 'count',
};

const literalOf = (logic: Logic | undefined): Scalar | null | undefined =>
  logic?.kind === 'feel' ? logic.literal?.value : undefined;

/** What an input asks for; an expression that is no path cannot be a fact. */
function pathOf(logic: Logic): string | undefined {
  if (logic.kind !== 'feel' || logic.literal) return undefined;
  return /^[\p{L}_][\p{L}\p{N}_. /-]*$/u.test(logic.source) ? logic.source : undefined;
}

function draftOf(decision: DmnDecision, table: DmnTable): DraftTable {
  return {
    id: decision.id,
    name: decision.name,
    inputs: table.inputs.map(({ expression, label }) => ({ path: pathOf(expression) ?? '', label })),
    outputs: table.outputs.map(({ name, type, values, default: given }) => ({
      name: name === '' ? decision.variable : name,
      type: type?.base,
      values,
      default: given === undefined ? undefined : (literalOf(given) ?? null),
    })),
    hitPolicy: hitPolicies[table.hitPolicy],
    aggregate: table.aggregation && aggregates[table.aggregation],
    rows: table.entries.map((entries, row) => ({
      id: table.ruleIds[row] ?? '',
      when: table.cells[row] ?? [],
      then: entries.map(literalOf),
      note: table.notes[row] ?? '',
    })),
  };
}

/** What of a policy stands beside the table: as our own export wrote it. */
function ownPolicy(drafted: TablePolicy, own: string | undefined, ruleIds: readonly string[]): TablePolicy {
  if (own === undefined) return drafted;
  try {
    const kept = JSON.parse(own) as {
      policy?: object;
      inputs?: object[];
      outputs?: object[];
      rows?: Record<string, object>;
    };
    const { table } = drafted;
    // Rows are found by their ids in the file, so that rows added or moved elsewhere keep what is theirs.
    const rows = table.rows.length === ruleIds.length ? kept.rows : undefined;
    const merged = {
      ...drafted,
      ...kept.policy,
      table: {
        ...table,
        inputs: table.inputs.map((input, index) => ({ fact: input.fact, ...kept.inputs?.[index] })),
        outputs: table.outputs.map(({ name, type }, index) => ({ name, type, ...kept.outputs?.[index] })),
        rows: table.rows.map((row, index) => {
          const theirs = rows?.[ruleIds[index] ?? ''];
          return theirs ? { when: row.when, then: row.then, ...theirs } : row;
        }),
      },
    };
    const parsed = Policy.safeParse(merged);
    return parsed.success ? (parsed.data as TablePolicy) : drafted;
  } catch {
    return drafted;
  }
}

function policyOf(decision: DmnDecision, findings: Findings): Drafted {
  const { logic } = decision;
  if (logic.kind !== 'table') return { policy: null, complete: false };
  const strange = logic.inputs.find(({ expression }) => pathOf(expression) === undefined);
  if (strange) {
    const why = text(
      `输入“${strange.label}”是表达式，策略只用事实；可以照样用来决策`,
      `The input “${strange.label}” is an expression, and policies use facts; it can be decided by all the same`,
    );
    findings.tell({ id: decision.id, type: 'policy', name: decision.name, verdict: 'left', why });
    return { policy: null, complete: false };
  }
  const drafted = draftPolicy(draftOf(decision, logic), findings);
  return drafted.policy ? { ...drafted, policy: ownPolicy(drafted.policy, decision.own, logic.ruleIds) } : drafted;
}

const logicNames = { feel: 'expression', table: 'table', left: 'none' } as const;

function importedOf(model: DmnModel, decision: DmnDecision, findings: Findings): ImportedDecision {
  const { kind } = decision.logic;
  return {
    id: decision.id,
    name: decision.name,
    logic: kind in logicNames ? logicNames[kind as keyof typeof logicNames] : kind,
    requires: decision.requires.map((id) => model.decisions.find((each) => each.id === id)?.name ?? id),
    ...policyOf(decision, findings),
  };
}

/** Imports a file's text; what is wrong with it is in `problems`, and there are no decisions where it can't be used. */
export function importDmn(xml: string): ImportedDecisions {
  const { model, findings } = takeDmn(xml);
  const decisions = model?.decisions.map((decision) => importedOf(model, decision, findings)) ?? [];
  const { counts, report, problems } = findings;
  return { format: 'dmn', ...(model && { version: model.version }), counts, report, problems, decisions };
}

/** The decider of a file's text, or what is wrong with it. */
export function dmnDecider(xml: string): Decider | { problems: ImportedDecisions['problems'] } {
  const { model, findings } = takeDmn(xml);
  return model ? createDecider(model) : { problems: findings.problems };
}
