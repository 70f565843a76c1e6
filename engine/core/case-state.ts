/** The state of a case: how it begins, and how recorded changes lead from one to the next. Small enough for a workflow to replay. */
import type { Branch, CaseStart, CaseState, Scope, StateChange, Token } from './case.ts';
import { assertExists } from './control.ts';
import type { Scenario } from './scenario.ts';

/** The state of a case before its first stretch, which puts a token on the start node. */
export const initialState = (start: CaseStart): CaseState => ({
  tokens: [],
  nextToken: 1,
  scopes: [],
  nextScope: 1,
  visits: {},
  data: { inputs: start.inputs, place: start.place, from: start.card, ...(start.use && { use: start.use }) },
  undo: [],
  seq: 0,
  outcome: null,
  cancelling: null,
  paused: null,
  dueAt: null,
  overdue: false,
});

/** The first values of a scenario's own variables. */
export const firstValues = ({ variables = {} }: Pick<Scenario, 'variables'>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, { initial }]) => (initial === undefined ? [] : [[name, initial]])),
  );

/** Applies changes to a state, giving a new one. */
export function applyChanges(state: CaseState, changes: readonly StateChange[]): CaseState {
  const next: CaseState = {
    ...state,
    tokens: state.tokens.map((token) => ({ ...token })),
    scopes: state.scopes.map(copyOfScope),
    visits: { ...state.visits },
    data: { ...state.data },
    undo: [...state.undo],
  };
  for (const change of changes) applyChange(next, change);
  return next;
}

/** Items are never changed, so they are shared; what counts them is copied. */
const copyOfScope = (scope: Scope): Scope => ({
  ...scope,
  ...(scope.data && { data: { ...scope.data } }),
  ...(scope.each && { each: { ...scope.each, results: [...scope.each.results] } }),
});

/** The state without the items that were begun: their scopes have them. A long case goes on with less to carry. */
export const withoutItemsBegun = (state: CaseState): CaseState => ({
  ...state,
  scopes: state.scopes.map(({ each, ...scope }) => ({
    ...scope,
    ...(each && { each: { ...each, items: each.items.map((item, index) => (index < each.next ? null : item)) } }),
  })),
});

const tokenOf = (state: CaseState, id: number): Token =>
  assertExists(
    state.tokens.find((token) => token.id === id),
    `token ${id}`,
  );

const scopeOf = (state: CaseState, id: number): Scope =>
  assertExists(
    state.scopes.find((scope) => scope.id === id),
    `scope ${id}`,
  );

/** Applies one change in place. */
export function applyChange(state: CaseState, change: StateChange): void {
  switch (change.change) {
    case 'token-created':
    case 'token-moved':
    case 'token-waits':
    case 'token-failed':
    case 'token-undoes':
    case 'token-doomed':
    case 'token-renamed':
    case 'token-reminded':
    case 'token-ended':
    case 'visited':
      return applyToToken(state, change);
    case 'scope-opened':
    case 'scope-closed':
    case 'item-begun':
    case 'item-done':
      return applyToScope(state, change);
    case 'data': {
      const own = change.scope ? scopeOf(state, change.scope) : undefined;
      Object.assign(own ? (own.data ??= {} as never) : state.data, change.data);
      return;
    }
    case 'undo-added':
      state.undo.push(change.entry);
      return;
    case 'undo-removed':
      state.undo = state.undo.filter(({ node, visit }) => node !== change.node || visit !== change.visit);
      return;
    case 'traced':
      state.seq = change.seq;
      return;
    case 'cancelling':
      state.cancelling = change.cancelling;
      return;
    case 'paused':
      state.paused = change.paused;
      return;
    case 'due':
      state.dueAt = change.dueAt;
      state.overdue = change.overdue;
      return;
    case 'ended':
      state.outcome = change.outcome;
  }
}

type TokenChange = Extract<StateChange, { change: `token-${string}` | 'visited' }>;

function applyToToken(state: CaseState, change: TokenChange): void {
  if (change.change === 'token-created') {
    state.tokens.push({ id: change.token, at: change.at, phase: 'ready', scope: change.scope ?? 0, visit: 0 });
    state.nextToken = change.token + 1;
    return;
  }
  if (change.change === 'token-ended') {
    state.tokens = state.tokens.filter(({ id }) => id !== change.token);
    return;
  }
  if (change.change === 'visited') {
    state.visits[change.node] = change.visit;
    if (change.token !== undefined) tokenOf(state, change.token).visit = change.visit;
    return;
  }
  const token = tokenOf(state, change.token);
  switch (change.change) {
    case 'token-moved': {
      const { id, scope, visit, undoing } = token;
      const moved: Token = { id, scope, visit, at: change.to, phase: change.phase };
      if (change.dueAt !== undefined) moved.dueAt = change.dueAt;
      if (undoing !== undefined && change.phase === 'performing') moved.undoing = undoing;
      replace(token, moved);
      return;
    }
    case 'token-waits':
      token.phase = 'waiting';
      token.wait = change.wait;
      token.memory = change.memory;
      return;
    case 'token-failed':
      token.phase = 'failed';
      token.problem = change.problem;
      return;
    case 'token-undoes':
      if (change.undoing === null) delete token.undoing;
      else token.undoing = change.undoing;
      return;
    case 'token-reminded':
      delete token.dueAt;
      return;
    case 'token-renamed':
      token.at = change.at;
      return;
    case 'token-doomed':
      token.doomed = change.heir;
      token.scope = 0;
      token.at = change.path;
  }
}

/** Gives an object exactly the entries of another. */
function replace(token: Token, by: Token): void {
  for (const key of Object.keys(token) as (keyof Token)[]) if (!(key in by)) delete token[key];
  Object.assign(token, by);
}

type ScopeChange = Extract<StateChange, { change: `scope-${string}` | `item-${string}` }>;

function applyToScope(state: CaseState, change: ScopeChange): void {
  switch (change.change) {
    case 'scope-opened':
      state.scopes.push(copyOfScope(change.scope));
      state.nextScope = change.scope.id + 1;
      return;
    case 'scope-closed': {
      const closed = scopeOf(state, change.scope);
      const heir: Branch = { scope: closed.parent, token: closed.token };
      state.scopes = state.scopes.filter(({ id }) => id !== change.scope);
      // What was written inside can be taken back by whoever opened it.
      if (state.undo.some(({ scope }) => scope === change.scope))
        state.undo = state.undo.map((entry) => (entry.scope === change.scope ? { ...entry, ...heir } : entry));
      for (const token of state.tokens) if (token.doomed?.scope === change.scope) token.doomed = heir;
      return;
    }
    case 'item-begun': {
      const each = assertExists(scopeOf(state, change.scope).each, 'items');
      each.next += 1;
      each.open += 1;
      return;
    }
    case 'item-done': {
      const each = assertExists(scopeOf(state, change.scope).each, 'items');
      each.open -= 1;
      if (each.collect !== undefined) each.results[change.index] = change.result ?? null;
    }
  }
}
