/** What opens, closes and leaves scopes during a stretch: joins, the ends of items, and errors on their way outwards. */
import type { Scope, Token } from '../case.ts';
import { isWithin, layersAt, parkedAt, scopeAt, scopesOutwards } from '../case-scopes.ts';
import { catchingPort, type CompiledNode } from '../compile.ts';
import { assertExists } from '../control.ts';
import { evaluateInLayers } from '../expressions/expression.ts';
import { problemKinds } from '../problem.ts';
import type { Text } from '../text.ts';
import { trace } from './walk-trace.ts';
import type { Walk } from './walk.ts';

/** Sends a token where a port leads. */
export function leaveTo(walk: Walk, token: Token, port: string): void {
  const node = walk.node(token);
  const next = assertExists(node.next.get(port), `edge from ${node.id} by ${port}`);
  walk.change({ change: 'token-moved', token: token.id, to: next.id, phase: 'ready' });
}

/** Opens a scope where a token stands, which is parked until the scope is closed. Gives its number. */
export function openScope(walk: Walk, token: Token, scope: Omit<Scope, 'id' | 'parent' | 'token'>): number {
  const id = walk.state.nextScope;
  const { at, dueAt } = token;
  walk.change({ change: 'scope-opened', scope: { id, parent: token.scope, token: token.id, ...scope } });
  walk.change({
    change: 'token-moved',
    token: token.id,
    to: at,
    phase: 'inside',
    ...(dueAt !== undefined && { dueAt }),
  });
  return id;
}

/** Closes a scope and all within, giving up their tokens; gives the token that was parked at its opening. */
export function closeScope(walk: Walk, id: number): Token {
  const { state } = walk;
  const { token, parent } = assertExists(scopeAt(state, id), `scope ${id}`);
  const heir = { scope: parent, token };
  const within = [...state.tokens].filter(({ scope }) => scope !== 0 && isWithin(state, scope, id));
  // A token that is parked is older than those within its scope, which are given up first.
  for (const each of within.sort((a, b) => b.id - a.id)) walk.giveUp(each, heir);
  const scopes = state.scopes.filter((scope) => isWithin(state, scope.id, id)).map((scope) => scope.id);
  for (const scope of scopes.sort((a, b) => b - a)) walk.change({ change: 'scope-closed', scope });
  return parkedAt(state, token);
}

/** Lets a token arrive where branches meet; true where it stays there, or has gone on as one with the others. */
export function arriveAtJoin(walk: Walk, token: Token, node: CompiledNode): boolean {
  const fork = scopeAt(walk.state, token.scope);
  if (fork?.kind !== 'fork') return false;
  walk.change({ change: 'token-moved', token: token.id, to: node.id, phase: 'joining' });
  const living = walk.state.tokens.filter(({ scope, doomed }) => !doomed && isWithin(walk.state, scope, fork.id));
  const arrived = living.filter(({ at, phase, scope }) => phase === 'joining' && at === node.id && scope === fork.id);
  const need = node.join === 'all' ? living.length : node.join === 'any' ? 1 : (node.join ?? 1);
  if (arrived.length >= need) goOnAsOne(walk, token, fork);
  else if (living.every(({ phase }) => phase === 'joining')) holdStuck(walk, living);
  return true;
}

/** The branches have met: the others are given up, and the token parked at their fork goes on from the join. */
function goOnAsOne(walk: Walk, token: Token, fork: Scope): void {
  const { prefix } = walk.scene(token);
  const node = walk.node(token);
  const path = `${prefix}${node.id}`;
  const parked = closeScope(walk, fork.id);
  walk.change({ change: 'token-moved', token: parked.id, to: node.id, phase: 'ready' });
  walk.change({ change: 'visited', node: path, visit: (walk.state.visits[path] ?? 0) + 1, token: parked.id });
  trace(walk, parked, { port: 'done' }, walk.ports.now().toISOString(), 0);
  leaveTo(walk, parked, 'done');
}

/** Every branch waits at a join, and none can go on: an operator must help. */
function holdStuck(walk: Walk, tokens: readonly Token[]): void {
  const { title } = problemKinds['join-stuck'];
  for (const { id } of tokens)
    walk.change({ change: 'token-failed', token: id, problem: { slug: 'join-stuck', title } });
}

/** Whether a token has come back to the for-each whose item it runs. */
export function isItemsEnd(walk: Walk, token: Token): boolean {
  const item = itemScope(walk, token);
  if (!item) return false;
  const each = assertExists(scopeAt(walk.state, item.parent), 'for-each');
  return parkedAt(walk.state, each.token).at === token.at;
}

/** The scope of the item that a token runs, within its own scenario. */
function itemScope(walk: Walk, token: Token): Scope | undefined {
  for (const scope of scopesOutwards(walk.state, token.scope)) {
    if (scope.kind === 'item') return scope;
    if (scope.kind === 'sub') return undefined;
  }
  return undefined;
}

/** An item is done: the next begins, or the for-each is left when it was the last. */
export function finishItem(walk: Walk, token: Token): void {
  const item = assertExists(itemScope(walk, token), 'item');
  const each = assertExists(scopeAt(walk.state, item.parent), 'for-each');
  const progress = assertExists(each.each, 'progress');
  const result =
    progress.collect === undefined ? undefined : evaluateInLayers(progress.collect, layersAt(walk.state, item.id));
  giveUpItem(walk, item);
  walk.change({ change: 'item-done', scope: each.id, index: item.index ?? 0, ...(result !== undefined && { result }) });
  if (progress.next < progress.items.length) beginItem(walk, each);
  else if (progress.open === 0) leaveItems(walk, each);
}

/** Closes an item's scope. Nothing is parked at an item: what is given back is the for-each's token, which stays. */
const giveUpItem = (walk: Walk, item: Scope): void => void closeScope(walk, item.id);

/** Begins the next item of a for-each. */
export function beginItem(walk: Walk, { id, token, each }: Scope): void {
  const { items, item, next } = assertExists(each, 'progress');
  const parked = parkedAt(walk.state, token);
  const first = assertExists(walk.node(parked).next.get('each'), 'edge to the first node of an item');
  const scope = walk.state.nextScope;
  walk.change({ change: 'item-begun', scope: id });
  const data = { [item]: items[next], index: next } as never;
  walk.change({ change: 'scope-opened', scope: { id: scope, parent: id, kind: 'item', token, data, index: next } });
  walk.create(first, scope);
}

/** All items are done: the for-each is left. */
export function leaveItems(walk: Walk, each: Scope): void {
  const results = assertExists(each.each, 'progress').results;
  const parked = closeScope(walk, each.id);
  const { kind, settings } = walk.node(parked);
  const result = assertExists(kind.collected?.(settings, results), `${kind.kind}.collected`);
  walk.leave(parked, result, walk.ports.now().toISOString(), 0);
}

/** Takes an error outwards to the first parked node that catches it; false where none does. */
export function raiseFrom(walk: Walk, token: Token, code: string, note: Text, at: string): boolean {
  for (const scope of scopesOutwards(walk.state, token.scope)) {
    if (scope.kind === 'item') continue;
    const parked = parkedAt(walk.state, scope.token);
    const port = catchingPort(walk.node(parked), code);
    if (port === undefined) continue;
    closeScope(walk, scope.id);
    trace(walk, parked, { port, note }, at, 0);
    leaveTo(walk, parked, port);
    return true;
  }
  return false;
}
