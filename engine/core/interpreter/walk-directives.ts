/** What a node's directive makes of its token: a fork, a run over items, a call, an error, a taking back. */
import { firstValues } from '../case-state.ts';
import type { Token, UndoEntry } from '../case.ts';
import { compile } from '../compile.ts';
import { assertExists } from '../control.ts';
import { problem } from '../problem.ts';
import type { Directive } from '../node.ts';
import { keyOf } from '../node-context.ts';
import { beginItem, leaveItems, leaveTo, openScope, raiseFrom } from './walk-scopes.ts';
import { trace } from './walk-trace.ts';
import type { Walk } from './walk.ts';

/** Deeper than this, scenarios call each other in a circle. */
const deepestCalls = 5;

/** Follows a directive. */
export function follow(walk: Walk, token: Token, directive: Directive, at: string): void {
  if ('fork' in directive) return fork(walk, token, directive.fork);
  if ('each' in directive) return each(walk, token, directive.each);
  if ('call' in directive) return call(walk, token, directive.call);
  if ('raise' in directive) return raise(walk, token, directive.raise, at);
  const { kind, settings } = walk.node(token);
  undoNext(walk, token, kind.undoes?.(settings));
}

function fork(walk: Walk, token: Token, ports: readonly string[]): void {
  const { next } = walk.node(token);
  const firsts = ports.map((port) => assertExists(next.get(port), `edge from ${token.at} by ${port}`));
  const scope = openScope(walk, token, { kind: 'fork' });
  for (const first of firsts) walk.create(first, scope);
}

function each(
  walk: Walk,
  token: Token,
  { items, item, parallel, collect }: Extract<Directive, { each: unknown }>['each'],
): void {
  const progress = {
    items: [...items],
    item,
    parallel,
    next: 0,
    open: 0,
    results: [],
    ...(collect !== undefined && { collect }),
  };
  const id = openScope(walk, token, { kind: 'each', each: progress });
  const scope = assertExists(
    walk.state.scopes.find((known) => known.id === id),
    `scope ${id}`,
  );
  if (items.length === 0) return leaveItems(walk, scope);
  for (let begun = 0; begun < Math.min(parallel, items.length); begun += 1) beginItem(walk, scope);
}

function call(walk: Walk, token: Token, { scenario, inputs }: Extract<Directive, { call: unknown }>['call']): void {
  const { content, prefix } = walk.scene(token);
  if (prefix.split('/').length > deepestCalls) throw problem('internal', { rule: 'calls-too-deep' });
  const called = assertExists(content.subs?.[scenario], `pinned scenario ${scenario}`);
  const { place, from, use } = walk.state.data;
  const begins = { inputs, place, from, ...(use && { use }) };
  const data = { ...firstValues(called.scenario), ...begins } as typeof walk.state.data;
  const scope = openScope(walk, token, { kind: 'sub', scenario, data });
  walk.create(compile(called).start, scope);
}

/** An error that nobody catches ends the case, in the author's words. */
function raise(
  walk: Walk,
  token: Token,
  { code, label }: Extract<Directive, { raise: unknown }>['raise'],
  at: string,
): void {
  if (!raiseFrom(walk, token, code, label, at)) walk.endCase({ code, success: false, label });
}

/** Wants the last write of the token's own branch that can be taken back to be taken back; goes on where there is none left. */
export function undoNext(walk: Walk, token: Token, node: string | undefined): void {
  const { state } = walk;
  const last = state.undo.findLast(
    (entry) =>
      entry.scope === token.scope &&
      entry.token === token.id &&
      (node === undefined || ownNode(walk, token, entry.node, node)),
  );
  if (!last) {
    walk.change({ change: 'token-undoes', token: token.id, undoing: null });
    trace(walk, token, { port: 'done' }, walk.ports.now().toISOString(), 0);
    return leaveTo(walk, token, 'done');
  }
  wantUndo(walk, token, last);
}

const ownNode = (walk: Walk, token: Token, path: string, node: string): boolean =>
  path === `${walk.scene(token).prefix}${node}`;

/** Wants one write to be taken back. */
export function wantUndo(walk: Walk, token: Token, { node, visit, undo }: UndoEntry): void {
  walk.change({ change: 'token-moved', token: token.id, to: token.at, phase: 'performing' });
  walk.change({ change: 'token-undoes', token: token.id, undoing: { node, visit } });
  walk.wanted.push({
    token: token.id,
    node,
    visit,
    effect: 'undo',
    key: keyOf(walk.caseId, node, visit),
    data: {} as (typeof walk.wanted)[number]['data'],
    undo,
  });
}
