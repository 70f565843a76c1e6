/** Where a token of a case stands: its scopes outwards, and the data it sees there. */
import type { Branch, CaseState, Scope, Token } from './case.ts';
import { assertExists } from './control.ts';
import type { CaseData } from './facts/facts.ts';

/** The branch that a case begins with. */
export const theCase: Branch = { scope: 0, token: 1 };

/** A scope by its number; undefined of 0, the case. */
export const scopeAt = (state: CaseState, id: number): Scope | undefined =>
  id === 0 ? undefined : state.scopes.find((scope) => scope.id === id);

/** The scopes from one outwards, innermost first. */
export function scopesOutwards(state: CaseState, id: number): Scope[] {
  const found: Scope[] = [];
  for (let scope = scopeAt(state, id); scope; scope = scopeAt(state, scope.parent)) found.push(scope);
  return found;
}

/** Whether a scope is another, or lies within it. */
export const isWithin = (state: CaseState, id: number, outer: number): boolean =>
  outer === 0 || scopesOutwards(state, id).some((scope) => scope.id === outer);

/** The data that a token of a scope sees, in layers: its item's variables before those outside, and nothing from outside a sub-scenario. */
export function layersAt(state: CaseState, id: number): CaseData[] {
  const layers: CaseData[] = [];
  for (let scope = scopeAt(state, id); scope; scope = scopeAt(state, scope.parent)) {
    if (scope.data) layers.push(scope.data);
    if (scope.kind === 'sub' && scope.data) return layers;
  }
  layers.push(state.data);
  return layers;
}

/** The layers as one. */
export const flattened = (layers: readonly CaseData[]): CaseData =>
  layers.length === 1 && layers[0] ? layers[0] : (Object.assign({}, ...layers.toReversed()) as CaseData);

/** The data that a token of a scope sees. */
export const dataAt = (state: CaseState, id: number): CaseData => flattened(layersAt(state, id));

/** The scope that keeps what a token of a scope learns; 0 is the case. */
export const homeOf = (state: CaseState, id: number): number =>
  scopesOutwards(state, id).find(({ data }) => data !== undefined)?.id ?? 0;

/** The number of the item a scope is for, within the innermost for-each. */
export const itemOf = (state: CaseState, id: number): number | undefined =>
  scopesOutwards(state, id).find(({ kind }) => kind === 'item')?.index;

/** The token that is parked where a scope was opened. */
export const parkedAt = (state: CaseState, token: number): Token =>
  assertExists(
    state.tokens.find(({ id }) => id === token),
    `parked token ${token}`,
  );

/** The part of the data that some paths name, and no more. */
export function pick(data: CaseData, paths: readonly (readonly string[])[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const path of paths) copyPath(data, picked, path);
  return picked;
}

function copyPath(
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  [name, ...rest]: readonly string[],
): void {
  if (name === undefined || !Object.hasOwn(from, name)) return;
  const value = from[name];
  if (rest.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    to[name] = value;
    return;
  }
  // A whole value that an earlier path took stays whole.
  if (to[name] === value) return;
  copyPath(value as Record<string, unknown>, (to[name] ??= {}) as Record<string, unknown>, rest);
}

/** The path of the node that a token stands on: `pay`, or `fees/pay` in a scenario that is called. */
export function pathOf(state: CaseState, { at, scope }: Token): string {
  const calls = scopesOutwards(state, scope).filter(({ kind }) => kind === 'sub');
  return [...calls.reverse().map(({ token }) => parkedAt(state, token).at), at].join('/');
}
