/** A run as the canvas shows it: what is done, where it stands, and the path between. */
import { isOver, type CaseRecord, type TraceStep } from '../../engine/core/case.ts';
import type { Edge, Scenario } from '../../engine/core/scenario.ts';
import { drawnOf as drawn, isLeaving } from '../../engine/core/stays.ts';
import type { Text } from '../../engine/core/text.ts';

/** How long a case stayed at a node. */
export interface NodeTime {
  /** Of all visits that have ended; and how many those are. */
  ms: number;
  visits: number;
  /** Since when it stands there now, or null. */
  since: string | null;
}

export interface RunView {
  done: ReadonlyMap<string, TraceStep>;
  /** The node to keep in sight. */
  current: string | null;
  /** Every node that a token stands on. */
  standing: ReadonlySet<string>;
  failed: { node: string; reason: Text } | null;
  /** How long the case stayed at each node, where that is known. */
  times?: ReadonlyMap<string, NodeTime>;
  /** Keys of the edges that were taken. */
  path: ReadonlySet<string>;
}

/** Identifies an edge. */
export const edgeKey = ({ from, port, to }: Edge): string => `${from}:${port}:${to}`;

/** The node a case begins on. */
export const startOf = (scenario: Scenario): string | null =>
  scenario.nodes.find(({ kind }) => kind === 'start')?.id ?? null;

/** Whether a step left its node; what was taken back later counts as well. */
const isLeft = ({ port }: TraceStep): boolean => !['waiting', 'retried', 'overdue'].includes(port);

/** The time at each node: of the steps shown, and of where the case stands if that is shown. */
function timesOf(steps: readonly TraceStep[], standing: CaseRecord['standing']): Map<string, NodeTime> {
  const times = new Map<string, NodeTime>();
  const of = (node: string): NodeTime => times.get(node) ?? { ms: 0, visits: 0, since: null };
  for (const step of steps) {
    // What lies inside a called scenario is part of the stay at the node that calls it.
    if (!isLeaving(step) || step.node.includes('/')) continue;
    const { ms, visits, since } = of(step.node);
    times.set(step.node, { ms: ms + (step.stayedMs ?? step.tookMs), visits: visits + 1, since });
  }
  for (const { path, since } of standing) {
    const before = of(drawn(path));
    const first = before.since !== null && before.since < since ? before.since : since;
    times.set(drawn(path), { ...before, since: first });
  }
  return times;
}

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
    times: timesOf(steps, all && !isOver(record) ? record.standing : []),
    path: new Set(
      steps.flatMap((step) =>
        scenario.edges.filter(({ from, port }) => from === step.node && port === step.port).map(edgeKey),
      ),
    ),
  };
}
