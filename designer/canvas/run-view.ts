/** A run as the canvas shows it: what is done, where it stands, and the path between. */
import { isOver, type CaseRecord, type TraceStep } from '../../engine/core/case.ts';
import type { Edge, Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';

export interface RunView {
  done: ReadonlyMap<string, TraceStep>;
  /** The node to keep in sight. */
  current: string | null;
  /** Every node that a token stands on. */
  standing: ReadonlySet<string>;
  failed: { node: string; reason: Text } | null;
  /** Keys of the edges that were taken. */
  path: ReadonlySet<string>;
}

/** Identifies an edge. */
export const edgeKey = ({ from, port, to }: Edge): string => `${from}:${port}:${to}`;

/** The node a case begins on. */
export const startOf = (scenario: Scenario): string | null =>
  scenario.nodes.find(({ kind }) => kind === 'start')?.id ?? null;

/** The node of the drawn scenario that a path lies in: `pay/charge` is inside `pay`. */
const drawn = (path: string): string => path.split('/')[0] ?? path;

/** Whether a step left its node; the others say what happened while it stood there. */
const isLeft = ({ port }: TraceStep): boolean => !['waiting', 'retried', 'overdue'].includes(port);

/** The view after the first `shown` steps of a case's trace; `held` is the node that holds it, where that is known. */
export function runViewOf(scenario: Scenario, record: CaseRecord, shown: number, held?: string): RunView {
  const steps = record.trace.slice(0, shown);
  const all = shown >= record.trace.length;
  const at = record.at.map(drawn);
  const start = record.trace.length === 0 ? startOf(scenario) : null;
  const next = record.trace[shown]?.node;
  const stands = all ? (isOver(record) ? [] : at.length > 0 ? at : [start]) : [next === undefined ? null : drawn(next)];
  const standing = stands.filter((node) => node !== null);
  const stuck = record.status === 'failed' || record.status === 'held';
  const node = (held === undefined ? undefined : drawn(held)) ?? at[0] ?? record.trace.at(-1)?.node;
  return {
    done: new Map(steps.filter(isLeft).map((step) => [drawn(step.node), step])),
    current: standing[0] ?? null,
    standing: new Set(standing),
    failed: all && stuck && record.problem && node !== undefined ? { node, reason: record.problem.title } : null,
    path: new Set(
      steps.flatMap((step) =>
        scenario.edges.filter(({ from, port }) => from === step.node && port === step.port).map(edgeKey),
      ),
    ),
  };
}
