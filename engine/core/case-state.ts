/** The state of a case: how it begins, and how recorded changes lead from one to the next. Small enough for a workflow to replay. */
import type { CaseStart, CaseState, StateChange } from './case.ts';
import { assertExists } from './control.ts';

/** The state of a case before its first stretch, which puts a token on the start node. */
export const initialState = (start: CaseStart): CaseState => ({
  tokens: [],
  nextToken: 1,
  visits: {},
  data: { inputs: start.inputs, place: start.place, from: start.card },
  seq: 0,
  outcome: null,
});

/** Applies changes to a state, giving a new one. */
export function applyChanges(state: CaseState, changes: readonly StateChange[]): CaseState {
  const next: CaseState = {
    ...state,
    tokens: state.tokens.map((token) => ({ ...token })),
    visits: { ...state.visits },
    data: { ...state.data },
  };
  for (const change of changes) applyChange(next, change);
  return next;
}

/** Applies one change in place. */
export function applyChange(state: CaseState, change: StateChange): void {
  switch (change.change) {
    case 'token-created':
      state.tokens.push({ id: change.token, at: change.at, phase: 'ready' });
      state.nextToken = change.token + 1;
      return;
    case 'token-moved': {
      const token = assertExists(
        state.tokens.find(({ id }) => id === change.token),
        `token ${change.token}`,
      );
      token.at = change.to;
      token.phase = change.phase;
      return;
    }
    case 'token-ended':
      state.tokens = state.tokens.filter(({ id }) => id !== change.token);
      return;
    case 'visited':
      state.visits[change.node] = change.visit;
      return;
    case 'data':
      Object.assign(state.data, change.data);
      return;
    case 'traced':
      state.seq = change.seq;
      return;
    case 'ended':
      state.outcome = change.outcome;
  }
}
