/** How long a case stays at its nodes: where its tokens stand and since when, and what a stretch adds to that. */
import { pathOf } from './case-scopes.ts';
import type { CaseState, TokenPhase, TraceStep } from './case.ts';
import type { NamedProblem } from './problem.ts';

/** A token that stands on a node, as a stretch leaves it. */
export interface Standing {
  token: number;
  /** Path of the node. */
  path: string;
  visit: number;
  phase: TokenPhase;
  /** What holds it. */
  problem: NamedProblem | null;
}

/** The same with the time of its arrival, RFC 3339. */
export interface Stand extends Standing {
  since: string;
}

/** A node that was left: the step of the trace, and how long the case had stayed there. */
export interface Stay {
  seq: number;
  path: string;
  ms: number;
}

/** What a stretch adds. */
export interface Walked {
  stays: Stay[];
  /** Paths of the nodes that began to be held, once each time. */
  held: string[];
}

/** What came of a stretch, as far as stays are concerned. */
export interface WalkedStretch {
  standing: readonly Standing[];
  steps: readonly TraceStep[];
  /** When it ended, RFC 3339. */
  at: string;
}

/** The node of the drawn scenario that a path lies in: `pay/charge` is inside `pay`. */
export const drawnOf = (path: string): string => path.split('/')[0] ?? path;

/** Words in the place of a port, for what happened while a token stood at a node. */
const staying: readonly string[] = ['waiting', 'retried', 'overdue', 'undone'];

/** Whether a step left its node; the others say what happened while it stood there. */
export const isLeaving = ({ port }: Pick<TraceStep, 'port'>): boolean => !staying.includes(port);

/** Where the tokens of a state stand. */
export function standingOf(state: CaseState): Standing[] {
  if (state.outcome) return [];
  return state.tokens
    .filter(({ doomed }) => !doomed)
    .map((token) => {
      const path = pathOf(state, token);
      // Not yet entered: the visit that it counts is that of the node before.
      const coming = token.phase === 'ready' || token.phase === 'joining';
      const visit = coming ? (state.visits[path] ?? 0) + 1 : token.visit;
      return { token: token.id, path, visit, phase: token.phase, problem: token.problem ?? null };
    });
}

/** The arrival that a leaving step ends: that of its visit, else of a token that stood there and is gone. */
function arrivalOf(step: TraceStep, left: Stand[]): Stand | undefined {
  const there = left.filter(({ path }) => path === step.node);
  const found = there.find(({ visit }) => visit === step.visit) ?? there[0];
  if (found) left.splice(left.indexOf(found), 1);
  return found;
}

const msBetween = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));

/** What a stretch makes of where the tokens stood before it. */
export function staysAfter(
  before: readonly Stand[],
  { standing, steps, at }: WalkedStretch,
): { standing: Stand[]; walked: Walked } {
  const left = new Set(steps.filter(isLeaving).map(({ node }) => node));
  const stayed = (now: Standing): Stand | undefined => {
    const was = before.find(({ token, path }) => token === now.token && path === now.path);
    // One that came round in a loop stands there anew; one that was tried again has not left.
    return was && (was.visit === now.visit || !left.has(now.path)) ? was : undefined;
  };
  const after = standing.map((now): Stand => ({ ...now, since: stayed(now)?.since ?? at }));
  const gone = before.filter((was) => !standing.some((now) => stayed(now) === was));
  const stays = steps.filter(isLeaving).map((step): Stay => {
    const arrival = arrivalOf(step, gone);
    return { seq: step.seq, path: step.node, ms: arrival ? msBetween(arrival.since, step.at) : step.tookMs };
  });
  const again = new Set(steps.filter(({ port }) => port === 'retried').map(({ node }) => node));
  const held = standing
    .filter((now) => now.phase === 'failed' && (stayed(now)?.phase !== 'failed' || again.has(now.path)))
    .map(({ path }) => path);
  return { standing: after, walked: { stays, held } };
}
