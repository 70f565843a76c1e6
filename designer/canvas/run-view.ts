/** A run as the canvas shows it: what is done, where it stands, and the path between. */
import { isOver, type CaseRecord, type TraceStep } from '../../engine/core/case.ts';
import type { Edge, Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';

export interface RunView {
  done: ReadonlyMap<string, TraceStep>;
  current: string | null;
  failed: { node: string; reason: Text } | null;
  /** Keys of the edges that were taken. */
  path: ReadonlySet<string>;
}

/** Identifies an edge. */
export const edgeKey = ({ from, port, to }: Edge): string => `${from}:${port}:${to}`;

/** The node a case begins on. */
export const startOf = (scenario: Scenario): string | null =>
  scenario.nodes.find(({ kind }) => kind === 'start')?.id ?? null;

/** The view after the first `shown` steps of a case's trace. */
export function runViewOf(scenario: Scenario, record: CaseRecord, shown: number): RunView {
  const steps = record.trace.slice(0, shown);
  const all = shown >= record.trace.length;
  const standing = record.at[0] ?? (record.trace.length === 0 ? startOf(scenario) : null);
  const next = all ? (isOver(record) ? null : standing) : (record.trace[shown]?.node ?? null);
  const failing = all && record.status === 'failed' && record.problem;
  const stuck = record.at[0] ?? record.trace.at(-1)?.node;
  return {
    done: new Map(steps.map((step) => [step.node, step])),
    current: next,
    failed: failing && stuck !== undefined ? { node: stuck, reason: failing.title } : null,
    path: new Set(
      steps.flatMap((step) =>
        scenario.edges.filter(({ from, port }) => from === step.node && port === step.port).map(edgeKey),
      ),
    ),
  };
}
