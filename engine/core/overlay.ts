/** What can be told of a running case without any person's data: where its tokens stand, what they wait for, and its status. */
import type { CaseState, CaseStatus } from './case.ts';
import { parkedAt, pathOf, scopesOutwards } from './case-scopes.ts';
import type { Overlay } from './run-scenario-ports.ts';

/** The overlay of a state. */
export const overlayOf = (digest: string, state: CaseState): Overlay => ({
  digest,
  tokens: state.tokens.map((token) => ({
    id: token.id,
    path: token.doomed ? token.at : pathOf(state, token),
    phase: token.phase,
    visit: token.visit,
    scope: token.scope,
    within: scopesOutwards(state, token.scope)
      .reverse()
      .map(({ kind, token: parked }) => ({ kind, at: parkedAt(state, parked).at })),
    dueAt: token.dueAt ?? null,
    until: token.wait?.until ?? null,
    task: token.wait?.task ?? null,
    problem: token.problem ?? null,
  })),
  paused: state.paused,
  overdue: state.overdue,
  outcome: state.outcome,
});

/** The status of a case, as lists show it. */
export function statusOf({ outcome, cancelling, paused, tokens }: CaseState): CaseStatus {
  if (outcome) return cancelling ? 'cancelled' : 'completed';
  if (tokens.some(({ phase }) => phase === 'failed')) return 'held';
  if (paused) return 'paused';
  const busy = tokens.some(({ phase }) => phase === 'ready' || phase === 'performing');
  return !busy && tokens.some(({ phase }) => phase === 'waiting') ? 'waiting' : 'running';
}
